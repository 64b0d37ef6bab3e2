using LawFirmSite.Domain.Contacts;

namespace LawFirmSite.Domain.Site;

/// <summary>The firm as a whole: its name, the numbers that belong to no single office, its licence and filing numbers. One row.</summary>
public sealed class SiteProfile : IHasContacts, IVersioned
{
    public const int OnlyId = 1;

    public int Id { get; private set; } = OnlyId;

    public int Version { get; private set; }

    public string Name { get; set; } = "";

    /// <summary>At most four characters: the words in the seal.</summary>
    public string ShortName { get; set; } = "";

    public string NameEnglish { get; set; } = "";

    /// <summary>One sentence for search engines and shared links.</summary>
    public string Description { get; set; } = "";

    /// <summary>律师事务所执业许可证号; shown when it is not empty.</summary>
    public string LicenceNumber { get; set; } = "";

    /// <summary>晋ICP备…号-1; shown when it is not empty (非经营性互联网信息服务备案管理办法 art. 13).</summary>
    public string IcpNumber { get; set; } = "";

    /// <summary>晋公网安备…号; shown when it is not empty.</summary>
    public string PoliceNumber { get; set; } = "";

    public string AreaCode { get; set; } = "";

    /// <summary>24-hour lines, e-mail and fax. The first telephone is the one in the header of every page.</summary>
    public ICollection<ContactPoint> Contacts { get; } = [];
}
