namespace LawFirmSite.Public.Errors;

/// <summary>An error in plain words: what happened, what became of what was sent, and what to do now.</summary>
public sealed record ErrorPage(int Code, string Heading, string Kept, string Advice)
{
    /// <summary>What was typed into the form that failed; empty when there was none.</summary>
    public IReadOnlyList<(string Label, string Words)> Typed { get; init; } = [];

    /// <summary>Where the address may have been meant to lead; empty when it says nothing.</summary>
    public IReadOnlyList<(string Address, string Words)> Meant { get; init; } = [];

    /// <summary>What was typed, sealed, to go through sign-in and back into the form; null where they cannot.</summary>
    public string? Carried { get; init; }

    public static ErrorPage Of(int code) => code switch
    {
        400 => new(code, "这次请求看不懂", "什么也没有改动。", "请返回上一页，核对后再试一次。"),
        401 => new(code, "您已退出登录", "这一次没有保存。", "太久没有操作，或者账号有变动，就会自动退出。请重新登录以后再保存。"),
        403 => new(code, "您不能打开这一页", "什么也没有改动。", "如果您是本所工作人员，请用有权限的账号登录。"),
        404 => new(code, "没有找到这一页", "", "可能网址抄错了，也可能这一页从来没有过。请搜索，或从首页找起。"),
        405 => new(code, "这个网址不能这样打开", "什么也没有改动。", "请返回上一页，用页面上的按钮再试。"),
        409 => new(code, "刚才有人先改了同一份内容", "先保存的那一份已经留下，您这一份没有保存。", "请返回上一页，复制您写的内容，刷新后再改。"),
        410 => new(code, "这一页已经撤下", "", "请搜索，或从首页找起。"),
        413 => new(code, "发来的内容太大", "内容没有收下，原有的内容没有改动。", "请返回上一页，删减后再试，或分成几次。"),
        415 => new(code, "发来的内容格式不对", "什么也没有改动。", "请返回上一页，用页面上的表格再试。"),
        429 => new(code, "操作太频繁了", "什么也没有改动。", "请等一分钟再试。着急的话，请直接打电话。"),
        503 => new(code, "网站暂时停用", "这一次没有保存，以前保存的内容都在。", "通常几分钟就好，请稍后再试。着急的话，请直接打电话。"),
        507 => new(code, "服务器的存储空间满了", "这一次没有保存，以前保存的内容都在。", "请先把写好的内容另存到电脑上，再告诉网站管理员清理空间。"),
        >= 400 and < 500 => new(code, "这次请求没有成功", "什么也没有改动。", "请返回上一页再试，或从首页找起。"),
        _ => new(code, "网站出了故障", "这一次没有完成，以前保存的内容都在。", "问题已经记下。请稍后再试；着急的话，请直接打电话。"),
    };
}
