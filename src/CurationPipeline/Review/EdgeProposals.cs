using CurationPipeline.Catalog;
using CurationPipeline.Extract;
using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Turns relation mentions into proposed edges: each edge once, in the right direction, with all its evidence.</summary>
internal sealed class EdgeProposals(
    KindCatalog catalog, GraphStore graph, ResolvedMentions mentions, EvidenceProof proof, List<Loss> losses)
{
    private readonly CorrectedEdges _corrected = new(catalog, graph);

    public int DecidedBefore { get; private set; }

    public IReadOnlyList<ProposedEdge> Make(IReadOnlyList<RelationMention> relations) =>
    [
        .. relations.Select(relation => (Edge: Place(relation), Relation: relation))
            .Where(placed => placed.Edge is not null)
            .GroupBy(placed => placed.Edge!.Value, placed => placed.Relation)
            .SelectMany(edge => Propose(edge.Key, [.. edge])),
    ];

    private EdgeKey? Place(RelationMention relation)
    {
        var what = $"{relation.Source.Name} - {relation.Relation} - {relation.Target.Name}";
        if (mentions.IsRejected(relation.Source) || mentions.IsRejected(relation.Target))
        {
            DecidedBefore++;
            return null;
        }

        if (mentions.Find(relation.Source) is not { } source || mentions.Find(relation.Target) is not { } target)
        {
            var missing = mentions.Find(relation.Source) is null ? relation.Source : relation.Target;
            return Lose(what, $"The {missing.Kind} '{missing.Name}' that it joins is not among the entities.");
        }

        if (source == target)
        {
            return Lose(what, $"Both ends are {source}.");
        }

        return Directed(source, relation.Relation, target) is { } edge
            ? edge
            : Lose(what, catalog.WhyNot(source.Type, relation.Relation, target.Type)!);
    }

    /// <summary>The edge as the catalog wants it: turned round where only that way is allowed, symmetric ones sorted.</summary>
    private EdgeKey? Directed(EntityId source, string relation, EntityId target)
    {
        if (catalog.FindRelation(relation) is not { } kind)
        {
            return null;
        }

        if (kind.Symmetric)
        {
            var (first, second) = source.CompareTo(target) < 0 ? (source, target) : (target, source);
            return catalog.WhyNot(first.Type, relation, second.Type) is null ? new EdgeKey(first, relation, second) : null;
        }

        return kind.Joins(source.Type, target.Type) ? new EdgeKey(source, relation, target)
            : kind.Joins(target.Type, source.Type) ? new EdgeKey(target, relation, source)
            : null;
    }

    private List<ProposedEdge> Propose(EdgeKey edge, IReadOnlyList<RelationMention> relations)
    {
        var key = ContentKey.OfEdge(edge);
        List<EdgeKey> asked = [.. relations.Select(AsNew).OfType<EdgeKey>().Append(edge)];
        if (asked.Exists(IsRefused))
        {
            DecidedBefore++;
            return [];
        }

        var rationale = relations.Select(relation => relation.Rationale).FirstOrDefault(text => text.Length > 0) ?? "";
        var claimed = relations.SelectMany(relation => relation.Evidence).ToList();
        var evidence = proof.Of(claimed, edge);
        if (evidence.Count == 0)
        {
            if (claimed.Count == 0)
            {
                losses.Add(new Loss($"{edge.Source} - {edge.Relation} - {edge.Target}", "It came without a quote, and an edge needs evidence."));
            }

            return [];
        }

        evidence = [.. evidence.Where(piece => !asked.Exists(form => _corrected.IsAnswered(edge, ContentKey.OfEdge(form), mentions.Paper, piece.Text)))];
        if (evidence.Count == 0)
        {
            DecidedBefore++;
            return [];
        }

        return graph.FindEdge(edge) is { } known
            ? NewEvidence(known, key, rationale, evidence)
            : [new ProposedEdge(SealedKey.Seal(key), edge, rationale, evidence, Known: false)];
    }

    private bool IsRefused(EdgeKey edge) => graph.Memory.StateOf(ContentKey.OfEdge(edge)).Outcome == DecisionOutcome.Rejected;

    /// <summary>The edge as it was asked about before its ends were in the base, perhaps under other ids.</summary>
    private EdgeKey? AsNew(RelationMention relation) => mentions.AsNew(relation.Source) is { } source && mentions.AsNew(relation.Target) is { } target
        ? Directed(source, relation.Relation, target)
        : null;

    private List<ProposedEdge> NewEvidence(Edge known, string edgeKey, string rationale, IReadOnlyList<ProposedEvidence> evidence)
    {
        var have = known.Evidence.Select(piece => graph.FindEntity(piece.Quote)?.Quote)
            .OfType<QuoteDetails>()
            .Select(quote => ContentKey.OfQuote(quote.Paper, quote.Text))
            .ToHashSet(StringComparer.Ordinal);
        var fresh = new List<ProposedEdge>();
        foreach (var piece in evidence)
        {
            var quote = ContentKey.OfQuote(mentions.Paper, piece.Text);
            var key = ContentKey.OfEvidence(edgeKey, quote);
            if (have.Contains(quote) || graph.Memory.StateOf(key).IsDecided)
            {
                DecidedBefore++;
                continue;
            }

            fresh.Add(new ProposedEdge(SealedKey.Seal(key), known.Key, rationale, [piece], Known: true));
        }

        return fresh;
    }

    private EdgeKey? Lose(string what, string reason)
    {
        losses.Add(new Loss(what, reason));
        return null;
    }
}
