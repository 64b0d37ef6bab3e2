using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Admin.Forms;

/// <summary>
/// One field of a form that two people changed from the same state: what it was, what I typed, what they saved. Values are
/// compared as they would be stored.
/// </summary>
public sealed record FieldMerge(PropertyInfo Property, string Label, string? Before, string Mine, string Theirs, object? BeforeValue)
{
    public string Name => Property.Name;

    /// <summary>They changed it, and not to what I typed. Where nobody knows what it was, every difference counts.</summary>
    public bool IsTheirs => Theirs != Mine && Theirs != Before;

    /// <summary>Both changed it, each in their own way.</summary>
    public bool IsConflict => IsTheirs && Mine != Before;

    /// <summary>Every field with a name for people, in the order of the form.</summary>
    public static IReadOnlyList<FieldMerge> Of<T>(T? before, T mine, T theirs) where T : class =>
    [
        .. from property in typeof(T).GetProperties()
           where property.GetCustomAttribute<DisplayAttribute>() is not null
           select new FieldMerge(property, property.GetCustomAttribute<DisplayAttribute>()!.GetName()!,
               before is null ? null : Value(property, before), Value(property, mine), Value(property, theirs), before is null ? null : property.GetValue(before)),
    ];

    /// <summary>A value as text, the way a form sends it.</summary>
    private static string Value(PropertyInfo property, object form) => property.GetValue(form) switch
    {
        string text => TypedText.Comparable(text),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
