using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>A quote of the base, as it was accepted from an earlier version of its paper.</summary>
/// <param name="Id">Its id in the base.</param>
/// <param name="Text">The source's own words.</param>
/// <param name="Page">Where it stood.</param>
/// <param name="Chars">Where it stood in that version's text.</param>
public sealed record AcceptedQuote(string Id, string Text, int Page, TextRange Chars);

/// <summary>What became of a quote in a new version of its paper.</summary>
public enum QuoteFate
{
    /// <summary>The same words on the same page.</summary>
    Unchanged,

    /// <summary>The same words on another page.</summary>
    Moved,

    /// <summary>Other words stand where it stood, or it stands there in part.</summary>
    Changed,

    /// <summary>Nothing in the new version comes near it.</summary>
    Vanished,
}

/// <summary>A quote and what became of it.</summary>
/// <param name="Grounding">Its new place, or the nearest words with the difference.</param>
public sealed record Reanchored(AcceptedQuote Quote, QuoteFate Fate, Grounding Grounding);

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
        var grounding = version.Ground(quote.Text, near);
        var fate = grounding switch
        {
            Grounding.Anchored found => found.Page == quote.Page ? QuoteFate.Unchanged : QuoteFate.Moved,
            Grounding.Missing { Reason: MissingReason.NotFound or MissingReason.HiddenText } => QuoteFate.Vanished,
            _ => QuoteFate.Changed,
        };
        return new Reanchored(quote, fate, grounding);
    }
}
