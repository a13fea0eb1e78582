using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Finds the open questions of a review file that a person has answered in another one since.</summary>
/// <remarks>
/// A new edge that another paper brought in stays a question: these are other words for it; only a version of the same paper
/// has the same words.
/// </remarks>
internal sealed class DecidedElsewhere(KindCatalog catalog, GraphStore graph, NowKnown known)
{
    /// <summary>Keys of items that were just put back: what a person once wrote there does not keep them.</summary>
    public IReadOnlySet<string> Restored { get; init; } = new HashSet<string>();

    /// <summary>Whether a person refused the paper that the file is about: its words are evidence for nothing.</summary>
    public bool IsOfRefused(ReviewFile file) => !file.Paper.IsNone && graph.Memory.IsRefused(file.Paper.Id)
        && file.Entities.All(item => item.Item.Entity.Id != file.Now(file.Paper.Id)); // asked about anew, as another version

    /// <summary>The items that need no answer any more, without those that a person wrote something into.</summary>
    public Settled In(ReviewFile file)
    {
        var fell = IsOfRefused(file);
        var rejected = file.Entities.Where(item => known.IsRejected(item.Item, file.Paper)).Select(item => item.Item.Entity.Id).ToHashSet();
        // Edges that a person answered fall with their end when the file is applied, and until then it has to be there.
        var answered = file.Edges.Where(item => !IsUntouched(item.Item.Key, item.Answer, item.Item.Evidence)).SelectMany(item => new[] { item.Item.Edge.Source, item.Item.Edge.Target }).ToHashSet();
        var entities = file.Entities
            .Where(item => IsUntouched(item.Item.Key, item.Answer, item.Item.Evidence) && (!file.ApproveRest || Restored.Contains(item.Item.Key))
                && (rejected.Contains(item.Item.Entity.Id) ? !answered.Contains(item.Item.Entity.Id) : known.Find(item.Item, file.Paper) is not null))
            .Select(item => item.Item.Key);
        var actual = Actual(file);
        var edges = file.Edges
            .Where(item => IsUntouched(item.Item.Key, item.Answer, item.Item.Evidence)
                && (fell || IsRejected(item.Item.Key) || WasRefused(item.Item, actual) || rejected.Contains(item.Item.Edge.Source) || rejected.Contains(item.Item.Edge.Target)
                    || IsIn(item.Item, actual, file.Now(file.Paper.Id))))
            .Select(item => item.Item.Key);
        var quotes = file.Quotes.Where(item => IsUntouched(item.Item.Key, item.Answer) && (fell || IsDecided(item.Item.Key))).Select(item => item.Item.Key);
        var pairs = file.Pairs.Where(item => IsUntouched(item.Item.Key, item.Answer) && IsSettled(item.Item)).Select(item => item.Item.Key);
        var revisions = file.Revisions
            .Where(item => IsUntouched(item.Item.Key, item.Answer) && (IsDecided(item.Item.Key) || graph.FindEntity(item.Item.Quote) is null))
            .Select(item => item.Item.Key);
        var keys = entities.Concat(edges).Concat(quotes).Concat(pairs).Concat(revisions).ToHashSet(StringComparer.Ordinal);
        return Settled.Of(file, keys, known);
    }

    /// <summary>A note, a disagreement or struck words are a person's: they do not go unseen.</summary>
    private bool IsUntouched(string key, Answer answer, IReadOnlyList<ProposedEvidence>? evidence = null) => Restored.Contains(key)
        || !answer.Decides && answer is { Note: null, Disagreement: null } && evidence?.Any(piece => piece.Rejected) != true;

    /// <summary>Under the ids that its ends have by now, the edge is one that a person refused.</summary>
    private bool WasRefused(ProposedEdge item, Func<EntityId, EntityId> actual) => !item.Known && graph
        .Memory.StateOf(ContentKey.OfEdge(catalog.Order(item.Edge with { Source = actual(item.Edge.Source), Target = actual(item.Edge.Target) })))
        .Outcome == DecisionOutcome.Rejected;

    /// <summary>They are one by now, joined, or something was said of them.</summary>
    private bool IsSettled(ProposedPair pair)
    {
        var (first, second) = (graph.Resolve(pair.First.Id), graph.Resolve(pair.Second.Id));
        return first == second || graph.AreJoined(first, second) || PairMemory.Of(graph, first, second) is { IsSettled: true } or { IsLater: true };
    }

    private bool IsDecided(string key) => graph.Memory.StateOf(SealedKey.Open(key)).IsDecided;

    private bool IsRejected(string key) => graph.Memory.StateOf(SealedKey.Open(key)).Outcome == DecisionOutcome.Rejected;

    /// <summary>The base has the edge, and each of these words was decided for it.</summary>
    private bool IsIn(ProposedEdge item, Func<EntityId, EntityId> actual, EntityId paper)
    {
        var edge = catalog.Order(item.Edge with { Source = actual(item.Edge.Source), Target = actual(item.Edge.Target) });
        return graph.FindEdge(edge) is not null && item.Evidence.All(piece => graph
            .Memory.StateOf(ContentKey.OfEvidence(ContentKey.OfEdge(edge), ContentKey.OfQuote(actual(paper), piece.Text))).IsDecided);
    }

    /// <summary>The entity of the base that an id of the file stands for.</summary>
    private Func<EntityId, EntityId> Actual(ReviewFile file)
    {
        var became = file.Entities.DistinctBy(item => item.Item.Entity.Id)
            .ToDictionary(item => item.Item.Entity.Id, item => graph.Memory.EntityOf(SealedKey.Open(item.Item.Key)));
        return id => became.GetValueOrDefault(id) ?? graph.Resolve(id);
    }
}
