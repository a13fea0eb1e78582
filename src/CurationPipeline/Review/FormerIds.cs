using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>
/// Brings a review file back after an answer was taken back: its edges and quotes were led to the entity that the answer made, and a
/// new reading of the paper asks about that entity again, under another id. They then name what is asked about, so that nothing
/// stands in the file twice.
/// </summary>
internal sealed class FormerIds(KindCatalog catalog, GraphStore graph)
{
    /// <summary>The file's text with the ids that the reading has.</summary>
    public string Leave(string text, string path, Proposals reading)
    {
        text = GroupAnswer.WriteOut(text, path);
        var file = ReviewReader.Parse(text, path);
        var asked = file.Entities.Select(item => item.Item.Key).ToHashSet(StringComparer.Ordinal);
        List<ProposedEntity> again = [.. reading.Entities.Where(item => !asked.Contains(item.Key) || graph.Memory.TakenBack(SealedKey.Open(item.Key)).Count > 0)];
        var named = NamedIn(file);
        named.ExceptWith(reading.Entities.Select(item => item.Entity.Id));
        // What the base does not have is named by no reading; of what it has, the reading says which items mean it.
        var missing = named.Where(id => graph.FindEntity(id) is null).ToHashSet();
        text = Follow(text, path, Became(again, missing), null);
        return Follow(NoLongerKnown(text, path, reading), path, Became(again, [.. named.Except(missing)]), reading);
    }

    /// <summary>Ids that edges and quotes name and that are not those of the file's own entities.</summary>
    private static HashSet<EntityId> NamedIn(ReviewFile file)
    {
        HashSet<EntityId> named = [.. file.NamedIds, .. file.Unverified.Select(item => item.Item.Subject).OfType<EntityId>()];
        named.ExceptWith(file.Entities.Select(item => item.Item.Entity.Id));
        return named;
    }

    private string Follow(string text, string path, Dictionary<EntityId, EntityId> became, Proposals? reading) => became.Count == 0 ? text
        : new FollowedIds(catalog, ReviewReader.Parse(text, path).Paper, new Settled(new HashSet<string>(), became, new HashSet<EntityId>())) { Reading = reading }.In(text, path).Text;

    /// <summary>Which of the ids are ones that the entities had before.</summary>
    private Dictionary<EntityId, EntityId> Became(List<ProposedEntity> again, HashSet<EntityId> ids)
    {
        var became = new Dictionary<EntityId, EntityId>();
        foreach (var id in again.Count == 0 ? [] : ids)
        {
            if (again.Where(item => item.Entity.Id.Type == id.Type && Was(item, id)).ToList() is [var only])
                became[id] = only.Entity.Id;
        }

        return became;
    }

    private bool Was(ProposedEntity item, EntityId id) =>
        AskedNames.KeysOf(item.Entity.Id.Type, item.Entity.Name).Prepend(SealedKey.Open(item.Key)).SelectMany(graph.Memory.TakenBack).Any(line => Made(line) == id)
        || graph.Memory.TakenBack(id).Any(line => line.Subject is Subject.OfEntity { Item: var entity } && AreOne(entity, item.Entity));

    private EntityId? Made(Decision line) => line.Subject is not Subject.OfEntity entity ? null
        : line.Verb == Verb.Same && entity.SameAs is { } same ? graph.Resolve(same)
        : line.Verb == Verb.Approve ? entity.Item.Id
        : null;

    private static bool AreOne(Entity one, Entity other) => SameNames.Of(one) is { } names && SameNames.Of(other) is { } others && SameNames.AreOne(names, others);

    /// <summary>Words that were further evidence for an edge of the base are the edge's own question when it is new again.</summary>
    private static string NoLongerKnown(string text, string path, Proposals reading)
    {
        var fresh = reading.Edges.Where(item => !item.Known).ToDictionary(item => item.Edge, item => item.Key);
        var sheet = ReviewSheet.Parse(text, path);
        var known = sheet.File.Edges.Where(item => item.Item.Known && fresh.ContainsKey(item.Item.Edge)).Select(item => item.Item.Key).ToHashSet(StringComparer.Ordinal);
        if (known.Count == 0)
            return text;
        var keys = sheet.Keys.ToHashSet(StringComparer.Ordinal);
        var twins = new List<(string, string)>();
        return SameEdges.Fold(sheet.Rewrite((_, section, item) => section == "edges" ? Fresh(item) : item), path, twins).Text;

        string Fresh(string item)
        {
            var edge = ItemText.Read(item, path, ReviewItems.Edge);
            if (!known.Contains(edge.Key))
                return item;
            var now = new ItemText(item, path).With(["known_edge"], null);
            if (keys.Add(fresh[edge.Edge]))
                return now.With(["key"], fresh[edge.Edge]).ToString();
            twins.Add((fresh[edge.Edge], edge.Key));
            return now.ToString();
        }
    }
}
