using System.Text.Json.Nodes;

namespace CurationPipeline.Extract.Model;

/// <summary>The lists of a reply, wherever in the answer they stand.</summary>
/// <param name="Cut">Whether the answer ended inside them.</param>
internal sealed record ReplyJson(
    IReadOnlyList<JsonObject> Entities, IReadOnlyList<JsonObject> Relations, IReadOnlyList<JsonObject> Quotes, bool Cut)
{
    /// <summary>What stands in the lists and is no item, and items of lists that were not asked for.</summary>
    public IReadOnlyList<JsonNode> Odd { get; init; } = [];

    private const int MostStarts = 40;
    private const int DeepestWrapping = 4;

    /// <summary>Finds the lists behind fences, prose and wrappings; null where there are none.</summary>
    public static ReplyJson? Find(string answer, int depth = 0)
    {
        var start = -1;
        for (var tried = 0; tried < MostStarts; tried++)
        {
            start = answer.IndexOfAny(['{', '['], start + 1);
            if (start < 0)
                return null;
            if (LooseJson.Read(answer, start) is { } read && In(read.Value, read.Cut, depth) is { } found)
                return found;
        }

        return null;
    }

    private static ReplyJson? In(JsonNode? node, bool cut, int depth)
    {
        if (depth > DeepestWrapping)
            return null;
        return node switch
        {
            JsonObject reply when Lists(reply) is var lists && lists.Any(list => list is not null) =>
                new ReplyJson(Items(lists[0]), Items(lists[1]), Items(lists[2]), cut) { Odd = [.. lists.SelectMany(Others), .. Unasked(reply, lists)] },
            JsonObject wrapping => wrapping.Select(property => In(property.Value, cut, depth + 1)).FirstOrDefault(found => found is not null),
            JsonArray list when list.Any(IsItem) => Sorted(list, cut),
            JsonArray list => list.Select(item => In(item, cut, depth + 1)).FirstOrDefault(found => found is not null),
            JsonValue value when value.TryGetValue<string>(out var text) && text.Contains('{', StringComparison.Ordinal) => Find(text, depth + 1),
            _ => null,
        };
    }

    private static JsonNode?[] Lists(JsonObject reply) =>
        [Get(reply, "entities", "nodes"), Get(reply, "relations", "edges", "relationships"), Get(reply, "quotes", "quotations")];

    private static JsonNode? Get(JsonObject reply, params string[] names) =>
        reply.FirstOrDefault(property => names.Contains(property.Key, StringComparer.OrdinalIgnoreCase)).Value;

    private static List<JsonObject> Items(JsonNode? list) =>
        list is JsonArray items ? [.. items.OfType<JsonObject>()] : list is JsonObject single && IsItem(single) ? [single] : [];

    private static IEnumerable<JsonNode> Others(JsonNode? list) => list switch
    {
        JsonArray items => items.Where(item => item is not JsonObject).OfType<JsonNode>(),
        JsonObject single when IsItem(single) => [],
        JsonObject { Count: > 0 } or JsonValue => [list],
        _ => [],
    };

    private static IEnumerable<JsonNode> Unasked(JsonObject reply, JsonNode?[] lists) =>
        reply.Select(property => property.Value).OfType<JsonArray>().Where(list => !lists.Contains(list)).SelectMany(list => list.Where(IsItem)).OfType<JsonNode>();

    /// <summary>A bare list of items: each tells by its fields what it is.</summary>
    private static ReplyJson Sorted(JsonArray list, bool cut)
    {
        var items = list.OfType<JsonObject>().ToList();
        return new ReplyJson(
            [.. items.Where(item => item.ContainsKey("name") && !IsRelation(item))],
            [.. items.Where(IsRelation)],
            [.. items.Where(item => item.ContainsKey("text") && !item.ContainsKey("name") && !IsRelation(item))],
            cut);
    }

    private static bool IsItem(JsonNode? node) =>
        node is JsonObject item && (IsRelation(item) || item.ContainsKey("name") || item.ContainsKey("text"));

    private static bool IsRelation(JsonObject item) => item.ContainsKey("source") && item.ContainsKey("target");
}
