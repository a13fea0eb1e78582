using CurationPipeline.Documents;
using CurationPipeline.Graph;
using CurationPipeline.Ground;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli;

/// <summary>Looks quotes up in their papers: in the texts that were read, else in the files of a folder.</summary>
internal sealed class QuoteProver(GraphStore graph, string? folder)
{
    private readonly Dictionary<EntityId, IReadOnlyList<PaperWords>> _texts = [];
    private readonly PaperFiles _files = new(graph, folder);

    public QuoteProof Prove(Entity quote)
    {
        if (quote.Quote is not { } details)
            return new QuoteProof(false, "the entry has no words.");
        // Letters and digits that are not those that were proven need no paper to be refused.
        if (details.SkeletonHash is { } proven && QuoteHash.Of(details.Text).Skeleton != proven)
            return new QuoteProof(false, "the words were changed after they were proven; put the paper's own words back, or quote it anew.");
        var texts = TextsOf(details.Paper);
        if (texts.Count == 0)
            return new QuoteProof(null, $"the words wait to be proven until '{details.Paper}' is read; ingest it, or give its folder with --papers.");
        return texts.Any(text => text.Holds(details))
            ? new QuoteProof(true)
            : new QuoteProof(false, $"the words do not stand in '{details.Paper}' as they are written; quote it anew.");
    }

    private IReadOnlyList<PaperWords> TextsOf(EntityId paper)
    {
        if (!_texts.TryGetValue(paper, out var texts))
            _texts[paper] = texts = [.. Read(paper).Select(text => new PaperWords(text))];
        return texts;
    }

    private List<string> Read(EntityId paper)
    {
        // A file that was only ingested may say what it likes: the entry names the versions that count.
        var versions = graph.FindEntity(paper)?.Paper?.Sha256 ?? [];
        var known = graph.Caches.PapersOf(paper)
            .Where(text => versions.Count == 0 || versions.Contains(text.Sha256, StringComparer.OrdinalIgnoreCase))
            .Select(text => text.Text)
            .ToList();
        if (known.Count > 0)
            return known;
        return [.. _files.Of(paper).Select(file => DocumentReader.Read(file).Text)];
    }

    /// <summary>The text of one version of a paper; indexed only when a quote does not stand where it is said to.</summary>
    private sealed class PaperWords(string text)
    {
        private readonly Lazy<QuoteIndex> _index = new(() => QuoteIndex.OfText(text));

        public bool Holds(QuoteDetails quote) => StandsAt(quote) || _index.Value.Find(quote.Text) is not null;

        private bool StandsAt(QuoteDetails quote) =>
            quote.TextHash is { } hash && quote.Start >= 0 && quote.Start < quote.End && quote.End <= text.Length
            && QuoteHash.Of(quote.Text).Text == hash && QuoteHash.Of(text[quote.Start..quote.End]).Text == hash;
    }
}
