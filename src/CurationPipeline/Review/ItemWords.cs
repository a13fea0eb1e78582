using CurationPipeline.Graph;
using YamlDotNet.RepresentationModel;

namespace CurationPipeline.Review;

/// <summary>What a person may have written into an item beside their answer: other words for its fields, and strokes in its evidence.</summary>
internal sealed record ItemWords(IReadOnlyList<ItemField> Fields, IReadOnlyList<ItemPiece> Pieces)
{
    private static readonly Dictionary<string, string[]> Correctable = new(StringComparer.Ordinal)
    {
        ["entities"] =
        [
            "entity.id", "entity.type", "entity.name", "entity.description", "entity.aliases", "entity.authors", "entity.year", "entity.arxiv", "entity.doi",
        ],
        ["edges"] = ["edge.source", "edge.relation", "edge.target", "rationale"],
        ["quotes"] = ["role", "speaker", "rationale", "about"],
        ["pairs"] = ["edge", "rationale"],
    };

    /// <param name="section">Where the item stands: that says what may be corrected.</param>
    /// <param name="text">The item's lines.</param>
    /// <param name="file">What messages call the file.</param>
    public static ItemWords Read(string section, string text, string file) => ItemText.Read(text, file, place => new ItemWords(
        [.. Correctable.GetValueOrDefault(section, []).Select(path => ItemField.Read(place, path))],
        [.. place.OptionalList("evidence").Select(ItemPiece.Read)]));
}

/// <summary>A field that a person may correct.</summary>
/// <param name="Path">Its name, behind those of the fields that it stands in.</param>
/// <param name="Text">What it says; empty where it is left out.</param>
/// <param name="Yaml">How that is written; null where it is left out.</param>
internal sealed record ItemField(string Path, string Text, string? Yaml)
{
    public override string ToString() => $"{Path.Split('.')[^1]} '{Text}'";

    public static ItemField Read(YamlPlace item, string path) => path.Split('.').Aggregate((YamlPlace?)item, (place, name) => place?.Find(name)) switch
    {
        null => new ItemField(path, "", null),
        { Node: YamlSequenceNode list } => new ItemField(path, string.Join(", ", list.Children), YamlText.List(list.Children.Select(text => text.ToString()))),
        { Node: YamlMappingNode } fields => Of(path, ReviewItems.EdgeKey(fields)),
        { Node: var text } => Of(path, text.ToString().Trim()),
    };

    private static ItemField Of(string path, EdgeKey edge) => new(path, $"{edge.Source} {edge.Relation} {edge.Target}", PairItem.Inline(edge));

    private static ItemField Of(string path, string text) => new(path, text, path.StartsWith("edge.", StringComparison.Ordinal) ? YamlText.Quoted(text) : YamlText.Value(text, 8));
}

/// <summary>A piece of evidence with what a person wrote to it.</summary>
internal sealed record ItemPiece(string Text, bool IsStruck, string? Note, string? Reason)
{
    public static ItemPiece Read(YamlPlace place) => new(
        place.Text("quote"), place.OptionalText("decision") == "reject", place.OptionalText("note"), place.OptionalText("reason"));
}
