using System.Text.Json;
using CurationPipeline.Chat;
using CurationPipeline.Documents;

namespace CurationPipeline.Extract.Model;

/// <summary>How a paper is cut, and which entities its questions name.</summary>
/// <remarks>
/// Fixed before the first question and kept: whatever the base or the model's token scale become meanwhile, a run that goes
/// on asks the same questions and finds their answers.
/// </remarks>
internal sealed record ReadingPlan(int ChunkTokens, IReadOnlyList<KnownEntity> Known)
{
    private const int FewestTokens = 200;

    public static ReadingPlan For(Document document, IReadOnlyList<KnownEntity> known, ModelSettings settings, IReplyStore? store)
    {
        var key = $"plan {settings.Model} {document.Sha256}";
        if (store?.Find(key) is { } kept && Parse(kept) is { } plan)
            return plan;
        var made = Make(document, known, settings);
        store?.Keep(key, JsonSerializer.Serialize(made));
        return made;
    }

    /// <summary>Of the base only what comes near a chunk: that is all that a question can name.</summary>
    private static ReadingPlan Make(Document document, IReadOnlyList<KnownEntity> known, ModelSettings settings)
    {
        var tokens = Math.Max(FewestTokens, (int)(settings.ChunkTokens / settings.TokenScale));
        var near = new NearKnown(known);
        return new ReadingPlan(tokens, [.. Chunker.Split(document, tokens).SelectMany(chunk => near.To(Chunker.TextOf(document, chunk))).Distinct()]);
    }

    private static ReadingPlan? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ReadingPlan>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
