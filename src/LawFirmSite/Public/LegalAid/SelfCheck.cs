namespace LawFirmSite.Public.LegalAid;

/// <summary>A line of a question, with plain words for a term few people know.</summary>
public sealed record CheckLine(string Words, string Gloss = "");

/// <summary>One of the four questions: where yes and no lead, and the way back. A note may say whom to call at once.</summary>
public sealed record CheckQuestion(
    string Step, int Number, string Asked, IReadOnlyList<CheckLine> Lines, string Basis, string Yes, string No, string Back, string Note = "", string Call = "");

/// <summary>What the answers come to. Never a refusal: only a legal-aid center decides.</summary>
public sealed record CheckResult(string Step, string Verdict, IReadOnlyList<string> Why, string Bring, string Back);

/// <summary>
/// Four questions to be answered with yes or no (法律援助法 arts. 31, 32, 41, 42). Where somebody stands is the address and
/// nothing else: no form, no cookie, and the way back is that of the browser.
/// </summary>
public static class SelfCheck
{
    public const string Address = "/legal-aid/check";

    private const string Bring = "身份证、跟这件事有关的材料，有什么带什么。";

    public static IReadOnlyList<CheckQuestion> Questions { get; } =
    [
        new("", 1, "您遇到的是下面这几种事吗？",
        [
            new("受到家庭暴力、虐待或者遗弃，要讨个说法", "遗弃：该养的人不养、不管。"),
            new("因为见义勇为，要讨个说法", "见义勇为：为了救人、制止坏人，自己受了伤或者损失。"),
            new("英雄烈士的近亲属，维护英雄烈士的名誉", "近亲属：配偶、父母、子女、兄弟姐妹这些家里人。"),
            new("判了罪，后来改判无罪，要国家赔偿"),
        ],
        "《法律援助法》第三十二条", "exempt", "matter", "", "正在挨打、有危险，先拨打", "110"),
        new("matter", 2, "您的事在下面吗？",
        [
            new("干了活，要不到工钱；或者老板不承认您干过活"),
            new("工伤、车祸、吃药吃东西、看病受了伤害，要赔偿"),
            new("要赡养费、抚养费、扶养费", "赡养费：子女给老人的。抚养费：父母给孩子的。扶养费：夫妻之间的。"),
            new("该给的养老、医疗等社会保险，低保等救助，或者抚恤金没有给", "抚恤金：发给牺牲、伤残人员和他们家属的钱。"),
            new("家人不能辨认自己的行为，要请法院认定", "比如老人糊涂了，要由别人替他办事。"),
            new("国家机关造成损害，要国家赔偿"),
            new("污染、破坏环境，给您造成损害，要赔偿"),
        ],
        "《法律援助法》第三十一条", "person", "ask", "", "家人被抓、被起诉的，规定不一样，请直接拨打", "12348"),
        new("person", 3, "您是下面的人吗？",
        [
            new("没有固定生活来源的老年人、残疾人、未成年人", "没有固定生活来源：没有每月按时来的钱。"),
            new("正在领低保等社会救助，或者领司法救助的人"),
            new("优抚对象", "比如烈士家属、伤残军人。"),
            new("进城干活，来讨工钱或者要工伤赔偿的人"),
        ],
        "《法律援助法》第四十二条", "unchecked", "means", "matter"),
        new("means", 4, "家里经济困难，请不起律师吗？",
        [
            new("经济困难的标准，各地定的不一样。", "您自己觉得困难，就点“是”，由法律援助中心来核实。"),
        ],
        "《法律援助法》第四十一条", "possible", "ask-means", "person"),
    ];

    public static IReadOnlyList<CheckResult> Results { get; } =
    [
        new("exempt", "您很可能可以申请，而且不看经济条件",
            ["您说的是法律写明不看经济条件的情形（《法律援助法》第三十二条）。家里有没有钱，都可以申请。"],
            Bring + "报警、就医的记录也带上。", ""),
        new("unchecked", "您很可能可以申请，不再查经济状况",
            ["您的事是可以申请的事（《法律援助法》第三十一条），您又属于不再查经济状况的人（第四十二条）。", "要有材料证明您是这样的人，比如低保证、残疾证、干活的凭据。"],
            Bring + "再带上能证明您属于上面哪一种人的证件或者材料。", "person"),
        new("possible", "您可以申请，一般要看经济情况",
            ["您的事是可以申请的事（《法律援助法》第三十一条）。经济困难由法律援助中心去查，或者由您写诚信承诺，也就是签字保证说的是实话（第四十一条）。"],
            Bring + "再带上能说明家里经济情况的材料。", "means"),
        new("ask-means", "您的情况可能不属于法律援助，先打 12348 问清",
            ["法律援助一般给经济困难的人（《法律援助法》第三十一条）。可是标准各地不一样，也有不看经济的情形，这里说不准。", "打 12348 问问题不花钱。问过再决定，不要自己先放弃。"],
            "", "means"),
        new("ask", "您的事可能不属于法律援助，先打 12348 问清",
            ["法律列出的事里，没有找到您的这一种。可是法律、法规还写了别的情形，这里列不全，也说不准。", "打 12348 问问题不花钱。问过再决定，不要自己先放弃。"],
            "", "matter"),
    ];

    public static string AddressOf(string step) => step.Length == 0 ? Address : $"{Address}/{step}";
}
