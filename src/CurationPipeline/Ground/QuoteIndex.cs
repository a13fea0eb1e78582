using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>One paper, ready to be asked where it says something.</summary>
/// <remarks>Made once a paper; asking costs microseconds, however long the paper is. Safe for concurrent use.</remarks>
public sealed class QuoteIndex
{
    /// <summary>Characters beyond which nothing is a quote: some ten pages.</summary>
    public const int LongestQuote = 50_000;

    private readonly Document _document;
    private readonly Source _source;
    private readonly GramIndex _grams;
    private readonly Places _places;
    private readonly Lazy<QuoteIndex?> _hidden;

    public QuoteIndex(Document document)
        : this(document, CurationPipeline.Ground.Interruptions.In(document))
    {
    }

    private QuoteIndex(Document document, IReadOnlyList<TextRange> interruptions)
    {
        _document = document;
        Interruptions = interruptions;
        _source = new Source(document.Text, document.Marks, interruptions);
        _grams = new GramIndex(_source.Skeleton.Letters);
        _places = new Places(_source, _grams);
        _hidden = new Lazy<QuoteIndex?>(() => document.Hidden.Count == 0 ? null
            : OfText(string.Join("\n\n", document.Hidden.Select(hidden => hidden.Text))));
    }

    /// <summary>An index of a text that is no document, such as a prompt.</summary>
    public static QuoteIndex OfText(string text, string name = "", string sha256 = "") => new(Plain(text, name, sha256));

    /// <summary>An index of a stretch of a text, for whether something stands in it.</summary>
    internal static QuoteIndex OfPassage(string text, TextRange range, IEnumerable<TextRange> marks, IEnumerable<TextRange> interruptions)
    {
        return new QuoteIndex(Plain(text[range.Start..range.End]) with { Marks = Inside(marks) }, Inside(interruptions));

        List<TextRange> Inside(IEnumerable<TextRange> ranges) =>
            [.. ranges.Where(r => r.Start >= range.Start && r.End <= range.End).Select(r => new TextRange(r.Start - range.Start, r.End - range.Start))];
    }

    /// <summary>The paper's file.</summary>
    public string FileName => _document.FileName;

    public string Text => _document.Text;

    /// <summary>Where a range stands on the pages, line by line.</summary>
    public IReadOnlyList<PageBox> BoxesOf(TextRange range) => _document.Places.BoxesOf(range);

    internal Document Document => _document;

    internal IReadOnlyList<TextRange> Interruptions { get; }

    internal Skeleton Skeleton => _source.Skeleton;

    /// <summary>The quote's place in this paper, or why it has none here.</summary>
    /// <param name="quote">What someone says the paper says.</param>
    /// <param name="near">Where it was read; of several places the one in there is chosen.</param>
    public Grounding Ground(string quote, TextRange? near = null) =>
        Find(quote, near) is { } found ? found : Explain(quote);

    /// <summary>The quote's place, or null.</summary>
    public Grounding.Anchored? Find(string quote, TextRange? near = null)
    {
        if (quote.Length > LongestQuote)
            return null;
        var whole = Skeleton.Of(quote);
        if (!whole.Letters.ContainsAnyExceptInRange('0', '9') || whole.Length < 3)
            return null;
        if (_places.Of(whole) is { Count: > 0 } places)
            return Anchor.Whole(_document, quote, places, near);
        return FindElided(QuoteParts.ByEllipses(quote), near)
            ?? (quote.Contains('[') ? FindElided(QuoteParts.ByBrackets(quote), near) : null);
    }

    private Grounding.Anchored? FindElided(QuoteParts parts, TextRange? near)
    {
        var chain = ElidedPlaces.Find(_places, parts, near);
        return chain is not null && Insertions.OnlyExplain(Text, parts, chain) ? Anchor.Elided(_document, parts, chain) : null;
    }

    /// <summary>Why the quote has no place here.</summary>
    internal Grounding.Missing Explain(string quote) =>
        _hidden.Value?.Find(quote) is not null
            ? new Grounding.Missing(MissingReason.HiddenText, null, null, [])
            : Diagnosis.Of(quote[..Math.Min(quote.Length, LongestQuote)], _source, _grams, _places);

    private static Document Plain(string text, string name = "", string sha256 = "") => new(
        name, sha256, text, 1, [new PageInfo(1, 0, 0)], [], [], [], Metadata.None, [], PlaceMap.OfPages(0), []);
}
