using LawFirmSite.Data.Seeding;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;

namespace LawFirmSite.Tests.Data;

/// <summary>Content in which every field is set somewhere, as an export would name and order it.</summary>
internal static class FullContent
{
    private static readonly DateTimeOffset Binned = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly VerificationFile Verified = new(new(2026, 2, 1), "某某", VerificationMethod.Visit);

    public static Content Make() => new()
    {
        Site = new()
        {
            Name = "某某律师事务所",
            ShortName = "某某所",
            NameEnglish = "Some Law Firm",
            Description = "某市的一家律所。",
            LicenceNumber = "00000000000000000",
            IcpNumber = "某ICP备00000000号",
            PoliceNumber = "某公网安备 00000000000000号",
            AreaCode = "0355",
            Contacts = [Contact("急救电话", "0000000")],
        },
        Offices =
        [
            new()
            {
                Id = 3, Key = Guid.Parse("00000000-0000-0000-0000-000000000001"), Name = "某市办公室", City = "某市", Address = "某街0号", Directions = "某路口往北", AreaCode = "0355", Hours = "周一至周五",
                Verified = Verified, Contacts = [Contact("电话", "000 0000"), new() { Label = "传真", Number = "0000001", Kind = ContactKind.Fax }],
            },
            new() { Id = 5, Key = Guid.Parse("00000000-0000-0000-0000-000000000002"), Name = "旧办公室", City = "某市", IsClosed = true, BinnedAt = Binned },
        ],
        Centers =
        [
            new()
            {
                Id = 4, Key = Guid.Parse("00000000-0000-0000-0000-000000000003"), Name = "某县法律援助中心", NameAtSource = "某县援助中心", District = "某区", DistrictCode = "000000", FormerNames = ["某县中心", "老中心"],
                Address = "某街1号", AreaCode = "0355", Hours = "上午", Status = CenterStatus.Superseded, SupersededById = 9, SourceTitle = "某某日报", SourceDate = new(2013, 8, 26), Verified = Verified, Contacts = [Contact("电话", "0000002")],
            },
            new() { Id = 9, Key = Guid.Parse("00000000-0000-0000-0000-000000000004"), Name = "某区法律援助中心", Status = CenterStatus.Current, BinnedAt = Binned },
        ],
        Categories =
        [
            new() { Slug = "news", Name = "从前的动态", Order = 1, BinnedAt = Binned },
            new() { Slug = "news", Name = "动态", Description = "所里的事", Order = 2, InNavigation = true },
        ],
        Media =
        [
            new()
            {
                Id = 7, Name = "hall.jpg", Title = "大厅", ContentType = "image/jpeg", Hash = "00", Width = 1200, Height = 600, Alt = "大厅", AddedBy = "某某", AddedAt = Binned, BinnedAt = Binned, Sizes = [new(480, "01")],
            },
        ],
        Synonyms = [["起诉", "打官司"], ["合同", "协议", "契约"]],
        Redirects = [new("/default.asp", "/"), new("/list.asp", "/articles")],
        Pages =
        [
            new()
            {
                File = "about.md", Key = "00000000-0000-0000-0000-00000000000a", Slug = "about", Place = "Header", Order = "3", Title = "概况", Summary = "一句话", State = "Published", By = "某某", FormerAddresses = ["/about.asp"], Body = "正文。",
            },
            new()
            {
                File = "about.newer-draft.md", Key = "00000000-0000-0000-0000-00000000000a", Slug = "about", Place = "Header", Order = "3", Title = "概况", State = "Draft", By = "某某", FormerAddresses = ["/about.asp"], Body = "新的正文。",
            },
            new() { File = "draft.md", Key = "00000000-0000-0000-0000-00000000000b", Slug = "draft", Place = "Footer", Order = "0", Title = "草稿", State = "Draft", By = "某某", Body = "正文。" },
            new() { File = "old.binned-3.md", Key = "00000000-0000-0000-0000-00000000000c", Slug = "old", Place = "Footer", Order = "1", Title = "旧的", State = "Published", By = "某某", Binned = "2026-03-01T08:00:00", Body = "正文。" },
        ],
        Articles =
        [
            new()
            {
                File = "000002.md", Id = "2", Key = "00000000-0000-0000-0000-000000000010", Kicker = "引题", Title = "某文", Subtitle = "副题", Category = "news", Author = "某某", AuthorOffice = "某局", Source = "某某日报",
                SourceDate = "2013-08-26", SourcePage = "4版", OriginalUrl = "https://news.example/1", FormerAddresses = ["/view.asp?id=1", "/view.asp?id=2"], Editor = "某编", Summary = "一句话。\n又一句。", State = "Outdated",
                Published = "2013-08-29T19:49:27", OutdatedSince = "2026-01-01", OutdatedReason = "新法施行", ReplacedBy = "8", ReviewedBy = "某律师", ReviewedOn = "2026-01-02", LawAsOf = "2026-01-01",
                Changes = "2026-01-03T08:00:00 改了一处\n2026-01-04T08:30:05 又改 一处", Views = "1798", By = "某编", Body = "## 一\n\n正文。\n\n---\n\n完。",
            },
            new()
            {
                File = "000002.newer-draft.md", Id = "2", Key = "00000000-0000-0000-0000-000000000010", Title = "某文", State = "Draft", FormerAddresses = ["/view.asp?id=1", "/view.asp?id=2"], By = "某编", Body = "新的正文。",
            },
            new()
            {
                File = "000004.md", Id = "4", Key = "00000000-0000-0000-0000-000000000011", Title = "撤回的", State = "Withdrawn", Published = "2020-01-01T00:00:00", Withdrawn = "2021-01-01T08:00:00", Reason = "说错了",
                Binned = "2026-03-01T08:00:00", By = "某某", Body = "正文。",
            },
            new() { File = "000005.md", Id = "5", Key = "00000000-0000-0000-0000-000000000012", Title = "草稿", State = "Draft", Binned = "2026-03-01T08:00:00", By = "某某", Body = "" },
            new() { File = "000006.md", Id = "6", Key = "00000000-0000-0000-0000-000000000013", Title = "送审的", State = "Submitted", By = "某某", Body = "正文。" },
            new() { File = "000007.md", Id = "7", Key = "00000000-0000-0000-0000-000000000014", Title = "排期的", State = "Scheduled", Published = "2099-01-01T08:00:00", By = "某某", Body = "正文。" },
            new() { File = "000008.md", Id = "8", Key = "00000000-0000-0000-0000-000000000015", Title = "在线的", Category = "news", State = "Published", Published = "2026-01-01T08:00:00", By = "某某", Body = "正文。" },
        ],
    };

    /// <summary>Every field of a contact point is set.</summary>
    private static ContactFile Contact(string label, string number) =>
        new() { Label = label, Number = number, Kind = ContactKind.Email, Note = "工作时间", IsRetired = true, Verified = Verified, BinnedAt = Binned };
}
