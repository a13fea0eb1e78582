using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using CurationPipeline.Chat;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using ChatResponseFormat = OpenAI.Chat.ChatResponseFormat;

namespace CurationPipeline.Cli;

/// <summary>
/// Asks any server that speaks OpenAI's protocol, through the vendor's own library; failures come as one sentence, and the key
/// never leaves this file. The library's own retries are off: waiting is done in one place, by <see cref="Retry"/>.
/// </summary>
internal sealed class OpenAIChatClient : IChatClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ChatClient _client;
    private readonly string _model;
    private readonly string _key;
    private readonly Uri _endpoint;
    private volatile bool _reached;
    private volatile bool _takesTemperature = true;

    public OpenAIChatClient(string model, string key, Uri endpoint, TimeSpan? patience = null)
    {
        (_model, _key, _endpoint) = (model, key, endpoint);
        _client = new ChatClient(model, new ApiKeyCredential(key), new OpenAIClientOptions
        {
            Endpoint = endpoint,
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = patience ?? Patience,
        });
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var result = await _client.CompleteChatAsync(messages.Select(Message), Options(options), cancellationToken);
            _reached = true;
            return Response(result.Value);
        }
        catch (ClientResultException exception) when (exception.Status > 0)
        {
            _reached = true;
            var body = Body(exception);
            if (_takesTemperature && exception.Status == 400 && body.Contains("temperature", StringComparison.OrdinalIgnoreCase))
            {
                _takesTemperature = false;
                return await GetResponseAsync(messages, options, cancellationToken);
            }

            throw Failure(exception, body);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && IsNoAnswer(exception))
        {
            throw NoAnswer(exception);
        }
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Replies are read whole; nobody waits for them word by word.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static OpenAI.Chat.ChatMessage Message(ChatMessage message) => message.Role.Value switch
    {
        "system" => new SystemChatMessage(message.Text),
        "assistant" => new AssistantChatMessage(message.Text),
        _ => new UserChatMessage(message.Text),
    };

    private ChatCompletionOptions Options(ChatOptions? options)
    {
        var made = new ChatCompletionOptions { MaxOutputTokenCount = options?.MaxOutputTokens };
        if (_takesTemperature)
            made.Temperature = options?.Temperature;
#pragma warning disable OPENAI001 // The seed is marked as under evaluation; a server without it ignores it.
        made.Seed = options?.Seed;
#pragma warning restore OPENAI001
        made.ResponseFormat = options?.ResponseFormat switch
        {
            ChatResponseFormatJson { Schema: { } schema, SchemaName: var name } =>
                ChatResponseFormat.CreateJsonSchemaFormat(name ?? "reply", BinaryData.FromString(schema.GetRawText()), jsonSchemaIsStrict: true),
            ChatResponseFormatJson => ChatResponseFormat.CreateJsonObjectFormat(),
            _ => null,
        };
        return made;
    }

    private static ChatResponse Response(ChatCompletion completion)
    {
        var text = string.Concat(completion.Content.Select(part => part.Text));
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            ModelId = completion.Model,
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
            (response.AdditionalProperties = [])[Requests.Refusal] = refusal;
        return response;
    }

    private Exception Failure(ClientResultException exception, string body) => exception.Status switch
    {
        401 or 403 => new CurationException($"The server at {_endpoint} refused the key ({exception.Status}); put a valid one into OPENAI_API_KEY."),
        404 => new CurationException($"The server at {_endpoint} does not know the model '{_model}' (404); check --model and --endpoint."),
        429 when body.Contains("insufficient_quota", StringComparison.Ordinal) =>
            new CurationException($"The account at {_endpoint} has no credit left (429); top it up, and run the same command again to go on."),
        var status => new CallException($"The server at {_endpoint} answered with an error ({status}): {Said(body)}", exception)
        {
            Status = status,
            RetryAfter = RetryAfter(exception.GetRawResponse()?.Headers),
            Passing = status is 408 or 409 or 425 or 429 or >= 500,
            RefusesFormat = status is 400 or 422 or 501 && Mentions(body, "response_format", "json_schema", "json_object", "structured output", "grammar"),
            TooLong = status is 400 or 413 && Mentions(body, "context_length", "context length", "maximum context", "context size", "too long", "too large"),
        },
    };

    /// <summary>Before the first answer of any kind the server is not there; afterwards it has gone for a while.</summary>
    private Exception NoAnswer(Exception exception) => !_reached && Refused(exception)
        ? new CurationException($"The server at {_endpoint} cannot be reached; check --endpoint and the network.", exception)
        : new CallException($"The server at {_endpoint} gave no readable answer ({exception.GetType().Name}); ingest again to ask for this part once more.", exception) { Passing = true };

    private static bool Refused(Exception? exception) => exception switch
    {
        null => false,
        SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TryAgain } => true,
        AggregateException several => several.InnerExceptions.Any(Refused),
        _ => Refused(exception.InnerException),
    };

    /// <summary>The library's ways to say that the connection broke, timed out, or brought something that is no reply.</summary>
    private static bool IsNoAnswer(Exception exception) => exception
        is ClientResultException or HttpRequestException or IOException or OperationCanceledException or TimeoutException or JsonException
        or AggregateException or FormatException or ArgumentException or InvalidOperationException or KeyNotFoundException or NullReferenceException;

    private string Said(string body)
    {
        const int Longest = 200;
        var words = string.Join(' ', body.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).Replace(_key, "***", StringComparison.Ordinal);
        return words.Length switch { 0 => "it said nothing more.", > Longest => words[..Longest] + "…", _ => words };
    }

    private static string Body(ClientResultException exception)
    {
        var body = exception.GetRawResponse()?.Content?.ToString() ?? "";
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.TryGetProperty("error", out var error))
                return error.ValueKind == JsonValueKind.String ? error.GetString()! : error.TryGetProperty("message", out var message) ? $"{message} {(error.TryGetProperty("code", out var code) ? $"({code})" : "")}" : body;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return body;
        }

        return body;
    }

    private static bool Mentions(string body, params string[] words) =>
        words.Any(word => body.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static TimeSpan? RetryAfter(PipelineResponseHeaders? headers)
    {
        if (headers is null)
            return null;
        if (headers.TryGetValue("retry-after-ms", out var ms) && double.TryParse(ms, NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds))
            return TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 0, 600_000));
        if (!headers.TryGetValue("retry-after", out var text))
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 600));
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at) && headers.TryGetValue("date", out var now) && DateTimeOffset.TryParse(now, CultureInfo.InvariantCulture, out var sent)
            ? TimeSpan.FromSeconds(Math.Clamp((at - sent).TotalSeconds, 0, 600))
            : null;
    }
}
