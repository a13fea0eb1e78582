using System.Text;

namespace CurationPipeline.Graph;

/// <summary>
/// Fingerprints of what the graph says of each entity and around it: its neighbors, the reasons and quotes of its edges, what
/// it is evidence for. What is shown of an entity can only have become otherwise where its fingerprint has. Made in three
/// walks over the store, because asking for each entity's neighborhood costs as much as showing it.
/// </summary>
internal sealed class EntityPrints
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _byId;

    private EntityPrints() => _byId = _entries.GetAlternateLookup<ReadOnlySpan<char>>();

    public static EntityPrints Of(Database database)
    {
        var prints = new EntityPrints();
        database.ForEach("SELECT id, json, edge_count, status, merged_into, paper FROM entities", prints.TakeEntity);
        foreach (var quote in prints._entries.Values.Where(entry => entry.Paper is not null))
            quote.Around += prints.PaperOf(quote);
        database.ForEach("SELECT source, target, key, rationale FROM edges WHERE active = 1", prints.TakeEdge);
        database.ForEach(
            "SELECT source, target, edge, quote, role, origin, evidence.active AND edges.active FROM evidence JOIN edges ON edges.key = edge",
            prints.TakeEvidence);
        database.ForEach("SELECT entity, quote FROM entity_evidence", prints.TakeShown);
        return prints;
    }

    /// <summary>Of the entity alone, with its edge-count and status; of one that is not there, nothing.</summary>
    public Fingerprint OfOwn(EntityId id) => _entries.GetValueOrDefault(id.ToString())?.Own ?? default;

    /// <summary>Of the entity and of all around it.</summary>
    public Fingerprint OfAll(EntityId id) => _entries.GetValueOrDefault(id.ToString()) is { } entry ? entry.Own + entry.Around : default;

    private void TakeEntity(Row row)
    {
        var rest = string.Join('\t', row.Number(2), row.Text(3), row.FindText(4));
        _entries[row.Text(0)] = new Entry(Fingerprint.Of(row.Span(1), Encoding.UTF8.GetBytes(rest)), row.FindText(4), row.FindText(5));
    }

    /// <summary>To each of its ends an edge is its own content and all of the other end.</summary>
    private void TakeEdge(Row row)
    {
        if (Find(row, 0) is not { } source || Find(row, 1) is not { } target)
            return;
        var edge = Fingerprint.Of(row.Span(2), row.Span(3));
        source.Around += edge + target.Own;
        target.Around += edge + source.Own;
    }

    private void TakeEvidence(Row row)
    {
        var (source, target, quote) = (Find(row, 0), Find(row, 1), Find(row, 3));
        var edge = Fingerprint.Of(row.Text(2), row.Text(3), row.Text(4), row.FindText(5));
        if (quote is not null)
            quote.Around += edge + (source?.Own ?? default) + (target?.Own ?? default);
        if (row.Number(6) == 0 || quote is null || source is null || target is null)
            return;
        var shown = edge + quote.Own + PaperOf(quote);
        source.Around += shown;
        target.Around += shown;
    }

    /// <summary>A quote that shows an entity: in which role stands with the entity.</summary>
    private void TakeShown(Row row)
    {
        if (Find(row, 0) is not { } entity || Find(row, 1) is not { } quote)
            return;
        entity.Around += quote.Own + PaperOf(quote);
        quote.Around += entity.Own;
    }

    /// <summary>The paper that the quote's paper was merged into, if it was.</summary>
    private Fingerprint PaperOf(Entry quote)
    {
        var paper = quote.Paper is null ? null : _entries.GetValueOrDefault(quote.Paper);
        while (paper?.MergedInto is { } next && _entries.TryGetValue(next, out var winner))
            paper = winner;
        return paper?.Own ?? default;
    }

    private Entry? Find(Row row, int column)
    {
        var id = row.Span(column);
        Span<char> text = stackalloc char[EntityId.MaxLength];
        return id.Length <= text.Length && _byId.TryGetValue(text[..Encoding.UTF8.GetChars(id, text)], out var entry) ? entry : null;
    }

    private sealed class Entry(Fingerprint own, string? mergedInto, string? paper)
    {
        public Fingerprint Own { get; } = own;

        public Fingerprint Around { get; set; }

        public string? MergedInto { get; } = mergedInto;

        public string? Paper { get; } = paper;
    }
}
