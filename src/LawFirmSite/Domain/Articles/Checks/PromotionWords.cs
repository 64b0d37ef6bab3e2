using System.Text.RegularExpressions;

namespace LawFirmSite.Domain.Articles.Checks;

/// <summary>
/// Words with which a law firm may not praise itself (律师业务推广行为规则 art. 8 to 10, 广告法 art. 9). What is everyday
/// language of the law is left out: 第一条, 劳动关系, 唯一继承人, 专家意见.
/// </summary>
internal static partial class PromotionWords
{
    public static IEnumerable<Warning> Find(CheckedText text, string rule) =>
        from field in text.Fields
        from match in Praise().Matches(field.Words)
        select CheckedText.At(rule, "律师宣传不能这样说（《律师业务推广行为规则》、《广告法》）：不承诺结果，不比高低，不自称专家，不暗示关系。请换个说法。", field.Name, field.Words, match.Index, match.Index + match.Length);

    [GeneratedRegex("""
        国家级|最高级(?!别)|最佳
        |最[好强优](?:的)?(?=律师|律所|律师事务所|事务所|团队|服务|口碑)
        |(?:全国|全省|全市|山西省?|长治市?|太原市?|北京市?|业内|行业|同行|本地|排名|胜诉率)第一(?![条款项章节编审百人中])
        |第一(?=律所|大所|律师|品牌|名所|团队)
        |(?<!不|是|的)唯一(?=专业|专门|指定|授权|一家|的?律所|的?律师)
        |(?<!鉴定|医学|医疗|技术|评审|咨询|会计|相关|有关|组织|聘请|邀请)专家(?=律师|团队|型|级)|(?:律师|诉讼|辩护|刑辩|婚姻|合同|本所|我所|是|的)专家(?!证人|意见|库|组|委员|评审|辅助|论证|鉴定|学者|讲|建议|指出|表示|认为)
        |权威(?=律师|律所|团队|专家)|最权威|(?:律师|本所|我所)[^，。；\n]{0,8}权威
        |胜诉率|包赢|包打赢|必胜|稳赢|保证[打官司诉讼]{0,4}(?:胜诉|胜|赢)|百分之百(?:胜|赢)|百战百胜|不赢不收费|不成功不收费
        |免费代理|打折|返点|回扣(?=给|优惠)
        |(?:托|找|走|拉|靠)关系|关系(?:硬|过硬)|(?:法院|检察院|公安局?|法官|检察官|司法局)[里内]?(?:部)?有(?:熟人|关系)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Praise();
}
