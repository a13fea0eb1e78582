using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>An entry as read, with the places of what a later check may object to.</summary>
/// <param name="Root">The whole entry.</param>
/// <param name="EdgePlaces">One for each edge, in the entry's order.</param>
internal sealed record ReadEntry(SeedEntry Entry, YamlPlace Root, IReadOnlyList<YamlPlace> EdgePlaces);

/// <summary>Reads a seed file; a mistake in it is told with line and column.</summary>
public static class SeedReader
{
    private static readonly string[] Fields =
    [
        "id", "type", "name", "status", "merged_into", "description", "authors", "year", "arxiv", "doi", "sha256",
        "text", "paper", "page", "chars", "reader", "speaker", "role", "rationale", "text_hash", "skeleton_hash", "aliases", "evidence", "edges",
    ];

    private static readonly string[] PaperFields = ["authors", "year", "arxiv", "doi", "sha256"];
    private static readonly string[] QuoteFields = ["text", "paper", "page", "chars", "reader", "speaker", "role", "rationale", "text_hash", "skeleton_hash"];
    private static readonly string[] Roles = ["result", "background", "reported", "criticised", "hypothetical"];

    /// <param name="yaml">The file's text.</param>
    /// <param name="file">Its path from the base's folder; has to be that of the entry's id.</param>
    /// <param name="catalog">The kinds that there are.</param>
    /// <exception cref="CurationException">The text is not an entry.</exception>
    public static SeedEntry Read(string yaml, string file, KindCatalog catalog) => Parse(yaml, file, catalog).Entry;

    /// <param name="yaml">The file's text.</param>
    /// <param name="file">Its path from the base's folder.</param>
    /// <param name="catalog">The kinds that there are.</param>
    /// <param name="isThere">Whether there is a file of exactly that name: nobody should be told to write over one.</param>
    internal static ReadEntry Parse(string yaml, string file, KindCatalog catalog, Func<string, bool>? isThere = null)
    {
        var read = ParseAnywhere(yaml, file, catalog);
        var id = read.Entry.Entity.Id;
        var path = SeedEntry.PathOf(id);
        return path == file ? read : throw read.Root.Get("id").Mistake(isThere?.Invoke(path) == true
            ? $"'{path}' is the entry '{id}' already; move into it what only this file has and delete this one, or give this one an id and a name of its own"
            : $"the entry '{id}' belongs in '{path}'; give the file that name, or correct the id");
    }

    /// <summary>An entry that stands in something else than its own seed file.</summary>
    internal static ReadEntry ParseAnywhere(string yaml, string file, KindCatalog catalog)
    {
        var root = YamlPlace.Parse(yaml, file, "write an entry, or delete it");
        root.Only(Fields);
        var id = ReadId(root, catalog);
        RefuseFieldsOfOthers(root, id);
        var entity = new Entity(id, RawText(root, "name"), root.OptionalText("description") ?? "")
        {
            Aliases = ReadAliases(root),
            Evidence = ReadEvidence(root),
            MergedInto = ReadMerge(root, id),
            Paper = id.Type == "paper" ? ReadPaper(root) : null,
            Quote = id.Type == "quote" ? ReadQuote(root) : null,
        };
        if (entity.Evidence.Count > 0 && (entity.MergedInto ?? (id.Type == "quote" ? id : null)) is { } holder)
            throw root.Get("evidence").Mistake(holder == id ? "a quote shows itself; take this out" : $"a merged entity has no evidence of its own; move it to '{holder}'");
        var places = root.OptionalList("edges");
        return new ReadEntry(new SeedEntry(entity, ReadEdges(places, entity)), root, places);
    }

    private static EntityId ReadId(YamlPlace root, KindCatalog catalog)
    {
        var id = Id(root, "id");
        if (root.Text("type") != id.Type)
            throw root.Get("type").Mistake($"the type '{root.Text("type")}' is not that of the id '{id}'; write '{id.Type}'");
        if (catalog.FindEntity(id.Type) is null)
        {
            throw root.Get("type").Mistake(
                $"there is no kind of entity '{id.Type}'; the catalog has {string.Join(", ", catalog.Entities.Select(kind => kind.Name))}");
        }

        return id;
    }

    private static void RefuseFieldsOfOthers(YamlPlace root, EntityId id)
    {
        var others = (id.Type == "paper" ? [] : PaperFields).Concat(id.Type == "quote" ? [] : QuoteFields);
        foreach (var field in others)
        {
            if (root.Has(field))
                throw root.Get(field).Mistake($"a {id.Type} has no '{field}'");
        }
    }

    private static EntityId? ReadMerge(YamlPlace root, EntityId id)
    {
        var status = root.OptionalText("status") ?? "active";
        if (status is not ("active" or "merged"))
            throw root.Get("status").Mistake($"the status is active or merged, not '{status}'");
        if (status == "active")
            return root.Has("merged_into") ? throw root.Get("merged_into").Mistake("only a merged entity has this; write 'status: merged'") : null;
        var winner = Id(root, "merged_into");
        if (winner.Type != id.Type || id.Type == "quote")
            throw root.Get("merged_into").Mistake($"'{id}' cannot be merged into '{winner}'; both have to be of one kind that is not quote");
        return winner != id ? winner : throw root.Get("merged_into").Mistake($"'{id}' cannot be merged into itself");
    }

    private static IReadOnlyList<string> ReadAliases(YamlPlace root)
    {
        var aliases = root.OptionalTexts("aliases");
        for (var i = 0; i < aliases.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(aliases[i]))
                throw root.OptionalList("aliases")[i].Mistake("an alias is empty; write a name or take the line out");
        }

        return aliases;
    }

    private static PaperDetails ReadPaper(YamlPlace root) => new(
        root.OptionalTexts("authors"),
        root.Has("year") ? root.Number("year") : null,
        NullIfEmpty(root.OptionalText("arxiv")),
        NullIfEmpty(root.OptionalText("doi")),
        root.OptionalTexts("sha256"));

    private static QuoteDetails ReadQuote(YamlPlace root)
    {
        var paper = Id(root, "paper");
        if (paper.Type != "paper")
            throw root.Get("paper").Mistake($"'{paper}' is not a paper");
        if (root.List("chars") is not [var start, var end] || end.Number() < start.Number())
            throw root.Get("chars").Mistake("'chars' has to be two numbers, [first, one past the last]");
        return new QuoteDetails(
            RawText(root, "text"), paper, root.Number("page"), start.Number(), end.Number(), root.Number("reader"),
            NullIfEmpty(root.OptionalText("speaker")), Role(root), root.OptionalText("rationale") ?? "")
        {
            TextHash = NullIfEmpty(root.OptionalText("text_hash")),
            SkeletonHash = NullIfEmpty(root.OptionalText("skeleton_hash")),
        };
    }

    private static List<Edge> ReadEdges(IReadOnlyList<YamlPlace> places, Entity entity)
    {
        if (places.Count > 0 && entity.MergedInto is not null)
            throw places[0].Mistake($"a merged entity has no edges of its own; move them to '{entity.MergedInto}'");
        var edges = new List<Edge>(places.Count);
        var seen = new HashSet<EdgeKey>();
        foreach (var place in places)
        {
            place.Only("relation", "target", "rationale", "evidence");
            var edge = new Edge(entity.Id, place.Text("relation"), Id(place, "target"), place.OptionalText("rationale") ?? "")
            {
                Evidence = ReadEvidence(place),
            };
            edges.Add(seen.Add(edge.Key) ? edge : throw place.Mistake(
                $"the edge {edge.Relation} to '{edge.Target}' stands here a second time; keep one of the two"));
        }

        return edges;
    }

    private static List<Evidence> ReadEvidence(YamlPlace item)
    {
        var evidence = new List<Evidence>();
        foreach (var place in item.OptionalList("evidence"))
        {
            place.Only("quote", "role", "origin");
            var quote = Id(place, "quote");
            if (evidence.Any(other => other.Quote == quote))
                throw place.Mistake($"the quote '{quote}' stands here a second time; keep one of the two");
            evidence.Add(new Evidence(quote, Role(place), place.Has("origin") ? Id(place, "origin") : null));
        }

        return evidence;
    }

    private static string Role(YamlPlace place) => place.Text("role") is var role && Roles.Contains(role)
        ? role
        : throw place.Get("role").Mistake($"the role is one of {string.Join(", ", Roles)}, not '{role}'");

    private static EntityId Id(YamlPlace place, string field) => EntityId.TryParse(place.Text(field), out var id)
        ? id
        : throw place.Get(field).Mistake($"'{place.Text(field)}' is not an id; write it as type:slug, such as concept:reward-hacking");

    /// <summary>Exactly as written: a name or a quote is not ours to trim.</summary>
    private static string RawText(YamlPlace place, string field) =>
        place.Text(field).Length > 0 ? place.OptionalText(field) ?? place.Text(field) : "";

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
