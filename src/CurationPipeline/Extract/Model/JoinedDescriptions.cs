using System.Text.Json.Nodes;
using CurationPipeline.Extract.Rules;

namespace CurationPipeline.Extract.Model;

/// <summary>Reads the answer that gives one description for each entity.</summary>
internal static class JoinedDescriptions
{
    private const int Longest = 1000;

    /// <summary>Descriptions by the key of the name; empty where the answer cannot be read.</summary>
    public static IReadOnlyDictionary<string, string> Read(string answer)
    {
        var start = answer.IndexOfAny(['{', '[']);
        var node = start < 0 ? null : LooseJson.Read(answer, start)?.Value;
        var list = node as JsonArray ?? (node as JsonObject)?.Select(property => property.Value).OfType<JsonArray>().FirstOrDefault() ?? [];
        return list.OfType<JsonObject>()
            .Select(item => (Key: Names.Key(item.Text("name")), Text: item.Text("description").Clip(Longest)))
            .Where(item => item.Key.Length > 0 && item.Text.Length > 0)
            .DistinctBy(item => item.Key)
            .ToDictionary(item => item.Key, item => item.Text, StringComparer.Ordinal);
    }
}
