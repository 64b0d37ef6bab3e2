using System.Net;
using System.Net.Http.Headers;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Tests.Corpora;

namespace LawFirmSite.Tests.BadInput;

/// <summary>
/// Every form of every page of staff (<see cref="StaffForms"/>). Whatever is typed, the answer is a page that says so, never a fault, and nothing typed runs on a page afterwards.
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
        foreach (var (path, fields) in StaffForms.Posted(site))
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
                    else form.Add(new StringContent(i % 2 == 0 || fields.Count == 1 || next % fields.Count == 0 ? word : StaffForms.Usual(name)), name);
                }
                foreach (var (name, value) in overposted[next % overposted.Count]) form.Add(new StringContent(value), name);

                using var answer = await staff.Http.PostAsync(path, form);
                await PublicInputTests.LookAsync(answer, $"POST {path} {i}", faults);
                if (answer.StatusCode == HttpStatusCode.Unauthorized) await SignInAsync(staff);
            }
        }
        foreach (var path in StaffForms.Pages(site))
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
        foreach (var (action, pattern) in StaffForms.Actions(site, "GET"))
        {
            var names = StaffForms.FieldsOf(action).ConvertAll(field => field.Name);
            if (names.Count == 0) continue;

            for (var i = 0; i < RequestsPerForm; i++)
            {
                var query = string.Join('&', names.Select(name => $"{name}={Uri.EscapeDataString(Short(words[next++ % words.Count]))}"));
                using var answer = await staff.GetAsync($"{StaffForms.Filled(pattern)}?{query}");
                await PublicInputTests.LookAsync(answer, $"GET {pattern}?{query}", faults);
            }
        }
        Assert.Empty(faults.Take(20));
    }

    private static string Short(string word) => word.Length > 500 ? word[..500] : word;

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
}
