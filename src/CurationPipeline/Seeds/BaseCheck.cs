using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>Looks through the whole base for what does not hold.</summary>
internal sealed class BaseCheck(KnowledgeBase knowledge, SeedFolder folder, HandEdits edits)
{
    private readonly GraphStore _graph = knowledge.Graph;
    private readonly KindCatalog _catalog = knowledge.Catalog;

    /// <param name="prove">Looks a quote up in its paper's text.</param>
    public IEnumerable<Finding> Run(Func<Entity, QuoteProof>? prove) =>
        Files().Concat(Names()).Concat(Edges()).Concat(BareEdges()).Concat(Merges()).Concat(Quotes(prove));

    private IEnumerable<Finding> Files()
    {
        var changes = edits.Find();
        foreach (var mistake in edits.MistakesIn(changes))
            yield return Finding.OfMistake(mistake);
        foreach (var (path, difference) in changes)
        {
            yield return new Finding(FindingLevel.Warning, "file", $"{path}: {Words(difference)}", HandEdits.IdOf(path), path);
        }

        foreach (var path in folder.Strays(_catalog))
            yield return new Finding(FindingLevel.Warning, "file", $"{path}: this is no entry of a kind in the catalog, so nothing reads it.", null, path);
    }

    private static string Words(SeedDifference difference) => difference switch
    {
        SeedDifference.Missing => "the entry has no file yet; 'curate regenerate' writes it.",
        SeedDifference.Stale => "the graph has moved on since the file was written; 'curate regenerate' writes it anew.",
        SeedDifference.Edited => "the file was changed by hand; 'curate regenerate' takes the change into the ledger.",
        SeedDifference.Added => "the file was written by hand; 'curate regenerate' takes it into the ledger.",
        _ => "the file was taken away by hand; 'curate regenerate' takes the entity out of the base.",
    };

    private IEnumerable<Finding> Names()
    {
        var owners = new Dictionary<(string Kind, string Name), Entity>();
        foreach (var entity in _graph.Entities().Where(entity => entity.Id.Type != "quote"))
        {
            foreach (var name in entity.Aliases.Prepend(entity.Name))
            {
                var key = (entity.Id.Type, ContentKey.NameForm(name));
                if (owners.TryAdd(key, entity) || owners[key].Id == entity.Id || _graph.Memory.AreDistinct(owners[key].Id, entity.Id))
                    continue;
                yield return new Finding(
                    FindingLevel.Warning, "name",
                    $"'{owners[key].Id}' and '{entity.Id}' both go by the name '{name}'; merge them, or say that they are distinct.",
                    entity.Id, SeedEntry.PathOf(entity.Id));
            }
        }
    }

    private IEnumerable<Finding> Edges()
    {
        foreach (var entity in _graph.Entities())
        {
            if (_catalog.FindEntity(entity.Id.Type) is null)
                yield return Of(FindingLevel.Error, "entry", entity.Id, $"there is no kind of entity '{entity.Id.Type}' in the catalog.");
            // From an earlier version: such an id is refused by now.
            if (Slug.WhyNot(entity.Id) is not null)
                yield return Of(FindingLevel.Warning, "entry", entity.Id, "Windows cannot have a file of this name; undo the decision that brought the entity in, and give it another id.");
            foreach (var edge in _graph.EdgesFrom(entity.Id))
            {
                if (_catalog.WhyNot(edge.Source.Type, edge.Relation, edge.Target.Type) is { } why)
                    yield return Of(FindingLevel.Error, "edge", entity.Id, $"the edge {edge.Relation} to '{edge.Target}' may not be. {why}");
            }
        }

        foreach (var edge in _graph.WaitingEdges())
        {
            var missing = _graph.IsActive(edge.Source) ? edge.Target : edge.Source;
            yield return new Finding(
                FindingLevel.Waiting, "edge", $"The edge '{edge.Source}' {edge.Relation} '{edge.Target}' waits, because '{missing}' is not in the base.",
                edge.Source);
        }
    }

    // One finding for all: an imported base may have thousands of them. A quote speaks for its own edges.
    private IEnumerable<Finding> BareEdges()
    {
        var bare = _graph.Entities()
            .Where(entity => entity.Quote is null)
            .SelectMany(entity => _graph.EdgesFrom(entity.Id))
            .Where(edge => edge.Evidence.Count == 0 && edge.Rationale.Length == 0)
            .ToList();
        if (bare is [var first, ..])
        {
            yield return Of(
                FindingLevel.Warning, "edge", first.Source,
                $"{bare.Count} {(bare.Count == 1 ? "edge has" : "edges have")} neither evidence nor a rationale; the first is {first.Relation} to '{first.Target}'.");
        }
    }

    private IEnumerable<Finding> Merges() => _graph.RestingMerges().Select(merge => new Finding(
        FindingLevel.Warning, "merge",
        $"The merge of '{merge.Loser}' into '{merge.Winner}' rests, because it goes against an earlier one or an entity is gone; undo {merge.Decision}.",
        merge.Loser));

    private IEnumerable<Finding> Quotes(Func<Entity, QuoteProof>? prove)
    {
        foreach (var id in _graph.ClashingQuotes())
            yield return Of(FindingLevel.Error, "quote", id, "two branches gave this id to different words; the earlier ones are kept, so undo the later decision and make it again.");
        foreach (var (paper, count) in _graph.AwaitedPapers())
        {
            yield return new Finding(
                FindingLevel.Waiting, "quote", $"{(count == 1 ? "A quote waits" : $"{count} quotes wait")}, because '{paper}' is not in the base.", paper);
        }

        if (prove is null)
            yield break;
        foreach (var quote in _graph.Entities("quote"))
        {
            var (holds, why) = prove(quote);
            if (holds != true)
                yield return Of(holds is null ? FindingLevel.Waiting : FindingLevel.Error, "quote", quote.Id, why ?? "the words are not in the paper.");
        }
    }

    private static Finding Of(FindingLevel level, string code, EntityId id, string what) =>
        new(level, code, $"{SeedEntry.PathOf(id)}: {what}", id, SeedEntry.PathOf(id));
}
