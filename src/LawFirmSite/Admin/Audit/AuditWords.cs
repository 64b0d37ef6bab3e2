using System.Globalization;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Audit;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;

namespace LawFirmSite.Admin.Audit;

/// <summary>The record in plain Chinese: what was done, to what kind of thing, and what its fields and values are called.</summary>
public static class AuditWords
{
    private static readonly Dictionary<string, string> Fields = new()
    {
        ["RevisionCount"] = "文稿",
        ["PublishedRevision"] = "公开的文稿",
        ["SubmittedRevision"] = "待审的文稿",
        ["ReviewedRevision"] = "看过的文稿",
        ["OwnerId"] = "作者账号",
        ["PublishedAt"] = "发布时间",
        ["CategoryId"] = "栏目",
        ["WithdrawnAt"] = "撤回时间",
        ["WithdrawalReason"] = "撤回原因",
        ["Outdated.Reason"] = "为什么过时",
        ["Outdated.Since"] = "从哪天起过时",
        ["Outdated.ReplacedById"] = "代替它的文章编号",
        ["Slug"] = "网址",
        ["Place"] = "放在哪里",
        ["Order"] = "排列次序",
        ["Name"] = "名称",
        ["Description"] = "说明",
        ["InNavigation"] = "放进导航",
        ["Title"] = "标题",
        ["Alt"] = "图片说明",
        ["BinnedAt"] = "放进回收站的时间",
        ["Lines"] = "同义词",
        ["City"] = "城市",
        ["Address"] = "地址",
        ["Directions"] = "怎么找",
        ["AreaCode"] = "区号",
        ["Hours"] = "办公时间",
        ["IsClosed"] = "不再使用",
        ["Verified.On"] = "核实日期",
        ["Verified.By"] = "谁核实",
        ["Verified.How"] = "怎样核实",
        ["NameAtSource"] = "资料上的名称",
        ["District"] = "县区",
        ["DistrictCode"] = "区划代码",
        ["FormerNames"] = "原名",
        ["Status"] = "状态",
        ["SupersededById"] = "并入的机构编号",
        ["SourceTitle"] = "资料来源",
        ["SourceDate"] = "资料日期",
        ["ShortName"] = "印章上的字",
        ["NameEnglish"] = "英文名称",
        ["LicenceNumber"] = "执业许可证号",
        ["IcpNumber"] = "ICP 备案号",
        ["PoliceNumber"] = "公安备案号",
        ["Label"] = "称呼",
        ["Kind"] = "种类",
        ["Printed"] = "号码",
        ["Display"] = "显示的号码",
        ["Dial"] = "拨打的号码",
        ["Note"] = "备注",
        ["IsRetired"] = "停用",
        ["UserName"] = "用户名",
        ["DisplayName"] = "姓名",
        ["Role"] = "角色",
        ["Email"] = "邮箱",
        ["PasswordHash"] = "密码",
        ["DisabledAt"] = "停用时间",
        ["TwoFactorEnabled"] = "动态口令",
        ["AccessFailedCount"] = "输错次数",
        ["LockoutEnd"] = "锁到什么时候",
        ["IsInvitation"] = "邀请新同事",
        ["ExpiresAt"] = "有效到",
        ["From"] = "旧网址",
        ["To"] = "转到哪里",
        ["Whom"] = "给谁看",
        ["RevokedAt"] = "收回时间",
    };

    // Told with another column that people know better, or of no use to people.
    private static readonly string[] Quiet = ["Display", "Dial", "Verified.By", "Verified.How", "WithdrawnAt", "BinnedAt", "DisabledAt", "RevokedAt", "TwoFactorEnabled", "IsRetired", "IsClosed", "AccessFailedCount"];

    public static bool Knows(string field) => Fields.ContainsKey(field);

    public static string Field(string field) => Fields.GetValueOrDefault(field, field);

    public static string Word(this AuditKind kind) => kind switch
    {
        AuditKind.Article => "文章",
        AuditKind.Page => "页面",
        AuditKind.Category => "栏目",
        AuditKind.Office => "办公地点",
        AuditKind.LegalAidCenter => "法律援助机构",
        AuditKind.Site => "网站资料",
        AuditKind.Media => "图片和 PDF",
        AuditKind.Synonyms => "搜索用词",
        AuditKind.Redirect => "旧网址",
        AuditKind.Staff => "员工账号",
        AuditKind.Record => "操作记录",
        AuditKind.Content => "全部内容",
        AuditKind.Backup => "备份",
    };

    public static string Word(this AuditVerb verb) => verb switch
    {
        AuditVerb.Added => "添加了",
        AuditVerb.Changed or AuditVerb.ChangedContact => "改了",
        AuditVerb.Removed => "删除了",
        AuditVerb.Saved => "保存了",
        AuditVerb.Published => "发布了",
        AuditVerb.Scheduled => "排期发布",
        AuditVerb.Unscheduled => "取消了排期",
        AuditVerb.Withdrew => "撤回了",
        AuditVerb.MarkedOutdated => "标注过时",
        AuditVerb.ClearedOutdated => "去掉了过时标注",
        AuditVerb.Submitted => "送审了",
        AuditVerb.TookBack => "收回了待审的稿子",
        AuditVerb.Returned => "把稿子退回给作者",
        AuditVerb.EndedSubmission => "收回或退回了待审的稿子",
        AuditVerb.Vouched => "填写了本所律师审核",
        AuditVerb.Verified => "核实了名称和地址",
        AuditVerb.Closed => "停用了",
        AuditVerb.Reopened => "恢复使用",
        AuditVerb.AddedContact => "添加了联系方式",
        AuditVerb.RemovedContact => "删除了联系方式",
        AuditVerb.VerifiedContact => "核实了号码",
        AuditVerb.RetiredContact => "停用了号码",
        AuditVerb.ReusedContact => "恢复了号码",
        AuditVerb.Binned => "放进了回收站",
        AuditVerb.Restored => "从回收站取回了",
        AuditVerb.ChangedPassword => "换了密码",
        AuditVerb.Disabled => "停用了账号",
        AuditVerb.Enabled => "恢复了账号",
        AuditVerb.SecondFactorOn => "开启了动态口令",
        AuditVerb.SecondFactorOff => "关闭了动态口令",
        AuditVerb.MadePreview => "建了预览链接",
        AuditVerb.RevokedPreview => "收回了预览链接",
        AuditVerb.MadeStaffLink => "建了登录链接",
        AuditVerb.AddedPasskey => "添加了通行密钥",
        AuditVerb.RemovedPasskey => "删除了通行密钥",
        AuditVerb.SignedIn => "登录了",
        AuditVerb.SignedOut => "退出了登录",
        AuditVerb.FailedSignIn => "密码输错，没能登录",
        AuditVerb.LockedOut => "输错太多次，账号暂时锁住",
        AuditVerb.SetUp => "用一次性链接建立了第一个管理员账号",
        AuditVerb.Exported => "导出了",
        AuditVerb.BackedUp => "做了备份",
    };

    /// <summary>发布了第 3 稿, 改了地址、办公时间: the verb with what it was done to.</summary>
    public static string Deed(this AuditEntry entry) => entry.Verb switch
    {
        AuditVerb.Added when entry.Kind is AuditKind.Article or AuditKind.Page => "写了新的",
        AuditVerb.Added when entry.Kind == AuditKind.Media => "上传了",
        AuditVerb.Added when entry.Kind == AuditKind.Staff => "建了账号",
        AuditVerb.Saved or AuditVerb.Published when entry.ToRevision is { } number => $"{entry.Verb.Word()}第 {number} 稿",
        AuditVerb.Published => "重新发布了",
        AuditVerb.Changed or AuditVerb.ChangedContact => entry.Verb.Word() + string.Join('、', entry.ToldFields().Select(field => Field(field.Field)).Distinct()),
        var verb => verb.Word(),
    };

    /// <summary>The changes that people want to see; all of them where there are no others.</summary>
    public static IReadOnlyList<FieldChange> ToldFields(this AuditEntry entry)
    {
        var fields = entry.Fields;
        var told = fields.Where(field => !Quiet.Contains(field.Field)).ToList();
        return told.Count > 0 || entry.Verb is not (AuditVerb.Changed or AuditVerb.ChangedContact) ? told : fields;
    }

    /// <summary>A stored value as people say it.</summary>
    public static string Value(string field, string? stored, SiteClock clock) => stored switch
    {
        null or "" => "（空）",
        "True" => "是",
        "False" => "否",
        _ when DateTimeOffset.TryParseExact(stored, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) => clock.Local(moment).WithTime(),
        _ => field switch
        {
            "Role" when Enum.TryParse<StaffRole>(stored, out var role) => role.Word(),
            "Status" when Enum.TryParse<CenterStatus>(stored, out var status) => status.Word(),
            "Kind" when Enum.TryParse<ContactKind>(stored, out var kind) => kind.Word(),
            "Place" when Enum.TryParse<PagePlace>(stored, out var place) => place.Word(),
            "Verified.How" when Enum.TryParse<VerificationMethod>(stored, out var how) => how.Word(),
            _ => stored,
        },
    };

    /// <summary>Where the thing can be looked at; null for what has no page.</summary>
    public static string? Address(this AuditEntry entry) => entry.SubjectId is not { } id ? null : entry.Kind switch
    {
        AuditKind.Article => $"/admin/articles/{id}",
        AuditKind.Page => $"/admin/pages/{id}",
        AuditKind.Category => $"/admin/categories/{id}",
        AuditKind.Office => $"/admin/offices/{id}",
        AuditKind.LegalAidCenter => $"/admin/legal-aid/{id}",
        AuditKind.Site => "/admin/site",
        AuditKind.Media => $"/admin/media/{id}",
        AuditKind.Synonyms => "/admin/search",
        AuditKind.Redirect => "/admin/redirects",
        AuditKind.Staff => $"/admin/staff/{id}",
        AuditKind.Record or AuditKind.Content or AuditKind.Backup => null,
    };
}
