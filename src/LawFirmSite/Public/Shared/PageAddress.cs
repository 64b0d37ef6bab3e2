using LawFirmSite.Domain.Site;

namespace LawFirmSite.Public.Shared;

/// <summary>Where a standing text is read.</summary>
public static class PageAddress
{
    extension(PagePlace place)
    {
        /// <summary>A question of the legal-aid guide is read among the others.</summary>
        public string AddressOf(string slug) => place == PagePlace.LegalAidGuide ? $"/legal-aid/guide#{slug}" : $"/pages/{slug}";
    }
}
