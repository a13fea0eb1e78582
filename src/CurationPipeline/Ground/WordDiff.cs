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
    // A run of left out words costs little more than one of them, so that dropped words are seen as dropped.
    private const float Open = 1f;
    private const float Extend = 0.06f;
    private const float ExtendAdded = 0.7f;
    private const float Change = 0.98f;
    private const float ChangedNumber = 0.8f;

    /// <summary>Lays the quote's words along the source's, whose ends may stay over.</summary>
    public static WordDiff Of(string source, IReadOnlyList<WordToken> sourceWords, string quote, IReadOnlyList<WordToken> quoteWords)
    {
        var steps = Align(sourceWords, quoteWords);
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

    private static bool IsSame(Step step, IReadOnlyList<WordToken> source, IReadOnlyList<WordToken> quote) =>
        step.Source >= 0 && step.Quote >= 0 && source[step.Source].Key == quote[step.Quote].Key;

    private static string Words(string text, List<WordToken> words) =>
        words.Count == 0 ? "" : string.Join(' ', text[words[0].Range.Start..words[^1].Range.End].Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static void Render(StringBuilder line, bool same, string removed, string added)
    {
        if (line.Length > 0)
            line.Append(' ');
        if (same)
            line.Append(removed);
        else
            line.AppendJoin(' ', new[] { removed.Length > 0 ? $"[-{removed}-]" : "", added.Length > 0 ? $"{{+{added}+}}" : "" }.Where(s => s.Length > 0));
    }

    /// <summary>Gotoh's alignment with free ends in the source; three costs a cell: together, source alone, quote alone.</summary>
    private static List<Step> Align(IReadOnlyList<WordToken> source, IReadOnlyList<WordToken> quote)
    {
        var costs = new float[3, quote.Count + 1, source.Count + 1];
        for (var q = 0; q <= quote.Count; q++)
        {
            for (var s = 0; s <= source.Count; s++)
            {
                costs[0, q, s] = q == 0 ? 0 : q > 0 && s > 0 ? Best(costs, q - 1, s - 1).Cost + ChangeCost(source[s - 1], quote[q - 1]) : float.MaxValue / 4;
                costs[1, q, s] = q == 0 || s == 0 ? float.MaxValue / 4
                    : Math.Min(Math.Min(costs[0, q, s - 1], costs[2, q, s - 1]) + Open, costs[1, q, s - 1] + Extend);
                costs[2, q, s] = q == 0 ? float.MaxValue / 4
                    : Math.Min(Math.Min(costs[0, q - 1, s], costs[1, q - 1, s]) + Open, costs[2, q - 1, s] + ExtendAdded);
            }
        }

        return Trace(costs, source, quote);
    }

    private static float ChangeCost(WordToken source, WordToken quote) => source.Key == quote.Key ? -0.2f
        : source.Kind == TokenKind.Number && quote.Kind == TokenKind.Number ? ChangedNumber : Change;

    private static (float Cost, int Layer) Best(float[,,] costs, int q, int s)
    {
        var layer = costs[0, q, s] <= costs[1, q, s] ? 0 : 1;
        layer = costs[layer, q, s] <= costs[2, q, s] ? layer : 2;
        return (costs[layer, q, s], layer);
    }

    private static List<Step> Trace(float[,,] costs, IReadOnlyList<WordToken> source, IReadOnlyList<WordToken> quote)
    {
        var end = Enumerable.Range(0, source.Count + 1).MinBy(s => Best(costs, quote.Count, s).Cost);
        var (q, s) = (quote.Count, end);
        var layer = Best(costs, q, s).Layer;
        var steps = new List<Step>();
        while (q > 0)
        {
            var cost = costs[layer, q, s];
            if (layer == 0)
            {
                steps.Add(new Step(--s, --q));
                layer = q == 0 ? 0 : Best(costs, q, s).Layer;
            }
            else if (layer == 1)
            {
                steps.Add(new Step(--s, -1));
                layer = Near(costs[1, q, s] + Extend, cost) ? 1 : costs[0, q, s] <= costs[2, q, s] ? 0 : 2;
            }
            else
            {
                steps.Add(new Step(-1, --q));
                layer = q == 0 ? 0 : Near(costs[2, q, s] + ExtendAdded, cost) ? 2 : costs[0, q, s] <= costs[1, q, s] ? 0 : 1;
            }
        }

        steps.Reverse();
        return steps;
    }

    private static bool Near(float a, float b) => Math.Abs(a - b) < 1e-3f;

    /// <summary>A word of the source, of the quote, or of both; -1 for the one that has none.</summary>
    private readonly record struct Step(int Source, int Quote);
}
