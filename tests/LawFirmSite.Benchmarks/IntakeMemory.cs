using System.Globalization;
using System.IO.Compression;
using System.Text;
using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Benchmarks;

/// <summary>
/// What taking a page apart costs, for ordinary pages and for such as are made to be costly. Memory is the highest live
/// heap, over what lived before the call, as a multiple of the bytes handed in (of a docx: of the XML inside it). A thread
/// beside the reading one collects all garbage some fifty times during the call and notes what is left over, so that the figure
/// holds whatever the collector's settings; it includes the decoded text and the result, not the bytes themselves. Time is
/// processor time, which other programs on the machine disturb less than the clock, for 2 MB as a multiple
/// of that for 200 KB, and for 4 MB of that for 2 MB.
/// </summary>
internal static class IntakeMemory
{
    private const int Samples = 50;

    private static readonly int[] Sizes = [200_000, 2_000_000, 4_000_000];

    public static void Run(string[] only)
    {
        Console.WriteLine($"{"",-18}{"200 KB",14}{"2 MB",14}{"4 MB",14}{"time x10",10}{"x2",6}");
        Cost(Kinds().First().Page(Sizes[0]).Bytes);
        foreach (var (kind, page) in Kinds().Where(each => only.Length == 0 || only.Contains(each.Kind)))
        {
            Console.Write($"{kind,-18}");
            var times = new List<TimeSpan>();
            foreach (var size in Sizes)
            {
                var input = page(size);
                var result = Read(input.Bytes);
                var refused = result.Refusal is not null;
                times.Add(refused ? TimeSpan.Zero : Cost(input.Bytes));
                Console.Write(((refused ? "refused " : "") + Figure((double)PeakBytes(input.Bytes, times[^1]) / input.Size)).PadLeft(14));
            }

            Console.WriteLine($"{Figure(times[1] / times[0]),10}{Figure(times[2] / times[1]),6}");
        }
    }

    private static string Figure(double ratio) => double.IsFinite(ratio) ? ratio.ToString("0.0", CultureInfo.InvariantCulture) : "";

    private static IntakeResult Read(byte[] input) => PastedPage.Read(input, new IntakeOptions { DefaultAreaCode = "0355" });

    /// <summary>Processor time of a call with its share of the garbage collection, over at least a second of calls.</summary>
    private static TimeSpan Cost(byte[] input)
    {
        Read(input);
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        for (var calls = 1; ; calls++)
        {
            Read(input);
            if (Environment.CpuUsage.TotalTime - before is { TotalSeconds: > 1 } spent)
            {
                return spent / calls;
            }
        }
    }

    private static long PeakBytes(byte[] input, TimeSpan usual)
    {
        GC.Collect();
        var before = Survived();
        var peak = before;
        using var done = new ManualResetEventSlim();
        var pause = usual / Samples;
        var sampler = new Thread(() =>
        {
            do
            {
                GC.Collect(2, GCCollectionMode.Forced, blocking: true);
                peak = Math.Max(peak, Survived());
            }
            while (!done.Wait(pause));
        });
        sampler.Start();
        var result = Read(input);
        done.Set();
        sampler.Join();
        GC.Collect();
        peak = Math.Max(peak, Survived());
        GC.KeepAlive(result);
        return peak - before;
    }

    /// <summary>What the last collection left over, whatever was made since.</summary>
    private static long Survived() => GC.GetGCMemoryInfo(GCKind.Any) is var info ? info.HeapSizeBytes - info.FragmentedBytes : 0;

    private static IEnumerable<(string Kind, Func<int, (byte[] Bytes, int Size)> Page)> Kinds() =>
    [
        ("page", Lines(Ordinary)),
        ("page-html", Html("<h1>某某指南</h1>", n => $"<p class=MsoNormal style='text-indent:21.0pt'><span lang=EN-US>{Ordinary(n).TrimEnd('\n').Replace("\n", "</span></p><p class=MsoNormal><span lang=EN-US>", StringComparison.Ordinal)}</span></p>")),
        ("page-docx", Docx),
        ("directory", Lines(n => $"某{n}县法律援助中心 地址:某{n}县某某路{n}号 电话:0355-{2000000 + n % 1000000}\n")),
        ("directory-html", Html("<table><tr><td>名称<td>地址<td>电话", n => $"<tr><td>某{n}县法律援助中心</td><td>某{n}县某某路{n}号</td><td>0355-{2000000 + n % 1000000}</td></tr>")),
        ("verses", Lines(_ => "床前明月光，\n疑是地上霜。\n")),
        ("table-rows", Html("<table>", n => $"<tr><td>第{n}号</td><td>张某</td><td>2013</td><td>城区</td></tr>")),
        ("least-lines", Lines(_ => "abcdefghijklmno\n")),
        ("least-han", Lines(_ => "某甲乙丙丁\n")),
        ("least-bullets", Lines(_ => "- abcdefghijklm\n")),
        ("least-p", Html("", _ => "<p>abcdefghijklm")),
        ("least-td", Html("<table>", _ => "<tr><td>abcdefghij<td>abcdefghijkl")),
        ("least-empty-td", Html("<table>", _ => "<tr><td bgcolor=a><td bgcolor=aaa>")),
        ("letters", Lines(_ => "甲\nx\n")),
        ("one-letter", Lines(_ => "x\n")),
        ("bullets", Lines(_ => "- x\n")),
        ("numbers", Lines(n => $"{n % 99 + 1}. x\n")),
        ("td", Html("<table>", _ => "<td>")),
        ("rowspan", Html("<table>", n => $"<tr><td rowspan=1000>第{n}格里的文字<td>乙")),
        ("td-x", Html("<table>", _ => "<tr><td>x<td>y")),
        ("p-x", Html("", _ => "<p>x")),
        ("nested", Html("", _ => "<div><b>")),
        ("b-x", Html("<p>", _ => "<b>x</b>y")),
        ("links", Html("<p>", n => $"<a href=http://a.cn/{n}>甲</a>乙")),
        ("images", Html("<p>", n => $"<img src=http://a.cn/{n}>")),
        ("digits", Lines(n => $"电话：0355-{2000000 + n} 1380013800{n % 10}，12348；")),
        ("one-line-ascii", Lines(_ => "abcdefgh ")),
        ("one-line-han", Lines(_ => "某甲到场，乙方未到。")),
        ("one-line-signs", Lines(_ => "甲,")),
        ("wide-digits", Lines(_ => "１")),
        ("brackets", Lines(n => n == 1 ? "甲" : "(")),
        ("times", Lines(n => n == 1 ? "甲 a.b" : "1:00 ")),
        ("quotes", Lines(_ => "甲\"")),
        ("escaped", Lines(n => n == 1 ? "甲" : "*")),
        ("md-page", Lines(n => $"## 第{n}件事\n\n- 带上**身份证**，到[窗口](http://a.cn/{n})登记。\n- 复印件用 A4 纸。\n\n说明一下,就是这样。\n\n")),
        ("md-stars", Markdown(_ => "*[")),
        ("md-emphasis", Markdown(_ => "*a")),
        ("md-lines", Markdown(_ => "- x\n")),
        ("md-letters", Markdown(_ => "x\n\n")),
        ("md-pipes", Markdown(_ => "|")),
        ("md-table", Lines(n => n == 1 ? "# 表\n\n| 甲 | 乙 |\n| --- | --- |\n" : $"| 某{n} | {n} |\n")),
        ("md-signs", Markdown(_ => "甲,")),
    ];

    private static string Ordinary(int n) =>
        $"一、第{n}件事\n　　申请人带上身份证和欠条，就能到窗口登记,工作人员会在7日内答复。电话 0355-0000000。\n（一）先做什么。把合同、工资条、聊天记录都留好；复印件用 A4 纸。\n"
        + $"1.填表\n2.交材料\n某{n}县法律援助中心 地址:某{n}县某某路{n}号 电话:0355-2000000\n某{n}乡法律援助站 地址:某{n}乡某某街{n}号 电话:0355-2000001\n";

    private static Func<int, (byte[], int)> Lines(Func<int, string> piece) => size => Sized(Filled("", piece, size));

    private static Func<int, (byte[], int)> Html(string start, Func<int, string> piece) => size => Sized(Filled("<html>" + start, piece, size));

    private static Func<int, (byte[], int)> Markdown(Func<int, string> piece) => size => Sized(Filled("# 甲\n\n- 乙\n\n", piece, size));

    private static (byte[], int) Sized(string text) => Encoding.UTF8.GetBytes(text) is var bytes ? (bytes, bytes.Length) : default;

    private static string Filled(string start, Func<int, string> piece, int bytes)
    {
        var text = new StringBuilder(start);
        var room = bytes - Encoding.UTF8.GetByteCount(start);
        for (var n = 1; room > 0; n++)
        {
            var next = piece(n);
            room -= Encoding.UTF8.GetByteCount(next);
            text.Append(next);
        }

        return text.ToString();
    }

    private static (byte[], int) Docx(int size)
    {
        var xml = Filled("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>", n =>
            "<w:p><w:r><w:t>" + Ordinary(n).TrimEnd('\n').Replace("\n", "</w:t></w:r></w:p><w:p><w:r><w:t>", StringComparison.Ordinal) + "</w:t></w:r></w:p>", size) + "</w:body></w:document>";
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("word/document.xml").Open())
        {
            entry.Write(Encoding.UTF8.GetBytes(xml));
        }

        return (file.ToArray(), size);
    }
}
