using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace CurationPipeline.Chat;

/// <summary>A reply as it is kept: the words, why they end, and what they cost in tokens.</summary>
public sealed record StoredReply(string Text, string? Finish, long TokensIn, long TokensOut, string? Model)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = false };

    /// <summary>True for a reply that came in a batch, at a batch's price; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Batch { get; init; }

    /// <summary>The words of a model that refused; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Refusal { get; init; }

    public static StoredReply Of(ChatResponse response) => new(
        response.Text,
        response.FinishReason?.Value,
        response.Usage?.InputTokenCount ?? 0,
        response.Usage?.OutputTokenCount ?? 0,
        response.ModelId)
    {
        Batch = Requests.CameInBatch(response) ? true : null,
        Refusal = Requests.RefusalIn(response),
    };

    /// <summary>Null for what was not written by <see cref="ToJson"/>: a damaged entry is asked for again.</summary>
    public static StoredReply? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<StoredReply>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public ChatResponse ToResponse()
    {
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, Text))
        {
            FinishReason = Finish is null ? null : new ChatFinishReason(Finish),
            ModelId = Model,
            Usage = new UsageDetails { InputTokenCount = TokensIn, OutputTokenCount = TokensOut, TotalTokenCount = TokensIn + TokensOut },
        };
        if (Refusal is not null)
            (response.AdditionalProperties = [])[Requests.Refusal] = Refusal;
        return Batch == true ? response.InBatch() : response;
    }
}
