using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>One paper, ready to be asked where it says something.</summary>
/// <remarks>Made once a paper; asking costs microseconds, however long the paper is. Safe for concurrent use.</remarks>
public sealed class QuoteIndex
{
    private readonly Document _document;
    private readonly Source _source;
    private readonly GramIndex _grams;
    private readonly Places _places;
    private readonly Lazy<QuoteIndex?> _hidden;

    public QuoteIndex(Document document)
    {
        _document = document;
        _source = new Source(document.Text, document.Marks, Interruptions.In(document));
        _grams = new GramIndex(_source.Skeleton.Letters);
        _places = new Places(_source, _grams);
        _hidden = new Lazy<QuoteIndex?>(() => document.Hidden.Count == 0 ? null
            : OfText(string.Join("\n\n", document.Hidden.Select(hidden => hidden.Text))));
    }

    /// <summary>An index of a text that is no document, such as a prompt.</summary>
    public static QuoteIndex OfText(string text, string name = "", string sha256 = "") => new(new Document(
        name, sha256, text, 1, [new PageInfo(1, 0, 0)], [], [], [], Metadata.None, [], PlaceMap.OfPages(0), []));

    /// <summary>The paper's file.</summary>
    public string FileName => _document.FileName;

    public string Text => _document.Text;

    /// <summary>Where a range stands on the pages, line by line.</summary>
    public IReadOnlyList<PageBox> BoxesOf(TextRange range) => _document.Places.BoxesOf(range);

    internal Document Document => _document;

    internal Skeleton Skeleton => _source.Skeleton;

    /// <summary>The quote's place in this paper, or why it has none here.</summary>
    /// <param name="quote">What someone says the paper says.</param>
    /// <param name="near">Where it was read; of several places the one in there is chosen.</param>
    public Grounding Ground(string quote, TextRange? near = null) =>
        Find(quote, near) is { } found ? found : Explain(quote);

    /// <summary>The quote's place, or null.</summary>
    public Grounding.Anchored? Find(string quote, TextRange? near = null)
    {
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
        return chain is null ? null : Anchor.Elided(_document, parts, chain);
    }

    /// <summary>Why the quote has no place here.</summary>
    internal Grounding.Missing Explain(string quote) =>
        _hidden.Value?.Find(quote) is not null
            ? new Grounding.Missing(MissingReason.HiddenText, null, null, [])
            : Diagnosis.Of(quote, _source, _grams, _places);
}
