using System.Text.Json.Nodes;
using CurationPipeline.Extract.Model;
using CurationPipeline.Resolve;

namespace CurationPipeline.Review;

/// <summary>Reads a model's opinion out of its answer.</summary>
internal static class OpinionReply
{
    private const int LongestReason = 300;
    private const int MostStarts = 20;

    /// <summary>The opinion, behind whatever prose or fences; null where the answer has none.</summary>
    public static Opinion? Read(string answer, string by)
    {
        var start = -1;
        for (var tried = 0; tried < MostStarts && (start = answer.IndexOf('{', start + 1)) >= 0; tried++)
        {
            if (LooseJson.Read(answer, start)?.Value is JsonObject item && Opinion.Choices.Contains(item.Text("opinion").ToLowerInvariant()))
                return new Opinion(by, item.Text("opinion").ToLowerInvariant(), OneLine(item.Text("reason")));
        }

        return null;
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Clip(LongestReason);
}
