using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;

namespace LawFirmSite.Web;

/// <summary>
/// The classes among which MVC looks for controllers, view components and tag helpers. They have to be public; to look at all others too it would load
/// what the compiler makes of every lambda and every wait.
/// </summary>
public sealed class PublicTypes : ApplicationPart, IApplicationPartTypeProvider
{
    private static readonly Assembly Own = typeof(PublicTypes).Assembly;

    /// <summary>In the place of all others, those of MVC too, in which there is nothing of the kind; compiled views stay.</summary>
    public static void Replace(IList<ApplicationPart> parts)
    {
        foreach (var part in parts.Where(part => part is IApplicationPartTypeProvider).ToArray()) parts.Remove(part);
        parts.Add(new PublicTypes());
    }

    public override string Name => Own.GetName().Name!;

    public IEnumerable<TypeInfo> Types => Own.ExportedTypes.Select(type => type.GetTypeInfo());
}
