using LawFirmSite.Domain.Offices;

namespace LawFirmSite.Public.Shared;

/// <summary>How an office is worded for visitors.</summary>
public static class OfficeWording
{
    extension(Office office)
    {
        /// <summary>A plain link to a map of the address; nothing of the map is loaded here.</summary>
        public string MapAddress => $"https://uri.amap.com/search?keyword={Uri.EscapeDataString(office.Address)}&city={Uri.EscapeDataString(office.City)}";
    }
}
