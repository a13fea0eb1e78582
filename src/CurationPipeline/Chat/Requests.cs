using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace CurationPipeline.Chat;

/// <summary>What identifies a request: its fingerprint by content, and its case name for people.</summary>
public static class Requests
{
    /// <summary>Stands in a response's properties when the model refused, with its words.</summary>
    public const string Refusal = "curation.refusal";

    private const string CaseName = "curation.case";
    private const string Weight = "curation.weight";
    private const string Batch = "curation.batch";
    private const string Readable = "curation.readable";

    /// <summary>Names the request, such as <c>paper-2024/extract-003</c>; recordings are kept under it.</summary>
    public static ChatOptions Named(this ChatOptions options, string name)
    {
        (options.AdditionalProperties ??= [])[CaseName] = name;
        return options;
    }

    public static string? NameOf(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(CaseName, out var name) == true ? name as string : null;

    /// <summary>Says how much hangs on the request: of those that wait, the heavier goes first.</summary>
    public static ChatOptions Weighing(this ChatOptions options, int weight)
    {
        (options.AdditionalProperties ??= [])[Weight] = weight;
        return options;
    }

    public static int WeightOf(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Weight, out var weight) == true && weight is int number ? number : 0;

    /// <summary>Says what the question can make something of: another reply is not worth keeping.</summary>
    public static ChatOptions Reading(this ChatOptions options, Func<ChatResponse, bool> canRead)
    {
        (options.AdditionalProperties ??= [])[Readable] = canRead;
        return options;
    }

    /// <summary>Whether the question can make something of a reply; one that does not say so can of any.</summary>
    public static bool CanRead(ChatOptions? options, ChatResponse response) =>
        options?.AdditionalProperties?.TryGetValue(Readable, out var canRead) != true || canRead is not Func<ChatResponse, bool> reads || reads(response);

    /// <summary>Marks a reply as one that came in a batch, at a batch's price.</summary>
    public static ChatResponse InBatch(this ChatResponse response)
    {
        (response.AdditionalProperties ??= [])[Batch] = true;
        return response;
    }

    public static bool CameInBatch(ChatResponse response) => response.AdditionalProperties?.ContainsKey(Batch) == true;

    public static string? RefusalIn(ChatResponse response) =>
        response.AdditionalProperties?.TryGetValue(Refusal, out var words) == true ? $"{words}" : null;

    /// <summary>SHA-256 over model, settings, reply schema and every message; the case name has no part in it.</summary>
    public static string Fingerprint(IEnumerable<ChatMessage> messages, ChatOptions? options) =>
        Fingerprint(messages, options, options?.ModelId);

    /// <summary>The same without the model: a recording answers the question, whoever is asked.</summary>
    public static string QuestionOf(IEnumerable<ChatMessage> messages, ChatOptions? options) => Fingerprint(messages, options, null);

    private static string Fingerprint(IEnumerable<ChatMessage> messages, ChatOptions? options, string? model)
    {
        var text = new StringBuilder();
        Append(text, model);
        Append(text, options?.Temperature?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Append(text, options?.Seed?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Append(text, options?.MaxOutputTokens?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Append(text, (options?.ResponseFormat as ChatResponseFormatJson)?.Schema?.GetRawText());
        foreach (var message in messages)
        {
            Append(text, message.Role.Value);
            Append(text, message.Text);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The length goes first, so that two different requests never make one text.</summary>
    private static void Append(StringBuilder text, string? part) => text.Append(part?.Length ?? -1).Append(':').Append(part);
}
