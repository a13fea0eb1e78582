using System.Text.RegularExpressions;
using CurationPipeline.Catalog;
using CurationPipeline.Resolve;

namespace CurationPipeline.Scoring;

/// <summary>Puts the labelled sentences of one paper together: each entity once with all its names, each edge once.</summary>
internal static partial class LabelledPaper
{
    public static Gold Of(string id, IReadOnlyList<GoldLine> sentences, LabelMap map, KindCatalog catalog)
    {
        var entities = Entities(sentences, map);
        var edges = sentences.SelectMany(sentence => sentence.Tuples("rel", 3)).Where(rel => !map.IsAlias(rel[1]))
            .Select(rel => Find(entities, rel[0]) is { } source && Find(entities, rel[2]) is { } target && source != target
                ? map.EdgeOf(source, rel[1], target, catalog)
                : null)
            .OfType<NamedEdge>().DistinctBy(edge => (edge.Source.Kind, edge.Source.Name, edge.Relation, edge.Target.Kind, edge.Target.Name)).ToList();
        var text = string.Join(' ', sentences.Select(sentence => AsPrinted(sentence.Text("sentence"))));
        return new Gold(id, new GoldSource(null, text), new Annotation(entities, edges, [])) { Covers = map.Covers(catalog) };
    }

    /// <summary>The words as a page has them: the data stands in tokens, with a space around every sign.</summary>
    internal static string AsPrinted(string tokens) =>
        Opening().Replace(Closing().Replace(Joined().Replace(tokens, "$1"), "$1"), "$1");

    private static List<NamedEntity> Entities(IReadOnlyList<GoldLine> sentences, LabelMap map)
    {
        var names = sentences.SelectMany(sentence => sentence.Tuples("ner", 2)).Select(ner => (Name: AsPrinted(ner[0]), Kind: map.KindOf(ner[1])))
            .Where(ner => ner.Kind is not null).Select(ner => (ner.Name, Kind: ner.Kind!)).ToList(); // filtered
        var group = names.Select(ner => NameKey.Of(ner.Kind, ner.Name)).Distinct(StringComparer.Ordinal).ToDictionary(key => key, key => key, StringComparer.Ordinal);
        foreach (var rel in sentences.SelectMany(sentence => sentence.Tuples("rel", 3)).Where(rel => map.IsAlias(rel[1])))
            Join(group, KeyOf(names, rel[0]), KeyOf(names, rel[2]));
        return
        [
            .. names.GroupBy(ner => group[NameKey.Of(ner.Kind, ner.Name)], StringComparer.Ordinal)
                .Select(same => new NamedEntity(same.First().Kind, same.First().Name, [.. same.Select(ner => ner.Name).Distinct(StringComparer.Ordinal).Skip(1)])),
        ];
    }

    private static void Join(Dictionary<string, string> group, string? one, string? other)
    {
        if (one is null || other is null)
            return;
        var (from, to) = (group[one], group[other]);
        foreach (var key in group.Where(pair => pair.Value == from).Select(pair => pair.Key).ToList())
            group[key] = to;
    }

    private static string? KeyOf(List<(string Name, string Kind)> names, string tokens)
    {
        var name = AsPrinted(tokens);
        return names.Where(ner => ner.Name == name).Select(ner => NameKey.Of(ner.Kind, ner.Name)).FirstOrDefault();
    }

    private static NamedEntity? Find(List<NamedEntity> entities, string tokens)
    {
        var name = AsPrinted(tokens);
        return entities.Find(entity => entity.Name == name || entity.Aliases.Contains(name));
    }

    [GeneratedRegex(@"(?<=\S) (-|/) (?=\S)")]
    private static partial Regex Joined();

    [GeneratedRegex(@" ([.,;:!?%)\]}’])")]
    private static partial Regex Closing();

    [GeneratedRegex(@"([(\[{]) ")]
    private static partial Regex Opening();
}
