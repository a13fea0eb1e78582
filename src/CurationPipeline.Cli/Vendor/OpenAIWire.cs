using System.ClientModel.Primitives;
using System.Text.Json.Nodes;
using CurationPipeline.Chat;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using ChatResponseFormat = OpenAI.Chat.ChatResponseFormat;

namespace CurationPipeline.Cli.Vendor;

/// <summary>Requests and replies in the protocol's own form, with the settings that the endpoint turned out to take.</summary>
/// <param name="clean">Takes the key out of what a server says.</param>
internal sealed class OpenAIWire(Func<string, string> clean)
{
    private volatile OpenAISettings _taken = OpenAISettings.All;

    /// <summary>Settings that the endpoint is sent, as far as is known.</summary>
    public OpenAISettings Taken => _taken;

    public static OpenAI.Chat.ChatMessage Message(ChatMessage message) => message.Role.Value switch
    {
        "system" => new SystemChatMessage(message.Text),
        "assistant" => new AssistantChatMessage(message.Text),
        _ => new UserChatMessage(message.Text),
    };

    /// <summary>Takes from a refusal which setting the endpoint does not know; false where it is about something else.</summary>
    /// <param name="refusal">What the server said.</param>
    /// <param name="sent">What had been sent: another call may have learnt it meanwhile.</param>
    public bool Learn(string refusal, OpenAISettings sent)
    {
        _taken = _taken.Without(refusal) ?? _taken;
        return sent.Without(refusal) is not null;
    }

    public ChatCompletionOptions Options(ChatOptions? options)
    {
        var taken = _taken;
        var made = new ChatCompletionOptions { Temperature = taken.Temperature ? options?.Temperature : null };
        if (taken.MaxCompletionTokens)
            made.MaxOutputTokenCount = options?.MaxOutputTokens;
#pragma warning disable OPENAI001, SCME0001 // The seed and the patch are marked as under evaluation.
        made.Seed = taken.Seed ? options?.Seed : null;
        if (!taken.MaxCompletionTokens && options?.MaxOutputTokens is { } most)
            made.Patch.Set("$.max_tokens"u8, most); // the older name, which the library no longer writes
#pragma warning restore OPENAI001, SCME0001
        made.ResponseFormat = options?.ResponseFormat switch
        {
            ChatResponseFormatJson { Schema: { } schema, SchemaName: var name } =>
                ChatResponseFormat.CreateJsonSchemaFormat(name ?? "reply", BinaryData.FromString(schema.GetRawText()), jsonSchemaIsStrict: true),
            ChatResponseFormatJson => ChatResponseFormat.CreateJsonObjectFormat(),
            _ => null,
        };
        return made;
    }

    /// <summary>The body of a request, as a batch carries it: the same that a call sends.</summary>
    public JsonObject Body(string model, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var body = Json(Options(options)).AsObject();
        body["model"] = model;
        body["messages"] = new JsonArray([.. messages.Select(message => Json(Message(message)))]);
        return body;
    }

    public ChatResponse Response(ChatCompletion completion)
    {
        var text = clean(string.Concat(completion.Content.Select(part => part.Text)));
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            ModelId = completion.Model is { } model ? clean(model) : null,
            FinishReason = completion.FinishReason switch
            {
                OpenAI.Chat.ChatFinishReason.Length => ChatFinishReason.Length,
                OpenAI.Chat.ChatFinishReason.ContentFilter => ChatFinishReason.ContentFilter,
                _ => ChatFinishReason.Stop,
            },
        };
        if (completion.Usage is { } usage)
            response.Usage = new UsageDetails { InputTokenCount = usage.InputTokenCount, OutputTokenCount = usage.OutputTokenCount, TotalTokenCount = usage.TotalTokenCount };
        if (completion.Refusal is { Length: > 0 } refusal)
            (response.AdditionalProperties = [])[Requests.Refusal] = clean(refusal);
        return response;
    }

    private static JsonNode Json<T>(T value)
        where T : IPersistableModel<T> => JsonNode.Parse(ModelReaderWriter.Write(value).ToMemory().Span)!; // the library writes objects only
}

/// <summary>Settings of a request that not every endpoint and model takes.</summary>
/// <param name="MaxCompletionTokens">Whether the length of a reply is bounded by this name; else by the older <c>max_tokens</c>.</param>
internal sealed record OpenAISettings(bool Temperature, bool Seed, bool MaxCompletionTokens)
{
    public static OpenAISettings All { get; } = new(true, true, true);

    /// <summary>Without the setting that a refusal names; null where it names none of them.</summary>
    public OpenAISettings? Without(string refusal)
    {
        return MaxCompletionTokens && Names("max_completion_tokens") ? this with { MaxCompletionTokens = false }
            : Temperature && Names("temperature") ? this with { Temperature = false }
            : Seed && Names("seed") ? this with { Seed = false }
            : null;

        bool Names(string setting) => refusal.Contains(setting, StringComparison.OrdinalIgnoreCase);
    }
}
