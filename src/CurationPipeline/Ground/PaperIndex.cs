using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>All papers of a base, and our own prompts: answers from which of them a quote is that its paper does not hold.</summary>
/// <remarks>Add everything first; asking is safe for concurrent use.</remarks>
public sealed class PaperIndex
{
    private const int MostCandidates = 6;
    private const int MostOpen = 64;

    private readonly List<Document> _papers = [];
    private readonly Fingerprints _fingerprints = new();
    private readonly List<QuoteIndex> _prompts;
    private readonly Dictionary<int, QuoteIndex> _open = [];
    private readonly Lock _opening = new();

    /// <param name="prompts">Texts that were sent to the model beside the paper: instructions and examples.</param>
    public PaperIndex(IEnumerable<string>? prompts = null) =>
        _prompts = [.. (prompts ?? []).Select(prompt => QuoteIndex.OfText(prompt))];

    public int Count => _papers.Count;

    /// <summary>Adds a paper; of its pages and places nothing is kept.</summary>
    public void Add(QuoteIndex paper)
    {
        _fingerprints.Add(_papers.Count, paper.Skeleton.Letters);
        _papers.Add(paper.Document with { Places = PlaceMap.OfPages(0), Hidden = [], Margins = [] });
    }

    /// <summary>Adds a paper of which only the text is at hand.</summary>
    public void Add(string fileName, string sha256, string text) => Add(QuoteIndex.OfText(text, fileName, sha256));

    /// <summary>The quote's place in its paper, or why it has none, with all other papers and the prompts searched for it.</summary>
    public Grounding Ground(QuoteIndex paper, string quote, TextRange? near = null)
    {
        if (paper.Find(quote, near) is { } found)
            return found;
        var files = FilesWith(quote, paper.Document.Sha256);
        if (files.Count == 0 && !_prompts.Exists(prompt => prompt.Find(quote) is not null))
            return paper.Explain(quote);
        var nearest = paper.Explain(quote);
        var reason = files.Count > 0 ? MissingReason.FromAnotherPaper : MissingReason.FromPrompt;
        return nearest with { Reason = reason, FoundIn = files };
    }

    /// <summary>The files in which the quote stands, in ordinal order; the one with the given identity is left out.</summary>
    public IReadOnlyList<string> FilesWith(string quote, string? exceptSha256 = null)
    {
        var counts = _fingerprints.Count(Skeleton.Of(quote).Letters, out var total);
        return [.. counts
            .Where(count => count.Value * 4 >= total && !(exceptSha256 is { Length: > 0 } && _papers[count.Key].Sha256 == exceptSha256))
            .OrderByDescending(count => count.Value).ThenBy(count => count.Key)
            .Take(MostCandidates)
            .Where(count => Open(count.Key).Find(quote) is not null)
            .Select(count => _papers[count.Key].FileName)
            .Distinct()
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Indexes are built when a question leads to a paper, and the latest are kept.</summary>
    private QuoteIndex Open(int paper)
    {
        lock (_opening)
        {
            if (_open.TryGetValue(paper, out var known))
                return known;
            if (_open.Count == MostOpen)
                _open.Clear();
            return _open[paper] = new QuoteIndex(_papers[paper]);
        }
    }
}
