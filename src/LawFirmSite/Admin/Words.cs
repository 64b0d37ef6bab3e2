using LawFirmSite.Admin.Bin;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Domain.Site;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LawFirmSite.Admin;

/// <summary>What the values of the domain are called on the screens of staff.</summary>
public static class Words
{
    public static string Word(this ArticleState state) => state switch
    {
        ArticleState.Draft => "草稿",
        ArticleState.Submitted => "待审",
        ArticleState.Scheduled => "已排期",
        ArticleState.Published => "已发布",
        ArticleState.Outdated => "已过时",
        ArticleState.Withdrawn => "已撤回",
    };

    /// <summary>A shape beside the word, so that a list can be read at a glance and without colour.</summary>
    public static string Mark(this ArticleState state) => state switch
    {
        ArticleState.Draft => "○",
        ArticleState.Submitted => "◎",
        ArticleState.Scheduled => "◔",
        ArticleState.Published => "●",
        ArticleState.Outdated => "◐",
        ArticleState.Withdrawn => "✕",
    };

    /// <summary>What publishing means for an article that stands where it stands.</summary>
    public static string PublishingMeans(this ArticleState state) => state switch
    {
        ArticleState.Draft or ArticleState.Submitted => "发布这一稿",
        ArticleState.Scheduled => "改发布时间",
        ArticleState.Published or ArticleState.Outdated => "更新公开的内容",
        ArticleState.Withdrawn => "重新发布",
    };

    public static string Word(this RemarkKind kind) => kind switch
    {
        RemarkKind.Note => "备注",
        RemarkKind.Submitted => "送审",
        RemarkKind.TakenBack => "收回",
        RemarkKind.Returned => "退回",
        RemarkKind.Overrode => "看过提醒，仍然发布",
        RemarkKind.CalledOff => "取消排期",
    };

    public static string Word(this StaffRole role) => role switch
    {
        StaffRole.Author => "作者",
        StaffRole.Editor => "编辑",
        StaffRole.Administrator => "管理员",
    };

    public static string Word(this AccountState state) => state switch
    {
        AccountState.Invited => "等本人设密码",
        AccountState.Active => "可以登录",
        AccountState.Disabled => "已停用",
    };

    public static string Mark(this AccountState state) => state switch
    {
        AccountState.Invited => "○",
        AccountState.Active => "●",
        AccountState.Disabled => "✕",
    };

    public static string Word(this ContactKind kind) => kind switch
    {
        ContactKind.Phone => "电话",
        ContactKind.Fax => "传真",
        ContactKind.Email => "电子邮箱",
    };

    public static string Word(this VerificationMethod how) => how switch
    {
        VerificationMethod.Call => "打电话",
        VerificationMethod.OfficialSite => "官方网站",
        VerificationMethod.Visit => "上门",
        VerificationMethod.Document => "书面材料",
    };

    public static string Word(this ContactChangeKind kind) => kind switch
    {
        ContactChangeKind.Added => "加入",
        ContactChangeKind.Number => "改号",
        ContactChangeKind.Label => "改名称",
        ContactChangeKind.Kind => "改种类",
        ContactChangeKind.Note => "改说明",
        ContactChangeKind.Retired => "停用",
        ContactChangeKind.Reused => "重新启用",
        ContactChangeKind.Verified => "核实",
        ContactChangeKind.CallFailed => "打不通",
        ContactChangeKind.TakenBack => "撤销刚才的记录",
        ContactChangeKind.Removed => "删除",
    };

    /// <summary>A value before or after a change, in words.</summary>
    public static string Said(this ContactChange change, string value) =>
        change.Kind == ContactChangeKind.Kind && Enum.TryParse<ContactKind>(value, out var kind) ? kind.Word() : value;

    public static string Word(this CenterStatus status) => status switch
    {
        CenterStatus.Current => "现用",
        CenterStatus.NeedsVerification => "尚未核实",
        CenterStatus.Superseded => "已并入别处",
        CenterStatus.Closed => "已撤销",
    };

    public static string Word(this PagePlace place) => place switch
    {
        PagePlace.Nowhere => "不放进导航",
        PagePlace.Header => "页首导航",
        PagePlace.Footer => "页脚",
        PagePlace.LegalAidGuide => "法律援助指南",
    };

    public static string Word(this RedirectOrigin origin) => origin switch
    {
        RedirectOrigin.Typed => "手工加的",
        RedirectOrigin.Renamed => "改网址时自动加的",
        RedirectOrigin.Imported => "导入的",
    };

    public static string Word(this BinKind kind) => kind switch
    {
        BinKind.Article => "文章",
        BinKind.Page => "页面",
        BinKind.Category => "栏目",
        BinKind.Office => "办公地点",
        BinKind.Center => "法律援助机构",
        BinKind.Contact => "联系方式",
        BinKind.Media => "图片或 PDF",
        BinKind.Redirect => "旧网址",
    };

    /// <summary>Every value of an enumeration to choose from.</summary>
    public static IEnumerable<SelectListItem> Choices<T>(Func<T, string> word) where T : struct, Enum =>
        Enum.GetValues<T>().Select(value => new SelectListItem(word(value), value.ToString()));
}
