namespace CurationPipeline.Scoring;

/// <summary>What one extractor found in some documents.</summary>
/// <param name="Extractor">As it stands in a review file: <c>rules</c>, or the model as asked for.</param>
public sealed record Run(string Extractor, IReadOnlyList<RunDocument> Documents)
{
    /// <summary>Fingerprint of each prompt used, by its name; empty for rules.</summary>
    public IReadOnlyDictionary<string, string> Prompts { get; init; } = new Dictionary<string, string>();

    public RunDocument? Find(string document) => Documents.FirstOrDefault(one => one.Document == document);
}

/// <summary>What a run found in one document, or why it found nothing.</summary>
/// <param name="Document">The name that gold knows it by.</param>
/// <param name="Found">What came through to a person; empty where there is an error.</param>
/// <param name="Refused">Quotes that were claimed and do not stand in the text: no person would have seen them as quotes.</param>
/// <param name="Error">Null where the document was read and answered.</param>
public sealed record RunDocument(string Document, Annotation Found, int Refused, string? Error)
{
    public long TokensIn { get; init; }

    public long TokensOut { get; init; }

    /// <summary>Null where no price is known.</summary>
    public decimal? CostUsd { get; init; }

    internal static RunDocument Failed(string document, string why) => new(document, Annotation.Nothing, 0, why);
}
