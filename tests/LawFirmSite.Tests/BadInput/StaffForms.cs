using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.BadInput;

/// <summary>
/// The pages and forms of staff with their fields, found by looking at the actions, so that a new one is tried without anybody
/// thinking of it.
/// </summary>
public static class StaffForms
{
    public static IEnumerable<(string Path, List<(string Name, bool IsFile)> Fields)> Posted(TestSite site) =>
        from action in Actions(site, "POST")
        where !action.Pattern.Contains("sign-out", StringComparison.Ordinal)
        let fields = FieldsOf(action.Action)
        where fields.Count > 0
        select (Filled(action.Pattern), fields);

    public static IEnumerable<string> Pages(TestSite site) => Actions(site, "GET").Select(action => Filled(action.Pattern)).Where(path => !path.Contains("sign-out", StringComparison.Ordinal));

    public static IEnumerable<(ControllerActionDescriptor Action, string Pattern)> Actions(TestSite site, string method) =>
        from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let action = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()
        where action is not null && action.ControllerTypeInfo.Assembly == typeof(Program).Assembly && action.ControllerTypeInfo.Namespace!.Contains(".Admin", StringComparison.Ordinal)
            && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true
        select (action, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'));

    public static string Filled(string pattern) => System.Text.RegularExpressions.Regex.Replace(pattern, @"\{[^}]+\}", "1");

    public static List<(string Name, bool IsFile)> FieldsOf(ControllerActionDescriptor action) => [.. action.MethodInfo.GetParameters().Where(IsBound).SelectMany(Fields)];

    /// <summary>What a field takes as a rule.</summary>
    public static string Usual(string name) => name.Contains("Date", StringComparison.Ordinal) || name == "Since" ? "2026-11-25" : name.EndsWith("Id", StringComparison.Ordinal) ? "1" : "某某";

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
