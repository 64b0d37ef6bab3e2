using LawFirmSite.Data.Accounts;

namespace LawFirmSite.Web.Accounts;

/// <summary>
/// A few words by which people know their own devices, from what the browser says of itself: 手机微信, Windows 上的 Edge. Coarse on
/// purpose: no version, no model.
/// </summary>
public static class DeviceName
{
    // The first that is found counts: most browsers name those they descend from as well.
    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("HarmonyOS", "鸿蒙设备"), ("OpenHarmony", "鸿蒙设备"), ("Android", "安卓手机"), ("Windows", "Windows 电脑"), ("Mac OS X", "苹果电脑"), ("CrOS", "Chromebook"), ("Linux", "Linux 电脑"),
    ];

    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("MicroMessenger", "微信"), ("QQBrowser", "QQ 浏览器"), ("UCBrowser", "UC 浏览器"), ("HuaweiBrowser", "华为浏览器"), ("MiuiBrowser", "小米浏览器"), ("Edg", "Edge"), ("360SE", "360 浏览器"), ("OPR", "Opera"),
        ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari"),
    ];

    public static string Of(string userAgent)
    {
        var (system, browser) = (Find(Systems), Find(Browsers));
        var name = (system, browser) switch
        {
            (null, null) => "不认识的设备",
            (null, _) => browser,
            (_, null) => system,
            _ => $"{system}{(char.IsAsciiLetter(system[^1]) ? " " : "")}上的{(char.IsAsciiLetter(browser[0]) ? " " : "")}{browser}",
        };
        return name.Length <= StaffSession.DeviceLength ? name : name[..StaffSession.DeviceLength];

        string? Find((string Mark, string Name)[] known) => Array.Find(known, one => userAgent.Contains(one.Mark, StringComparison.OrdinalIgnoreCase)).Name;
    }
}
