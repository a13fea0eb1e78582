using System.Text.Json;

namespace CurationPipeline.Cli;

/// <summary>The document that <c>ingest --json</c> prints.</summary>
internal static class IngestJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static string Of(IReadOnlyList<DocumentResult> results) => JsonSerializer.Serialize(
        new
        {
            Documents = results.Select(result => new
            {
                result.File,
                Paper = result.Paper?.ToString(),
                result.Review,
                result.Items,
                result.Pending,
                result.Losses,
                result.DecidedBefore,
                result.Revised,
                result.Error,
                Opinions = new { result.Opinions.Given, result.Opinions.Missing },
            }),
            Tokens = new { In = results.Sum(result => result.TokensIn), Out = results.Sum(result => result.TokensOut) },
            CostUsd = results.Any(result => result.TokensIn > 0 && result.CostUsd is null) ? null : results.Sum(result => result.CostUsd ?? 0) as decimal?,
        },
        Options);
}
