namespace LawFirmSite.Domain.Articles;

/// <summary>The Latin end of an address of a category or page: lower-case letters, digits and single hyphens.</summary>
public static class Slug
{
    public const int Length = 60;

    public static bool IsValid(string slug) =>
        slug.Length is > 0 and <= Length
        && slug.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
        && slug[0] != '-' && slug[^1] != '-' && !slug.Contains("--", StringComparison.Ordinal);
}
