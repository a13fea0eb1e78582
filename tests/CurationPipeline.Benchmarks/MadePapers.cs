using System.Text;
using CurationPipeline.Documents;

namespace CurationPipeline.Benchmarks;

/// <summary>Papers made by a seeded generator: words as frequent as in running text, sentences, paragraphs, citations.</summary>
internal static class MadePapers
{
    public const int LettersOfPage = 3_000;
    private const int Vocabulary = 12_000;

    /// <summary>A paper of so many pages; the same seed gives the same paper.</summary>
    public static Document Paper(int seed, int pages)
    {
        var random = new Random(seed);
        var words = Words(new Random(1));
        var text = new StringBuilder();
        var blocks = new List<Block>();
        var starts = new List<int>();
        while (starts.Count < pages || text.Length < pages * LettersOfPage)
        {
            if (text.Length >= starts.Count * LettersOfPage)
                starts.Add(text.Length);
            var start = text.Length;
            for (var sentence = 0; sentence < 6; sentence++)
                AddSentence(text, words, random);
            blocks.Add(new Block(BlockKind.Body, new TextRange(start, text.Length), null, 0));
            text.Append("\n\n");
        }

        var name = $"made-{seed}.txt";
        return new Document(name, name, text.ToString(), pages, [new PageInfo(1, 612, 792)], blocks, [], [], Metadata.None, [], PlaceMap.OfPages(starts), []);
    }

    /// <summary>Stretches of a paper of 8 to 40 words, from one end to the other.</summary>
    public static string[] Quotes(Document paper, int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(n => Quote(paper.Text, (int)((long)n * (paper.Text.Length - 1000) / count), random))];
    }

    /// <summary>The quote with one of its middle words changed.</summary>
    public static string Altered(string quote)
    {
        var words = quote.Split(' ');
        words[words.Length / 2] = "otherwise";
        return string.Join(' ', words);
    }

    private static string Quote(string text, int at, Random random)
    {
        var block = text.IndexOf("\n\n", at, StringComparison.Ordinal) + 2;
        var start = block < text.Length - 800 ? block : 0;
        var words = text[start..Math.Min(text.Length, start + 600)].Split("\n\n")[0].Split(' ');
        return string.Join(' ', words.Take(8 + random.Next(32)));
    }

    private static void AddSentence(StringBuilder text, string[] words, Random random)
    {
        if (text.Length > 0 && text[^1] != '\n')
            text.Append(' ');
        for (var i = 8 + random.Next(20); i >= 0; i--)
            text.Append(words[(int)(Math.Pow(random.NextDouble(), 3) * words.Length)]).Append(i == 0 ? "" : " ");
        text.Append(random.Next(5) == 0 ? $" [{1 + random.Next(60)}]." : ".");
    }

    private static string[] Words(Random random) =>
        [.. Enumerable.Range(0, Vocabulary).Select(_ => string.Create(2 + random.Next(9), random, (word, letters) =>
        {
            for (var i = 0; i < word.Length; i++)
                word[i] = (i % 2 == 0 ? "bcdfglmnprstv" : "aeiou")[letters.Next(i % 2 == 0 ? 13 : 5)];
        }))];
}
