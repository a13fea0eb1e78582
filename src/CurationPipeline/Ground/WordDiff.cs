using System.Text;
using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>A place where quote and source part ways: words of the source and what the quote has in their stead.</summary>
internal sealed record Hunk(IReadOnlyList<WordToken> Removed, IReadOnlyList<WordToken> Added)
{
    /// <summary>Only spaces and hyphens differ: "fine-tuned" and "finetuned".</summary>
    public bool IsTypography => Removed.All(IsWord) && Added.All(IsWord) && Letters(Removed) == Letters(Added);

    /// <summary>What is left of both when the letters that they begin and end with alike are taken off.</summary>
    public (string Removed, string Added) Residue
    {
        get
        {
            var (removed, added) = (Letters(Removed), Letters(Added));
            var start = removed.AsSpan().CommonPrefixLength(added);
            var end = 0;
            while (end < Math.Min(removed.Length, added.Length) - start && removed[^(end + 1)] == added[^(end + 1)])
                end++;
            return (removed[start..^end], added[start..^end]);
        }
    }

    private static bool IsWord(WordToken word) => word.Kind == TokenKind.Word;

    private static string Letters(IEnumerable<WordToken> words) => string.Concat(words.Select(word => word.Key));
}

/// <summary>A quote laid beside the words of the source that come nearest.</summary>
/// <param name="Hunks">Where they differ, in order.</param>
/// <param name="Common">Words that agree.</param>
/// <param name="Nearest">The source's range, from the first word that takes part to the last.</param>
/// <param name="Rendered">Both in one line: [-only the source-] {+only the quote+}.</param>
internal sealed record WordDiff(IReadOnlyList<Hunk> Hunks, int Common, TextRange Nearest, string Rendered)
{
    /// <summary>From one wording to another: [-only the first-] {+only the second+}.</summary>
    public static string Of(string before, string after)
    {
        var words = WordTokens.Of(before);
        var diff = Of(before, words, after, WordTokens.Of(after));
        var lost = words.FindAll(word => word.Range.End <= diff.Nearest.Start);
        var left = words.FindAll(word => word.Range.Start >= diff.Nearest.End);
        var line = new StringBuilder();
        Render(line, same: false, Words(before, lost), "");
        Render(line, same: true, diff.Rendered, "");
        Render(line, same: false, Words(before, left), "");
        return line.ToString().Trim();
    }

    /// <summary>Lays the quote's words along the source's, whose ends may stay over.</summary>
    public static WordDiff Of(string source, IReadOnlyList<WordToken> sourceWords, string quote, IReadOnlyList<WordToken> quoteWords)
    {
        var steps = WordAlignment.Of(sourceWords, quoteWords);
        var hunks = new List<Hunk>();
        var rendered = new StringBuilder();
        var common = 0;
        var used = steps.Where(step => step.Source >= 0).Select(step => step.Source).ToList();
        for (var at = 0; at < steps.Count;)
        {
            var end = at;
            var same = IsSame(steps[at], sourceWords, quoteWords);
            while (end < steps.Count && IsSame(steps[end], sourceWords, quoteWords) == same)
                end++;
            var removed = steps[at..end].Where(step => step.Source >= 0).Select(step => sourceWords[step.Source]).ToList();
            var added = steps[at..end].Where(step => step.Quote >= 0).Select(step => quoteWords[step.Quote]).ToList();
            var hunk = new Hunk(removed, added);
            same |= hunk.IsTypography;
            if (same)
                common += added.Count;
            else
                hunks.Add(hunk);
            Render(rendered, same, Words(source, removed), Words(quote, added));
            at = end;
        }

        var nearest = used.Count == 0 ? default : new TextRange(sourceWords[used[0]].Range.Start, sourceWords[used[^1]].Range.End);
        return new WordDiff(hunks, common, nearest, rendered.ToString());
    }

    private static bool IsSame(AlignedWord step, IReadOnlyList<WordToken> source, IReadOnlyList<WordToken> quote) =>
        step.Source >= 0 && step.Quote >= 0 && source[step.Source].Key == quote[step.Quote].Key;

    private static string Words(string text, List<WordToken> words) =>
        words.Count == 0 ? "" : string.Join(' ', text[words[0].Range.Start..words[^1].Range.End].Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static void Render(StringBuilder line, bool same, string removed, string added)
    {
        if (line.Length > 0 && removed.Length + added.Length > 0)
            line.Append(' ');
        if (same)
            line.Append(removed);
        else
            line.AppendJoin(' ', new[] { removed.Length > 0 ? $"[-{removed}-]" : "", added.Length > 0 ? $"{{+{added}+}}" : "" }.Where(s => s.Length > 0));
    }
}
