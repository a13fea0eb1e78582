using CurationPipeline.Catalog;
using CurationPipeline.Documents;
using CurationPipeline.Extract.Model;
using CurationPipeline.Ground;

namespace CurationPipeline.Scoring;

/// <summary>
/// Reads gold that a person made by hand (<c>*.gold.yaml</c>, described in docs/evaluation.md): every mistake is told with
/// line and column, and a quote has to stand verbatim in the paper.
/// </summary>
public static class GoldFile
{
    public const string Ending = ".gold.yaml";

    /// <exception cref="CurationException">One line for each mistake in the file.</exception>
    public static Gold Read(string path, KindCatalog catalog, CancellationToken cancellationToken = default)
    {
        var root = YamlPlace.Parse(File.ReadAllText(path), path, "name the 'paper' and list 'entities', 'edges' and 'quotes'");
        root.Only("paper", "covers", "entities", "edges", "quotes");
        var paper = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, root.Text("paper"))); // a file has a folder
        var index = new QuoteIndex(ReadPaper(root, paper, cancellationToken));
        return new GoldReading(root, catalog, index).ToGold(new GoldSource(paper, null));
    }

    private static Document ReadPaper(YamlPlace root, string paper, CancellationToken cancellationToken)
    {
        try
        {
            return DocumentReader.Read(paper, cancellationToken: cancellationToken);
        }
        catch (DocumentException exception)
        {
            throw root.Get("paper").Mistake($"the paper cannot be read, so that its quotes cannot be checked: {exception.Message.TrimEnd('.')}");
        }
    }
}

/// <summary>Goes through one gold file; a mistake in one item keeps it from no other.</summary>
internal sealed class GoldReading(YamlPlace root, KindCatalog catalog, QuoteIndex paper)
{
    private readonly List<string> _mistakes = [];
    private readonly Dictionary<string, NamedEntity> _byName = new(StringComparer.Ordinal) { ["this"] = NamedEntity.ThisPaper };

    public Gold ToGold(GoldSource source)
    {
        var covers = Covers();
        var entities = Items("entities", ReadEntity);
        var edges = Items("edges", ReadEdge);
        var quotes = Items("quotes", ReadQuote);
        if (_mistakes.Count > 0)
            throw new CurationException(string.Join('\n', _mistakes));
        return new Gold(paper.FileName, source, new Annotation(Wanted(entities), Wanted(edges), Wanted(quotes)))
        {
            Neither = new Annotation(Optional(entities), Optional(edges), Optional(quotes)),
            Covers = covers,
        };
    }

    private static IReadOnlyList<T> Wanted<T>(List<(T Item, bool Optional)> items) => [.. items.Where(item => !item.Optional).Select(item => item.Item)];

    private static IReadOnlyList<T> Optional<T>(List<(T Item, bool Optional)> items) => [.. items.Where(item => item.Optional).Select(item => item.Item)];

    private List<(T Item, bool Optional)> Items<T>(string field, Func<YamlPlace, T> read)
    {
        var items = new List<(T, bool)>();
        foreach (var place in root.OptionalList(field))
            Try(() => items.Add((read(place), place.Flag("optional"))));
        return items;
    }

    private void Try(Action read)
    {
        try
        {
            read();
        }
        catch (CurationException mistake)
        {
            _mistakes.Add(mistake.Message);
        }
    }

    private Coverage Covers()
    {
        var covers = Coverage.All;
        if (root.Find("covers") is { } place)
        {
            Try(() =>
            {
                place.Only("kinds", "relations", "quotes");
                covers = new Coverage(
                    place.Has("kinds") ? Names(place, "kinds", name => catalog.FindEntity(name) is not null) : null,
                    place.Has("relations") ? Names(place, "relations", name => catalog.FindRelation(name) is not null) : null,
                    !place.Has("quotes") || place.Flag("quotes"));
            });
        }

        return covers;
    }

    private static List<string> Names(YamlPlace place, string field, Func<string, bool> isKnown)
    {
        foreach (var item in place.List(field))
        {
            if (!isKnown(item.Node.ToString()))
                throw item.Mistake($"the catalog has no '{item.Node}'; 'curate catalog' lists what it has");
        }

        return [.. place.List(field).Select(item => item.Node.ToString())];
    }

    private NamedEntity ReadEntity(YamlPlace place)
    {
        place.Only("kind", "name", "aliases", "optional");
        var entity = new NamedEntity(place.Text("kind"), place.Text("name"), place.OptionalTexts("aliases"));
        if (catalog.FindEntity(entity.Kind) is null)
            throw place.Get("kind").Mistake($"there is no kind '{entity.Kind}'; the kinds are {string.Join(", ", catalog.Entities.Select(kind => kind.Name))}");
        if (entity.Kind == "quote")
            throw place.Get("kind").Mistake("a quote stands under 'quotes'");
        foreach (var name in entity.Aliases.Prepend(entity.Name))
        {
            if (!_byName.TryAdd(name, entity))
                throw place.Mistake($"the name '{name}' stands here a second time; names tell edges what they join");
        }

        return entity;
    }

    private NamedEdge ReadEdge(YamlPlace place)
    {
        place.Only("source", "relation", "target", "quote", "optional");
        var edge = new NamedEdge(End(place, "source"), place.Text("relation"), End(place, "target"));
        if (catalog.WhyNot(edge.Source.Kind, edge.Relation, edge.Target.Kind) is { } why)
            throw place.Get("relation").Mistake(why.TrimEnd('.'));
        if (place.Find("quote") is { } quote)
            Place(quote, place.Text("quote"));
        return edge;
    }

    private NamedEntity End(YamlPlace place, string field) => _byName.TryGetValue(place.Text(field), out var entity)
        ? entity
        : throw place.Get(field).Mistake($"'{place.Text(field)}' is no entity of this file; list it under 'entities', or write 'this' for the paper");

    private PlacedQuote ReadQuote(YamlPlace place)
    {
        place.Only("text", "optional");
        return Place(place.Get("text"), place.Text("text"));
    }

    private PlacedQuote Place(YamlPlace place, string text) => paper.Ground(text) switch
    {
        Grounding.Anchored found => new PlacedQuote(found.Text, found.Parts[0].Start, found.Parts[^1].End),
        Grounding.Missing { Nearest: { } nearest } missing =>
            throw place.Mistake($"the paper does not say this ({missing.Reason.Code()}); the nearest words are '{nearest.Clip(160)}'"),
        Grounding.Missing missing => throw place.Mistake($"the paper does not say this ({missing.Reason.Code()}); put its own words"),
        _ => throw new InvalidOperationException("A grounding is one of two cases."),
    };
}
