using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>All papers of a base, and our own prompts: answers from which of them a quote is that its paper does not hold.</summary>
/// <remarks>Add everything first; asking is safe for concurrent use. Only the neighbourhood of a likely place is read anew.</remarks>
public sealed class PaperIndex
{
    private const int MostCandidates = 6;
    private const int MostLetters = 6000;
    private const int Slack = 2000;

    private readonly List<KnownPaper> _papers = [];
    private readonly Fingerprints _fingerprints = new();
    private readonly List<QuoteIndex> _prompts;

    /// <param name="prompts">Texts that were sent to the model beside the paper: instructions and examples.</param>
    public PaperIndex(IEnumerable<string>? prompts = null) =>
        _prompts = [.. (prompts ?? []).Select(prompt => QuoteIndex.OfText(prompt))];

    public int Count => _papers.Count;

    /// <summary>Adds a paper; of its pages and places nothing is kept.</summary>
    public void Add(QuoteIndex paper) =>
        Add(paper.Skeleton, new KnownPaper(paper.FileName, paper.Document.Sha256, paper.Text, paper.Document.Marks, paper.Interruptions));

    /// <summary>Adds a paper of which only the text is at hand.</summary>
    public void Add(string fileName, string sha256, string text) =>
        Add(Skeleton.Of(text), new KnownPaper(fileName, sha256, text, [], []));

    /// <summary>The quote's place in its paper, or why it has none, with all other papers and the prompts searched for it.</summary>
    public Grounding Ground(QuoteIndex paper, string quote, TextRange? near = null)
    {
        if (paper.Find(quote, near) is { } found)
            return found;
        var nearest = paper.Explain(quote);
        var files = FilesWith(quote, paper.Document.Sha256);
        if (files.Count == 0 && !_prompts.Exists(prompt => prompt.Find(quote) is not null))
            return nearest;
        var reason = files.Count > 0 ? MissingReason.FromAnotherPaper : MissingReason.FromPrompt;
        return nearest with { Reason = reason, FoundIn = files };
    }

    /// <summary>The files in which the quote stands, in ordinal order; the one with the given identity is left out.</summary>
    public IReadOnlyList<string> FilesWith(string quote, string? exceptSha256 = null)
    {
        if (quote.Length > QuoteIndex.LongestQuote)
            return [];
        var letters = Skeleton.Of(quote).Letters;
        var hits = _fingerprints.Find(letters[..Math.Min(letters.Length, MostLetters)], out var total);
        return [.. hits
            .Where(hit => hit.Value.Count * 4 >= total && !(exceptSha256 is { Length: > 0 } && _papers[hit.Key].Sha256 == exceptSha256))
            .OrderByDescending(hit => hit.Value.Count).ThenBy(hit => hit.Key)
            .Take(MostCandidates)
            .Where(hit => Neighbourhood(_papers[hit.Key], hit.Value, quote).Find(quote) is not null)
            .Select(hit => _papers[hit.Key].FileName)
            .Distinct()
            .Order(StringComparer.Ordinal)];
    }

    private void Add(Skeleton skeleton, KnownPaper paper)
    {
        _fingerprints.Add(_papers.Count, skeleton);
        _papers.Add(paper);
    }

    /// <summary>The stretch of a paper in which most of the quote's runs of letters stand, ready to be asked.</summary>
    private static QuoteIndex Neighbourhood(KnownPaper paper, List<int> places, string quote)
    {
        var elided = QuoteParts.ByEllipses(quote).Parts.Count * ElidedPlaces.LongestGap;
        var reach = (2 * Math.Min(quote.Length, paper.Text.Length)) + Slack + elided;
        var (first, last) = Densest(places, reach);
        var slice = new TextRange(Math.Max(0, first - reach), Math.Min(paper.Text.Length, last + reach));
        return QuoteIndex.OfPassage(paper.Text, slice, paper.Marks, paper.Interruptions);
    }

    private static (int First, int Last) Densest(List<int> places, int width)
    {
        places.Sort();
        var (best, first) = (0, 0);
        for (int start = 0, end = 0; start < places.Count; start++)
        {
            while (end < places.Count && places[end] - places[start] <= width)
                end++;
            if (end - start > best)
                (best, first) = (end - start, start);
        }

        return (places[first], places[first + best - 1]);
    }

    private sealed record KnownPaper(
        string FileName, string Sha256, string Text, IReadOnlyList<TextRange> Marks, IReadOnlyList<TextRange> Interruptions);
}
