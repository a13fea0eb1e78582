using CurationPipeline.Catalog;
using CurationPipeline.Documents;
using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>What a review file decides.</summary>
/// <param name="Decisions">What goes into the ledger, in order.</param>
/// <param name="Done">Keys of the items that are answered and leave the file.</param>
/// <param name="Waiting">Why an approved item is not decided yet, one sentence each.</param>
/// <param name="Mistakes">What cannot be done, with file and line, one sentence each.</param>
public sealed record ReviewDecisions(
    IReadOnlyList<NewDecision> Decisions, IReadOnlySet<string> Done, IReadOnlyList<string> Waiting, IReadOnlyList<string> Mistakes)
{
    /// <summary>What a person should know of what is done, with file and line, one sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>Turns a person's answers into decisions for the ledger; every quote is proven against the paper once more.</summary>
/// <param name="prove">
/// Finds words in the reviewed paper: the place and the source's own words, or why it has none. The range is where the
/// words are said to stand.
/// </param>
public sealed class DecisionMaker(KindCatalog catalog, GraphStore graph, Func<string, TextRange?, Ground.Grounding> prove)
{
    /// <summary>Says what became of a proposal in the base since it was written; without it, only its own answer does.</summary>
    public NowKnown Known { get; init; } = new(graph);

    /// <summary>Whether some review file proposes the entity: what is the same waits for it.</summary>
    public Func<EntityId, bool> IsProposed { get; init; } = _ => false;

    /// <summary>What a review file says that a proposed entity is the same as; null where none does.</summary>
    public Func<EntityId, EntityId?> SaidToBe { get; init; } = _ => null;

    public ReviewDecisions Make(ReviewFile file)
    {
        var sheet = new DecisionSheet(file, graph);
        new PairDecisions(catalog, graph, sheet).Make(file);
        var ends = new EndStates(graph, sheet, file, Known);
        var quotes = new QuoteMaker(file, prove, ends, sheet);
        new EntityDecisions(catalog, graph, sheet, Known, new EntityWords(graph, sheet, ends, quotes), file.ProposedId) { IsProposed = IsProposed, SaidToBe = SaidToBe }.Make(file);
        var edges = new EdgeDecisions(catalog, graph, sheet, ends, quotes);
        edges.Make(file);
        new QuoteDecisions(sheet, ends, quotes).Make(file);
        new RepairDecisions(sheet, edges).Make(file);
        new RevisionDecisions(graph, sheet, quotes).Make(file);
        NoteVersion(file, sheet, ends);
        return sheet.ToDecisions();
    }

    /// <summary>What was taken in from a further version of a known paper stands in that version: the paper gets its hash.</summary>
    private void NoteVersion(ReviewFile file, DecisionSheet sheet, EndStates ends)
    {
        if (!sheet.TakesIn || sheet.Recognises(file.Paper.Sha256) || graph.FindEntity(ends.Actual(file.Paper.Id)) is not { Paper: { } known } paper
            || known.Sha256.Contains(file.Paper.Sha256, StringComparer.OrdinalIgnoreCase))
            return;
        sheet.Add(
            new NewDecision.EditEntity(paper with { Paper = known with { Sha256 = [.. known.Sha256, file.Paper.Sha256] } }),
            reason: RevisionDecisions.Followed);
    }
}
