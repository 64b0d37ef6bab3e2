using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Benchmarks;

/// <summary>
/// How long a pasted page takes, and whether the time grows in step with its length: the figure to look at is the ratio
/// of the two last rows of each kind, which is 10 when it does.
/// </summary>
[MemoryDiagnoser, ShortRunJob]
public class IntakeBenchmarks
{
    private string _text = "";
    private string _html = "";

    [Params(10_000, 70_000, 700_000)]
    public int Characters { get; set; }

    [GlobalSetup]
    public void Write()
    {
        _text = Page(Characters);
        _html = "<h1>某某指南</h1>" + string.Concat(_text.Split('\n').Select(line => $"<p class=MsoNormal style='text-indent:21.0pt'><span lang=EN-US>{line}</span></p>"));
    }

    [Benchmark]
    public int Text() => PastedPage.ReadText(_text).Markdown.Length;

    [Benchmark]
    public int Html() => PastedPage.ReadHtml(_html).Markdown.Length;

    /// <summary>A page like those that staff paste: headings, paragraphs, a listing, furniture.</summary>
    private static string Page(int characters)
    {
        var page = new StringBuilder("某某指南\n来源：某某日报　时间：2026-03-02　点击数：12\n\n");
        for (var n = 1; page.Length < characters; n++)
        {
            page.Append(CultureInfo.InvariantCulture, $"一、第{n}件事\n　　申请人带上身份证和欠条，就能到窗口登记,工作人员会在7日内答复。电话 0355-0000000。\n");
            page.Append("（一）先做什么。把合同、工资条、聊天记录都留好；复印件用 A4 纸。\n1.填表\n2.交材料\n");
            page.Append(CultureInfo.InvariantCulture, $"某{n}县法律援助中心 地址:某{n}县某某路{n}号 电话:0355-2000000\n某{n}乡法律援助站 地址:某{n}乡某某街{n}号 电话:0355-2000001\n");
        }
        return page.ToString();
    }
}
