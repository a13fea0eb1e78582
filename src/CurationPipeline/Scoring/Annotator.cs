using CurationPipeline.Catalog;
using CurationPipeline.Documents;
using CurationPipeline.Extract;
using CurationPipeline.Graph;
using CurationPipeline.Ground;
using CurationPipeline.Resolve;
using CurationPipeline.Review;

namespace CurationPipeline.Scoring;

/// <summary>
/// Says what an extractor would put before a person who has an empty base: extraction, grounding and resolution as they are,
/// with nothing known and nothing decided, so that no answer can leak from a base into what is measured.
/// </summary>
public sealed class Annotator(IExtractor extractor, KindCatalog catalog)
{
    /// <param name="name">What gold calls the document.</param>
    /// <param name="document">What is read.</param>
    /// <param name="cancellationToken">Ends the extraction.</param>
    public async Task<(RunDocument Result, IReadOnlyDictionary<string, string> Prompts)> ReadAsync(
        string name, Document document, CancellationToken cancellationToken = default)
    {
        var extraction = await extractor.ExtractAsync(document, [], cancellationToken);
        var proposals = Propose(document, extraction);
        var result = new RunDocument(name, Found(proposals), proposals.Unverified.Count, Failure(extraction))
        {
            TokensIn = extraction.TokensIn,
            TokensOut = extraction.TokensOut,
            CostUsd = extraction.CostUsd,
        };
        return (result, extraction.Prompts);
    }

    private Proposals Propose(Document document, Extraction extraction)
    {
        var index = new QuoteIndex(document);
        using var empty = GraphStore.OfLines([], catalog);
        var maker = new ProposalMaker(
            catalog, empty, new Resolver(new EntityIndex([])), quote => index.Ground(quote.Text, ChunkOf(extraction, quote)));
        return maker.Make(document, document.FileName, extraction, new Dictionary<string, EntityId>());
    }

    /// <summary>A part that could not be read would count as if nothing stood there.</summary>
    private static string? Failure(Extraction extraction) =>
        extraction.Chunks.FirstOrDefault(chunk => chunk.Failure is not null)?.Failure is { } why ? $"A part of it could not be read: {why}" : null;

    private static TextRange? ChunkOf(Extraction extraction, QuoteMention quote) => quote.Chunk >= 0 && quote.Chunk < extraction.Chunks.Count
        ? new TextRange(extraction.Chunks[quote.Chunk].Start, extraction.Chunks[quote.Chunk].End)
        : null;

    private static Annotation Found(Proposals proposals)
    {
        var named = proposals.Entities.Select(proposed => proposed.Entity).ToDictionary(entity => entity.Id, Named);
        named[proposals.Paper.Id] = NamedEntity.ThisPaper;
        return new Annotation(
            [.. named.Values.Where(entity => !entity.IsThisPaper)],
            [.. proposals.Edges.Select(proposed => proposed.Edge).Select(edge => new NamedEdge(named[edge.Source], edge.Relation, named[edge.Target]))],
            [.. proposals.Quotes.Select(proposed => new PlacedQuote(proposed.Quote.Text, proposed.Quote.Start, proposed.Quote.End))]);
    }

    private static NamedEntity Named(Entity entity) => new(entity.Id.Type, entity.Name, entity.Aliases);
}
