using CurationPipeline.Documents;
using CurationPipeline.Extract;

namespace CurationPipeline.Ground;

/// <summary>A quote of the base, as it was accepted from an earlier version of its paper.</summary>
/// <param name="Id">Its id in the base.</param>
/// <param name="Text">The source's own words.</param>
/// <param name="Page">Where it stood.</param>
/// <param name="Chars">Where it stood in that version's text.</param>
/// <param name="Reader">The version of the text reader that the characters count in.</param>
public sealed record AcceptedQuote(string Id, string Text, int Page, TextRange Chars, int Reader = DocumentReader.ReaderVersion);

/// <summary>What became of a quote in a new version of its paper.</summary>
public enum QuoteFate
{
    /// <summary>The same words on the same page.</summary>
    Unchanged,

    /// <summary>The same words on another page, or at other characters of a text that is read otherwise now.</summary>
    Moved,

    /// <summary>Other words come near it.</summary>
    Changed,

    /// <summary>Nothing in the new version comes near it.</summary>
    Vanished,
}

/// <summary>A quote and what became of it.</summary>
/// <param name="Now">Its words, or those that come nearest, at their place; null where it vanished.</param>
/// <param name="Difference">Where the words changed: [-only the earlier version-] {+only the new one+}.</param>
public sealed record Reanchored(AcceptedQuote Quote, QuoteFate Fate, Grounding.Anchored? Now, string? Difference);

/// <summary>Looks for the quotes of a paper in a new version of it, or in the same file read anew.</summary>
public static class Reanchoring
{
    // Where a quote occurs more than once, the place at about the same position is taken for the same one.
    private const int Neighbourhood = 3000;

    /// <summary>The fate of each quote, in the order given.</summary>
    public static IReadOnlyList<Reanchored> In(QuoteIndex version, IEnumerable<AcceptedQuote> quotes) =>
        [.. quotes.Select(quote => Find(version, quote))];

    private static Reanchored Find(QuoteIndex version, AcceptedQuote quote)
    {
        var near = new TextRange(Math.Max(0, quote.Chars.Start - Neighbourhood), quote.Chars.End + Neighbourhood);
        return version.Ground(quote.Text, near) switch
        {
            Grounding.Anchored found => new Reanchored(quote, HasMoved(quote, found) ? QuoteFate.Moved : QuoteFate.Unchanged, found, null),
            Grounding.Missing { Nearest: { } nearest } when version.Find(nearest, near) is { } now =>
                Changed(quote, Sentence(version, quote, now) ?? now),
            _ => new Reanchored(quote, QuoteFate.Vanished, null, null),
        };
    }

    private static Reanchored Changed(AcceptedQuote quote, Grounding.Anchored now) =>
        new(quote, QuoteFate.Changed, now, WordDiff.Of(quote.Text, now.Text));

    /// <summary>Where a whole sentence was quoted, the whole sentence that stands there now; null where it was none.</summary>
    private static Grounding.Anchored? Sentence(QuoteIndex version, AcceptedQuote quote, Grounding.Anchored now)
    {
        if (now.Elided || !char.IsUpper(quote.Text[0]) || quote.Text[^1] is not ('.' or '!' or '?'))
            return null;
        var around = new TextRange(Math.Max(0, now.Range.Start - Neighbourhood), Math.Min(version.Text.Length, now.Range.End + Neighbourhood));
        var touched = Sentences.Of(version.Text, around).Where(sentence => sentence.Overlaps(now.Range)).ToList();
        var whole = touched.Count == 0 ? now.Range : new TextRange(touched[0].Start, touched[^1].End);
        return whole.Length <= 2 * quote.Text.Length ? version.Find(version.Text[whole.Start..whole.End], whole) : null;
    }

    private static bool HasMoved(AcceptedQuote quote, Grounding.Anchored found) =>
        found.Page != quote.Page || (quote.Reader != DocumentReader.ReaderVersion && found.Range != quote.Chars);
}
