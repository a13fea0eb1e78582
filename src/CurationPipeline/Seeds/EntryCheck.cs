using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>Checks entries that were read against the catalog, the base, and each other.</summary>
/// <param name="gone">Entities whose entries are not there any more.</param>
/// <param name="named">Entities that have a file, whether it could be read or not.</param>
internal sealed class EntryCheck(
    GraphStore graph, KindCatalog catalog, IReadOnlyList<ReadEntry> entries, IReadOnlySet<EntityId> gone, IReadOnlySet<EntityId> named)
{
    private readonly Dictionary<EntityId, EntityId?> _read = entries
        .ToDictionary(entry => entry.Entry.Entity.Id, entry => entry.Entry.Entity.MergedInto);

    public void AddMistakes(List<string> mistakes)
    {
        foreach (var entry in entries)
            mistakes.AddRange(MistakesIn(entry).Select(mistake => mistake.Message));
    }

    private IEnumerable<CurationException> MistakesIn(ReadEntry entry)
    {
        var entity = entry.Entry.Entity;
        if (graph.StatusOf(entity.Id) is null && Slug.WhyNot(entity.Id) is { } whyNot)
            yield return entry.Root.Get("id").Mistake(whyNot);
        if (entity.MergedInto is { } winner)
        {
            if (!IsThere(winner))
                yield return entry.Root.Get("merged_into").Mistake(NotThere(winner));
            else if (IsCircle(entity.Id))
                yield return entry.Root.Get("merged_into").Mistake($"'{entity.Id}' leads back to itself from '{winner}'; break the circle");
        }

        if (entity.Quote is { } quote && !IsThere(quote.Paper))
            yield return entry.Root.Get("paper").Mistake(NotThere(quote.Paper));
        foreach (var mistake in MistakesIn(entity.Evidence, entry.Root))
            yield return mistake;
        for (var i = 0; i < entry.Entry.Edges.Count; i++)
        {
            foreach (var mistake in MistakesIn(entry.Entry.Edges[i], entry.EdgePlaces[i]))
                yield return mistake;
        }
    }

    private IEnumerable<CurationException> MistakesIn(Edge edge, YamlPlace place)
    {
        if (catalog.WhyNot(edge.Source.Type, edge.Relation, edge.Target.Type) is { } why)
            yield return place.Get("relation").Mistake(char.ToLowerInvariant(why[0]) + why[1..].TrimEnd('.'));
        else if (edge.Source == edge.Target)
            yield return place.Get("target").Mistake("the edge joins the entity to itself; choose another target or take it out");
        else if (!IsThere(edge.Target))
            yield return place.Get("target").Mistake(NotThere(edge.Target));
        foreach (var mistake in MistakesIn(edge.Evidence, place))
            yield return mistake;
    }

    private IEnumerable<CurationException> MistakesIn(IReadOnlyList<Evidence> named, YamlPlace place)
    {
        var evidence = place.OptionalList("evidence");
        for (var i = 0; i < named.Count; i++)
        {
            var quote = named[i].Quote;
            if (quote.Type != "quote")
                yield return evidence[i].Get("quote").Mistake($"'{quote}' is not a quote");
            else if (!IsThere(quote))
                yield return evidence[i].Get("quote").Mistake(NotThere(quote));
        }
    }

    private static string NotThere(EntityId id) => $"there is no entity '{id}'; write its entry first, or correct the id";

    private bool IsThere(EntityId id) => named.Contains(id) || (!gone.Contains(id) && graph.StatusOf(id) is not null);

    private bool IsCircle(EntityId start)
    {
        var seen = new HashSet<EntityId>();
        for (EntityId? id = start; id is { } here; id = Next(here))
        {
            if (!seen.Add(here))
                return true;
        }

        return false;
    }

    private EntityId? Next(EntityId id) => _read.TryGetValue(id, out var winner) ? winner : graph.FindEntity(id)?.MergedInto;
}
