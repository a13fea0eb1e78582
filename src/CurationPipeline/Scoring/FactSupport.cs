using CurationPipeline.Resolve;

namespace CurationPipeline.Scoring;

/// <summary>How much of what sentences state is in a graph, as far as names can tell.</summary>
/// <remarks>
/// A fact is supported where two entities that it names are joined by an edge, and named where two are there. No model reads
/// it, so a graph may join the two in a sense that the fact does not have, and may say the fact in other words. A graph that
/// joins everything supports everything: look at the number of edges beside it.
/// </remarks>
public sealed record FactSupport(IReadOnlyList<FactVerdict> Facts, int Edges)
{
    public int Supported => Facts.Count(fact => fact.Joined);

    public int Named => Facts.Count(fact => fact.Named);

    public static FactSupport Of(IReadOnlyList<Gold> gold, Run run)
    {
        var pairs = gold.Where(one => one.Facts.Count > 0).Select(one => (Gold: one, run.Find(one.Document)?.Found)).Where(pair => pair.Found is not null).ToList();
        return new FactSupport(
            [.. pairs.SelectMany(pair => pair.Gold.Facts.Select(fact => Judge(pair.Gold.Document, fact, pair.Found!)))], // filtered
            pairs.Sum(pair => pair.Found!.Edges.Count));
    }

    private static FactVerdict Judge(string document, string fact, Annotation graph)
    {
        var words = $" {string.Join(' ', NameKey.WordsOf("concept", fact))} ";
        var named = graph.Entities.Where(entity => IsNamed(entity, words)).Select(Id).ToHashSet();
        var joined = graph.Edges.Any(edge => Id(edge.Source) != Id(edge.Target) && named.Contains(Id(edge.Source)) && named.Contains(Id(edge.Target)));
        return new FactVerdict(document, fact, named.Count > 1, joined);
    }

    private static (string Kind, string Name) Id(NamedEntity entity) => (entity.Kind, entity.Name);

    private static bool IsNamed(NamedEntity entity, string words) => entity.Aliases.Prepend(entity.Name)
        .Select(name => string.Join(' ', NameKey.WordsOf(entity.Kind, name)))
        .Any(name => name.Length > 0 && words.Contains($" {name} ", StringComparison.Ordinal));
}

/// <summary>Whether a graph has what a fact names.</summary>
/// <param name="Named">Two entities that the fact names are there.</param>
/// <param name="Joined">Two of them are joined by an edge.</param>
public sealed record FactVerdict(string Document, string Fact, bool Named, bool Joined);
