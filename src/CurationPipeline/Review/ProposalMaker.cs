using CurationPipeline.Catalog;
using CurationPipeline.Documents;
using CurationPipeline.Extract;
using CurationPipeline.Graph;
using CurationPipeline.Ground;
using CurationPipeline.Resolve;

namespace CurationPipeline.Review;

/// <summary>
/// Turns what was extracted from a document into questions for a person: mentions become entities, claimed words become
/// proven ones, and what was decided before is left out.
/// </summary>
/// <param name="catalog">What may be joined to what.</param>
/// <param name="graph">The base, for what is known and what was decided.</param>
/// <param name="resolver">Says which entity of the base a mention is.</param>
/// <param name="ground">Finds the place of claimed words in the document.</param>
public sealed class ProposalMaker(KindCatalog catalog, GraphStore graph, Resolver resolver, Func<QuoteMention, Grounding> ground)
{
    /// <summary>Looks for accepted quotes in the document, where it is another version of their paper.</summary>
    public Func<IEnumerable<AcceptedQuote>, IReadOnlyList<Reanchored>> Reanchor { get; init; } = _ => [];

    /// <param name="document">What was read.</param>
    /// <param name="file">Where it was read from, as the review file is to say it.</param>
    /// <param name="extraction">What was found in it.</param>
    /// <param name="pending">Ids that an existing review file gives to proposals, by content key.</param>
    public Proposals Make(Document document, string file, Extraction extraction, IReadOnlyDictionary<string, EntityId> pending)
    {
        var losses = new List<Loss>([.. document.Losses.Select(loss => new Loss(document.FileName, loss)), .. extraction.Losses]);
        var mentions = new MentionResolution(graph, resolver, pending).Resolve(document, extraction.Entities);
        var evidence = new EvidenceProof(mentions.Paper, ground, at => SectionOf(document, at));
        var edges = new EdgeProposals(catalog, graph, mentions, evidence, losses);
        var proposedEdges = edges.Make(extraction.Relations);
        var entities = mentions.New.Select(entity => Propose(entity, evidence)).ToList();
        var quotes = new QuoteProposals(graph, mentions, evidence, losses).Make(extraction.Quotes);
        var paper = new ReviewedPaper(
            mentions.Paper, document.Metadata.Title ?? document.FileName, file, document.Sha256, document.PageCount, DocumentReader.ReaderVersion);
        if (mentions.PaperRejected is { } rejection)
            return OfRejected(paper, Run(extraction), rejection) with { DecidedBefore = proposedEdges.Count + entities.Count + quotes.Count };
        return new Proposals(
            paper,
            Run(extraction),
            ProposalOrder.Of(entities, proposedEdges),
            ProposalOrder.Of(proposedEdges, catalog),
            [.. quotes.OrderBy(quote => quote.Quote.Start)],
            [.. evidence.Unverified.DistinctBy(item => item.Key)],
            [.. HiddenTextWarnings.Of(document.Hidden), .. mentions.New.SelectMany(entity => entity.Warnings.Select(warning => $"{entity.Entity.Id}: {warning}"))],
            losses)
        {
            Revisions = new RevisionProposals(graph, Reanchor).Make(mentions.Paper, document.Sha256),
            DecidedBefore = mentions.DecidedBefore + edges.DecidedBefore,
        };
    }

    /// <summary>Words of a paper that is not to come in are evidence for nothing.</summary>
    private static Proposals OfRejected(ReviewedPaper paper, ReviewedRun run, string rejection) => new(
        paper, run, [], [], [], [], [],
        [new Loss(paper.Title, $"The paper was rejected, and nothing is taken from a rejected paper; to be asked about it, take that back: curate undo {rejection}")]);

    private static ProposedEntity Propose(NewEntity entity, EvidenceProof proof) => new(
        SealedKey.Seal(entity.Key), entity.Entity, entity.Possible, proof.Of(entity.Evidence, subject: entity.Entity.Id));

    private static string? SectionOf(Document document, int at) => document.Blocks.FirstOrDefault(block => block.Range.Contains(at))?.Section;

    private static ReviewedRun Run(Extraction extraction)
    {
        var failed = extraction.Chunks.Count(chunk => chunk.Failure is not null);
        return new ReviewedRun(
            extraction.Extractor,
            extraction.Prompts,
            extraction.Chunks.Count - failed,
            failed,
            extraction.TokensIn,
            extraction.TokensOut,
            extraction.CostUsd);
    }
}
