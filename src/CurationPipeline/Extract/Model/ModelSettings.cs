using CurationPipeline.Chat;

namespace CurationPipeline.Extract.Model;

/// <summary>How a model is to be asked.</summary>
/// <param name="Name">As it was asked for and stands in review files: <c>openai:gpt-4.1-mini</c>.</param>
/// <param name="Model">As the server calls it.</param>
public sealed record ModelSettings(string Name, string Model)
{
    /// <summary>How often a chunk is asked for at most; a pass that adds nothing is the last.</summary>
    public int Passes { get; init; } = 1;

    public int ChunkTokens { get; init; } = Chunker.DefaultTokens;

    public int ReplyTokens { get; init; } = 4096;

    /// <summary>Tokens that the server counts for each that we estimate.</summary>
    public double TokenScale { get; init; } = 1;

    /// <summary>Null for a model without a known price.</summary>
    public Price? Price { get; init; }

    /// <summary>Whether the requests go in batches, at a batch's price.</summary>
    public bool Batch { get; init; }

    /// <summary>Sent along, for servers that can repeat a reply.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Null for models that take no temperature.</summary>
    public float? Temperature { get; init; } = 0;
}
