using CurationPipeline.Graph;
using CurationPipeline.Seeds;

namespace CurationPipeline.Tests.Seeds;

/// <summary>Random entries with names as hostile as files allow; the same seed, the same entries.</summary>
internal sealed class RandomGraph(int seed)
{
    private static readonly string[] Pieces =
    [
        "Reward", "hacking", "\"", "'", ":", ": ", " #", "#", "- x", "\n", "\r\n", "\t", "null", "~", "true", "[", "]", "{", "}", ",", "&a", "*b", "!t",
        "|", ">", "%", "@", "`", "😀", "👩‍🔬", "שלום", "مرحبا", "\u202e", "\u200b", "\u0085", "\u2028", "\ufeff", "é", "e\u0301", "ﬁ", "漢字", "../", "/etc", "C:\\", "\\n",
        "---", "...", "?", "a b", "  ", "=", "<<", "0x1F", "1e3", "2026-01-01", "con", "$(rm)", "<script>", "\u0007", "\ud83d\ude00", "Ω",
    ];

#pragma warning disable CA5394 // Nothing here is a secret.
    private readonly Random _random = new(seed);

    public int Next(int below) => _random.Next(below);

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    public string Text(int pieces = 6)
    {
        var text = string.Concat(Enumerable.Range(0, 1 + Next(pieces)).Select(_ => Pick(Pieces) + (Next(2) == 0 ? " " : "")));
        return Next(20) == 0 ? string.Concat(Enumerable.Repeat(text, 400)) : text;
    }
#pragma warning restore CA5394

    public string Name() => Text() is var name && string.IsNullOrWhiteSpace(name) ? "x" : name;

    /// <summary>Entries that refer to each other only.</summary>
    public IReadOnlyList<SeedEntry> Entries(int count)
    {
        var used = new HashSet<EntityId>();
        var papers = Enumerable.Range(0, 2).Select(_ => Add(used, "paper")).ToList();
        var concepts = Enumerable.Range(0, count).Select(_ => Add(used, "concept")).ToList();
        var quotes = Enumerable.Range(0, 3).Select(_ => Quote(Add(used, "quote"), Pick(papers).Id)).ToList();
        return
        [
            .. papers.Select(paper => new SeedEntry(paper with { Paper = Details() }, Edges(paper.Id, "studies", concepts, quotes))),
            .. concepts.Select(concept => new SeedEntry(concept with { Evidence = Evidence(quotes, "result") }, Edges(concept.Id, "extends", concepts, quotes))),
            .. quotes.Select(quote => new SeedEntry(quote, Edges(quote.Id, "about", concepts, quotes))),
        ];
    }

    private Entity Add(HashSet<EntityId> used, string kind)
    {
        var name = Name();
        var id = Slug.Free(kind, name, used.Contains);
        used.Add(id);
        return new Entity(id, name, Next(3) == 0 ? "" : Text(20)) { Aliases = [.. Enumerable.Range(0, Next(3)).Select(_ => Name()).Distinct()] };
    }

    private PaperDetails Details() => new(
        [.. Enumerable.Range(0, Next(4)).Select(_ => Name())], Next(2) == 0 ? null : 1900 + Next(200),
        Next(2) == 0 ? null : Name(), Next(2) == 0 ? null : Name(), [.. Enumerable.Range(0, Next(3)).Select(n => $"{n}ab")]);

    private Entity Quote(Entity quote, EntityId paper) => quote with
    {
        Quote = new QuoteDetails(Name(), paper, 1 + Next(9), Next(9), 9 + Next(9), 1, Next(2) == 0 ? null : Name(), "result", Text())
        {
            TextHash = Next(2) == 0 ? null : "0a1b2c",
            SkeletonHash = Next(2) == 0 ? null : "3d4e5f",
        },
    };

    private List<Edge> Edges(EntityId source, string relation, List<Entity> targets, List<Entity> quotes) =>
    [
        .. targets.Where(target => target.Id != source && Next(3) == 0).Select(target => new Edge(source, relation, target.Id, Next(4) == 0 ? "" : Text())
        {
            Evidence = Evidence(quotes, "background"),
        }),
    ];

    private List<Evidence> Evidence(List<Entity> quotes, string role) =>
        [.. quotes.Where(_ => Next(3) == 0).Select(quote => new Evidence(quote.Id, role)).OrderBy(evidence => evidence.Quote)];
}
