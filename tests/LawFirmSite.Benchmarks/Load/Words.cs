using System.Text;

namespace LawFirmSite.Benchmarks.Load;

/// <summary>Sentences of words by Zipf's law, of so many words that 3,700 characters pack to about 5,000 bytes, as a page of a newspaper does.</summary>
internal sealed class Words(int seed)
{
    private readonly Random _random = new(seed);
    private readonly string[] _words = Vocabulary(new Random(seed));

    public string Title() => string.Concat(Enumerable.Range(0, 7).Select(_ => Next()));

    public string Body(int characters)
    {
        var body = new StringBuilder();
        for (var paragraph = 1; body.Length < characters; paragraph++)
        {
            if (paragraph % 5 == 0) body.Append("## ").Append(Title()).Append("\n\n");
            for (var sentence = _random.Next(2, 5); sentence > 0; sentence--)
            {
                for (var word = _random.Next(8, 20); word > 0; word--) body.Append(Next());
                body.Append(sentence % 2 == 0 ? "，" : "。");
            }
            body.Append("\n\n");
        }
        return body.ToString();
    }

    private string Next() => _words[(int)(_words.Length * Math.Pow(_random.NextDouble(), 2.7))];

    // Frequent characters first; nothing here means anything.
    private static string[] Vocabulary(Random random)
    {
        const string frequent = "的一是不了人在有我他这中大来上国和地到说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实";
        return [.. Enumerable.Range(0, 1_000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 3)).Select(_ => Character(random))))];

        static char Character(Random random) => random.Next(3) == 0 ? frequent[random.Next(frequent.Length)] : (char)random.Next(0x4E00, 0x5800);
    }
}
