using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Tests.Corpora;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.BadInput;

/// <summary>
/// Every form of every page of staff, found by looking at the actions, so that a new one is tried without anybody thinking of
/// it. Whatever is typed, the answer is a page that says so, never a fault, and nothing typed runs on a page afterwards.
/// </summary>
public sealed class StaffInputTests(TestSite site) : IClassFixture<TestSite>
{
    private const int RequestsPerForm = 6;

    [Fact]
    public async Task No_words_in_any_field_of_any_form_break_it_or_run_afterwards()
    {
        // Number 1 is somebody else, so that no form can take the rights of the one who tries.
        await site.StaffAsync(StaffRole.Editor);
        var staff = await site.StaffAsync(StaffRole.Administrator);
        var overposted = Corpus.Items("overposting-and-binding").Select(item => item.GetProperty("form").EnumerateObject().Select(p => (p.Name, Value: p.Value.ToString())).ToList()).ToList();
        var words = BadWords.All;
        var next = 0;
        var faults = new List<string>();
        foreach (var (path, fields) in Forms())
        {
            var token = await TokenAsync(staff);
            for (var i = 0; i < RequestsPerForm; i++)
            {
                using var form = new MultipartFormDataContent();
                form.Add(new StringContent(token), "__RequestVerificationToken");
                foreach (var (name, isFile) in fields)
                {
                    var word = words[next++ % words.Count];
                    if (isFile) form.Add(File(word), name, "a.png");
                    // One field at a time is bad in half of the requests: else the first refusal would hide the rest.
                    else form.Add(new StringContent(i % 2 == 0 || fields.Count == 1 || next % fields.Count == 0 ? word : Usual(name)), name);
                }
                foreach (var (name, value) in overposted[next % overposted.Count]) form.Add(new StringContent(value), name);

                using var answer = await staff.Http.PostAsync(path, form);
                await PublicInputTests.LookAsync(answer, $"POST {path} {i}", faults);
                if (answer.StatusCode == HttpStatusCode.Unauthorized) await SignInAsync(staff);
            }
        }
        foreach (var path in Pages())
        {
            using var answer = await staff.GetAsync(path);
            await PublicInputTests.LookAsync(answer, $"GET {path}", faults);
        }
        Assert.Empty(faults.Take(20));
    }

    [Fact]
    public async Task No_words_in_a_query_break_a_page_of_staff()
    {
        var staff = await site.StaffAsync(StaffRole.Administrator);
        var words = BadWords.All;
        var next = 0;
        var faults = new List<string>();
        foreach (var (action, pattern) in Actions("GET"))
        {
            var names = action.MethodInfo.GetParameters().Where(IsBound).SelectMany(Fields).Select(field => field.Name).ToList();
            if (names.Count == 0) continue;

            for (var i = 0; i < RequestsPerForm; i++)
            {
                var query = string.Join('&', names.Select(name => $"{name}={Uri.EscapeDataString(Short(words[next++ % words.Count]))}"));
                using var answer = await staff.GetAsync($"{Filled(pattern)}?{query}");
                await PublicInputTests.LookAsync(answer, $"GET {pattern}?{query}", faults);
            }
        }
        Assert.Empty(faults.Take(20));
    }

    private static string Short(string word) => word.Length > 500 ? word[..500] : word;

    private static string Usual(string name) => name.Contains("Date", StringComparison.Ordinal) || name == "Since" ? "2026-11-25" : name.EndsWith("Id", StringComparison.Ordinal) ? "1" : "某某";

    private static ByteArrayContent File(string word)
    {
        var file = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(Short(word)));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return file;
    }

    private async Task SignInAsync(StaffClient staff)
    {
        using var answer = await staff.PostAsync("/admin/sign-in", new() { ["UserName"] = staff.UserName, ["Password"] = TestSite.Password });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task<string> TokenAsync(StaffClient staff)
    {
        var page = await staff.PageAsync("/admin/articles/new");
        return page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    private IEnumerable<(string Path, List<(string Name, bool IsFile)> Fields)> Forms() =>
        from action in Actions("POST")
        where !action.Pattern.Contains("sign-out", StringComparison.Ordinal)
        let fields = action.Action.MethodInfo.GetParameters().Where(IsBound).SelectMany(Fields).ToList()
        where fields.Count > 0
        select (Filled(action.Pattern), fields);

    private IEnumerable<string> Pages() => Actions("GET").Select(action => Filled(action.Pattern)).Where(path => !path.Contains("sign-out", StringComparison.Ordinal));

    private IEnumerable<(ControllerActionDescriptor Action, string Pattern)> Actions(string method) =>
        from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let action = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()
        where action is not null && action.ControllerTypeInfo.Assembly == typeof(Program).Assembly && action.ControllerTypeInfo.Namespace!.Contains(".Admin", StringComparison.Ordinal)
            && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true
        select (action, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'));

    private static string Filled(string pattern) => System.Text.RegularExpressions.Regex.Replace(pattern, @"\{[^}]+\}", "1");

    private static bool IsBound(ParameterInfo parameter) => parameter.ParameterType != typeof(CancellationToken) && !parameter.ParameterType.IsInterface;

    private static IEnumerable<(string Name, bool IsFile)> Fields(ParameterInfo parameter) => Fields(parameter.ParameterType, parameter.Name!, isRoot: true);

    private static IEnumerable<(string Name, bool IsFile)> Fields(Type type, string name, bool isRoot)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(IFormFile) || type == typeof(IFormFileCollection) || type == typeof(List<IFormFile>) || type == typeof(IReadOnlyList<IFormFile>)) return [(name, true)];
        if (type == typeof(string) || type.IsPrimitive || type.IsEnum || type.Namespace == "System") return [(name, false)];

        var item = type.IsArray ? type.GetElementType() : type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
        if (item is not null && item.IsGenericType && item.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)) return [($"{name}[x]", false)];
        if (item is not null) return Fields(item, $"{name}[0]", isRoot: false);

        return type.GetProperties().Where(property => property.CanWrite && property.GetIndexParameters().Length == 0)
            .SelectMany(property => Fields(property.PropertyType, isRoot ? property.Name : $"{name}.{property.Name}", isRoot: false));
    }
}
