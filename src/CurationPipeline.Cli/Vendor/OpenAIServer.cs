using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using CurationPipeline.Chat;
using OpenAI;

namespace CurationPipeline.Cli.Vendor;

/// <summary>
/// A server that speaks OpenAI's protocol, and the key to it: what it says of a failure comes as one sentence, and the key
/// never leaves this file.
/// </summary>
internal sealed class OpenAIServer
{
    private const int LongestSaying = 200;
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(5);

    private readonly string _key;
    private readonly TimeSpan _patience;

    /// <exception cref="CurationException">The address is none, or carries a password.</exception>
    /// <param name="endpoint">Its address.</param>
    /// <param name="key">Empty for a server that asks for none.</param>
    /// <param name="patience">How long an answer may take; null for the usual.</param>
    public OpenAIServer(string endpoint, string? key, TimeSpan? patience = null)
    {
        (_key, _patience) = (key ?? "", patience ?? DefaultPatience);
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new CurationException($"The endpoint '{Clean(endpoint)}' is not an address; write it like http://localhost:11434/v1.");
        if (address.UserInfo.Length > 0 || address.Query.Length > 0)
            throw new CurationException($"The endpoint at '{address.Host}' carries a name, a password or a query; leave them out and put the key into OPENAI_API_KEY.");
        Endpoint = address;
    }

    public Uri Endpoint { get; }

    /// <summary>Whether it has answered anything in this run: before that it is not there, afterwards it has gone for a while.</summary>
    public bool Reached { get; set; }

    public ApiKeyCredential Credential => new(_key.Length > 0 ? _key : "none");

    public OpenAIClientOptions Options() =>
        new() { Endpoint = Endpoint, RetryPolicy = new ClientRetryPolicy(0), NetworkTimeout = _patience };

    /// <summary>What a refusal means: for the whole run, or for this call alone.</summary>
    public Exception Failure(ClientResultException exception, string model) =>
        Failure(exception.Status, exception.GetRawResponse()?.Content?.ToString() ?? "", exception.GetRawResponse()?.Headers, model);

    /// <remarks>The library's exception is not handed on: it holds the server's words, and those may hold the key.</remarks>
    public Exception Failure(int status, string body, PipelineResponseHeaders? headers, string model)
    {
        body = Message(body);
        return status switch
        {
            401 or 403 => new WaitException($"The server at {Endpoint} refused the key ({status}); put a valid one into OPENAI_API_KEY."),
            404 => new WaitException($"The server at {Endpoint} does not know the model '{model}' (404); check --model and --endpoint."),
            429 when body.Contains("insufficient_quota", StringComparison.Ordinal) =>
                new WaitException($"The account at {Endpoint} has no credit left (429); top it up, and run the same command again to go on."),
            _ => new CallException($"The server at {Endpoint} answered with an error ({status}): {Said(body)}")
            {
                Status = status,
                RetryAfter = RetryAfter(headers),
                Passing = status is 408 or 409 or 425 or 429 or >= 500,
                RefusesFormat = status is 400 or 422 or 501 && Mentions(body, "response_format", "json_schema", "json_object", "structured output", "grammar"),
                TooLong = status is 400 or 413 && Mentions(body, "context_length", "context length", "maximum context", "context size", "too long", "too large"),
            },
        };
    }

    public Exception NoAnswer(Exception exception) => !Reached && IsUnreachable(exception)
        ? new WaitException($"The server at {Endpoint} cannot be reached; check --endpoint and the network.")
        : new CallException($"The server at {Endpoint} gave no readable answer ({exception.GetType().Name}); ingest again to ask for this part once more.")
        {
            Passing = true,
            Unreachable = IsUnreachable(exception),
        };

    /// <summary>The library's ways to say that the connection broke, timed out, or brought something that is no reply.</summary>
    public static bool IsNoAnswer(Exception exception) => exception
        is ClientResultException or HttpRequestException or IOException or OperationCanceledException or TimeoutException or JsonException
        or AggregateException or FormatException or ArgumentException or InvalidOperationException or KeyNotFoundException or NullReferenceException;

    /// <summary>The server's words, short and without the key.</summary>
    public string Said(string words)
    {
        words = Clean(string.Join(' ', words.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)));
        return words.Length switch { 0 => "it said nothing more.", > LongestSaying => words[..LongestSaying] + "…", _ => words };
    }

    /// <summary>The words without the key, should the server say it.</summary>
    public string Clean(string words) => _key.Length > 0 ? words.Replace(_key, "***", StringComparison.Ordinal) : words;

    /// <summary>The message of an error, and its code; the body itself where it is no error of the protocol.</summary>
    private static string Message(string body)
    {
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

    private static bool IsUnreachable(Exception? exception) => exception switch
    {
        null => false,
        SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TryAgain } => true,
        AggregateException several => several.InnerExceptions.Any(IsUnreachable),
        _ => IsUnreachable(exception.InnerException),
    };

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
