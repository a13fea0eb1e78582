using CurationPipeline.Catalog;

namespace CurationPipeline.Scoring;

/// <summary>What the labels of somebody else's data mean in this catalog, read from lines such as <c>Used-For = addresses | reversed uses</c>.</summary>
public sealed class LabelMap
{
    private const string DefaultName = "CurationPipeline.Scoring.scier.map";
    private const string Reversed = "reversed ";

    private readonly Dictionary<string, string[]> _meanings;

    private LabelMap(Dictionary<string, string[]> meanings) => _meanings = meanings;

    /// <summary>The labels of SciER.</summary>
    public static LabelMap Default(KindCatalog catalog)
    {
        using var stream = typeof(LabelMap).Assembly.GetManifestResourceStream(DefaultName)
            ?? throw new InvalidOperationException($"The resource '{DefaultName}' is missing from the build.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), "label map", catalog);
    }

    /// <param name="text">One label a line; <c>#</c> starts a remark.</param>
    /// <param name="file">What messages call it.</param>
    /// <param name="catalog">What the right side may name.</param>
    /// <exception cref="CurationException">A line is something else.</exception>
    public static LabelMap Parse(string text, string file, KindCatalog catalog)
    {
        var meanings = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (line, number) in text.Split('\n').Select((line, i) => (line.Split('#')[0].Trim(), i + 1)).Where(pair => pair.Item1.Length > 0))
        {
            var sides = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (sides.Length != 2 || sides[0].Length == 0)
                throw new CurationException($"{file}({number}): '{line}' is no line of a map; write 'Their-Label = our_name'.");
            var ours = sides[1].Split('|', StringSplitOptions.TrimEntries);
            if (ours.FirstOrDefault(one => !IsKnown(one, catalog)) is { } unknown)
                throw new CurationException($"{file}({number}): the catalog has no kind or relation '{unknown}'; 'curate catalog' lists them, and 'alias' joins two names.");
            if (!meanings.TryAdd(sides[0], ours))
                throw new CurationException($"{file}({number}): '{sides[0]}' stands here a second time; keep one of the two.");
        }

        return new LabelMap(meanings);
    }

    /// <summary>Whether the label joins two names of one thing.</summary>
    public bool IsAlias(string label) => _meanings.TryGetValue(label, out var ours) && ours is ["alias"];

    /// <summary>The kind that a label means; null where the map says nothing of it.</summary>
    public string? KindOf(string label) => _meanings.GetValueOrDefault(label)?[0];

    /// <summary>The edge that a labelled pair means; null where the catalog allows none of what the map offers.</summary>
    public NamedEdge? EdgeOf(NamedEntity source, string label, NamedEntity target, KindCatalog catalog) =>
        (_meanings.GetValueOrDefault(label) ?? []).Select(meaning => meaning.StartsWith(Reversed, StringComparison.Ordinal)
                ? new NamedEdge(target, meaning[Reversed.Length..], source)
                : new NamedEdge(source, meaning, target))
            .FirstOrDefault(edge => catalog.WhyNot(edge.Source.Kind, edge.Relation, edge.Target.Kind) is null);

    /// <summary>What data with these labels says anything of.</summary>
    public Coverage Covers(KindCatalog catalog)
    {
        var ours = _meanings.Values.SelectMany(meanings => meanings).Select(Plain).ToHashSet(StringComparer.Ordinal);
        return new Coverage(
            [.. catalog.Entities.Select(kind => kind.Name).Where(ours.Contains)], [.. catalog.Relations.Select(kind => kind.Name).Where(ours.Contains)], Quotes: false);
    }

    private static string Plain(string meaning) => meaning.StartsWith(Reversed, StringComparison.Ordinal) ? meaning[Reversed.Length..] : meaning;

    private static bool IsKnown(string meaning, KindCatalog catalog) =>
        meaning == "alias" || catalog.FindEntity(meaning) is not null || catalog.FindRelation(Plain(meaning)) is not null;
}
