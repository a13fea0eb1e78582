using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CurationPipeline.Chat;
using OpenAI.Batch;
using OpenAI.Chat;
using OpenAI.Files;

namespace CurationPipeline.Cli.Vendor;

#pragma warning disable OPENAI001 // The library marks batches as under evaluation; what is used of them is the protocol itself.

/// <summary>OpenAI's batches: a file of requests goes up, and files of answers and of errors come down.</summary>
internal sealed class OpenAIBatches(OpenAIServer server, string model, TimeSpan? firstWait = null) : IBatchService
{
    private const string Answering = "/v1/chat/completions";
    private const int LookedThrough = 100;
    private const string Mark = "curation";

    private readonly OpenAIFileClient _files = new(server.Credential, server.Options());
    private readonly BatchClient _batches = new(server.Credential, BatchOptions(server));
    private readonly OpenAIWire _wire = new(server.Clean);

    public async Task<string> SendAsync(IReadOnlyList<BatchRequest> requests, string mark, CancellationToken cancellationToken = default)
    {
        var lines = new StringBuilder();
        foreach (var request in requests)
            lines.Append(Line(request).ToJsonString()).Append('\n');
        var bytes = Encoding.UTF8.GetBytes(lines.ToString());
        var file = await AskAsync(
            async () => (await _files.UploadFileAsync(new MemoryStream(bytes), $"curation-{mark}.jsonl", FileUploadPurpose.Batch, cancellationToken)).Value.Id,
            IsSafeToSendAgain,
            cancellationToken);
        var order = new JsonObject
        {
            ["input_file_id"] = file,
            ["endpoint"] = Answering,
            ["completion_window"] = "24h",
            ["metadata"] = new JsonObject { [Mark] = mark },
        };
        return await AskAsync(
            async () => (await _batches.CreateBatchAsync(BinaryContent.Create(BinaryData.FromString(order.ToJsonString())), waitUntilCompleted: false, Stopping(cancellationToken))).BatchId,
            IsSafeToSendAgain,
            cancellationToken);
    }

    public Task<string?> FindAsync(string mark, CancellationToken cancellationToken = default) => AskAsync(
        async () =>
        {
            await foreach (var page in _batches.GetBatchesAsync(null, LookedThrough, Stopping(cancellationToken)).GetRawPagesAsync())
            {
                var found = JsonNode.Parse(page.GetRawResponse().Content.ToMemory().Span)!["data"]!.AsArray() // the library has checked the page
                    .FirstOrDefault(batch => batch?["metadata"] is JsonObject data && (string?)data[Mark] == mark);
                return (string?)found?["id"]; // the newest stand on the first page
            }

            return null;
        },
        failure => failure.Passing,
        cancellationToken);

    public Task<BatchState> LookAsync(string id, CancellationToken cancellationToken = default) => AskAsync(
        async () => State((await _batches.GetBatchAsync(id, Stopping(cancellationToken))).GetRawResponse().Content),
        failure => failure.Passing,
        cancellationToken);

    public async IAsyncEnumerable<BatchAnswer> ReadAsync(BatchState batch, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var file in new[] { batch.Output, batch.Errors }.OfType<string>())
        {
            var content = await AskAsync(
                async () => (await _files.DownloadFileAsync(file, cancellationToken)).Value, failure => failure.Passing, cancellationToken);
            using var lines = new StreamReader(content.ToStream());
            while (await lines.ReadLineAsync(cancellationToken) is { } line)
            {
                if (Answer(line) is { } answer)
                    yield return answer;
            }
        }
    }

    private static BatchClientOptions BatchOptions(OpenAIServer server)
    {
        var options = server.Options();
        return new BatchClientOptions { Endpoint = options.Endpoint, RetryPolicy = options.RetryPolicy, NetworkTimeout = options.NetworkTimeout };
    }

    /// <summary>Where no answer came the request may have been taken: it is looked for by its mark and not sent again.</summary>
    private static bool IsSafeToSendAgain(CallException failure) => failure is { Passing: true, Status: not null } or { Unreachable: true };

    private static RequestOptions Stopping(CancellationToken cancellationToken) => new() { CancellationToken = cancellationToken };

    private JsonObject Line(BatchRequest request) => new()
    {
        ["custom_id"] = request.Id,
        ["method"] = "POST",
        ["url"] = Answering,
        ["body"] = _wire.Body(model, request.Messages, request.Options),
    };

    private BatchState State(BinaryData content)
    {
        using var json = JsonDocument.Parse(content);
        var batch = json.RootElement;
        var counts = Find(batch, "request_counts");
        var why = Find(batch, "errors") is { } errors && Find(errors, "data") is { ValueKind: JsonValueKind.Array } list
            ? string.Join(' ', list.EnumerateArray().Select(error => Text(error, "message")).OfType<string>())
            : null;
        return new BatchState(
            Text(batch, "id") ?? "",
            Text(batch, "status") ?? "",
            Count("completed") + Count("failed"),
            Count("total"),
            Text(batch, "output_file_id"),
            Text(batch, "error_file_id"),
            why is null ? null : server.Said(why));

        int Count(string name) => counts is { } numbers && Find(numbers, name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : 0;
    }

    /// <summary>Null for a line that names no request: there is nobody to give it to.</summary>
    private BatchAnswer? Answer(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (Text(json.RootElement, "custom_id") is not { } id)
                return null;
            return Find(json.RootElement, "response") is { } response && Find(response, "body") is { } body
                ? Answered(id, Find(response, "status_code") is { ValueKind: JsonValueKind.Number } status ? status.GetInt32() : 200, body)
                : new BatchAnswer(id, null, Unanswered(Find(json.RootElement, "error")));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private BatchAnswer Answered(string id, int status, JsonElement body)
    {
        var text = body.GetRawText();
        if (status is >= 200 and < 300)
        {
            try
            {
                return new BatchAnswer(id, _wire.Response(ModelReaderWriter.Read<ChatCompletion>(BinaryData.FromString(text))!), null); // null only for "null", caught below
            }
            catch (Exception exception) when (OpenAIServer.IsNoAnswer(exception))
            {
                return new BatchAnswer(id, null, (CallException)server.NoAnswer(exception));
            }
        }

        var failure = server.Failure(status, text, null, model);
        var call = failure as CallException ?? new CallException(failure.Message);
        // A setting that the model does not take: the next batch leaves it out.
        return new BatchAnswer(id, null, _wire.Learn(call.Message, OpenAISettings.All) ? new CallException(call.Message) { Passing = true } : call);
    }

    private CallException Unanswered(JsonElement? error)
    {
        var code = error is { } given ? Text(given, "code") : null;
        var words = error is { } said ? Text(said, "message") : null;
        return new CallException($"The server at {server.Endpoint} did not answer this part of the batch ({code ?? "no reason"}): {server.Said(words ?? "")}")
        {
            Passing = code is null or "batch_expired" or "batch_cancelled" or "server_error" or "rate_limit_exceeded",
        };
    }

    /// <exception cref="WaitException">It does not go through now; the run can go on later.</exception>
    private async Task<T> AskAsync<T>(Func<Task<T>> ask, Func<CallException, bool> isWorthIt, CancellationToken cancellationToken)
    {
        try
        {
            return await Retry.Attempts<T>(isWorthIt, firstWait: firstWait).ExecuteAsync(async _ => await AskOnceAsync(ask, cancellationToken), cancellationToken);
        }
        catch (CallException failure)
        {
            throw new WaitException($"{failure.Message} Go on later with 'curate ingest --resume'.");
        }
    }

    private async Task<T> AskOnceAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await ask();
            server.Reached = true;
            return answer;
        }
        catch (ClientResultException exception) when (exception.Status > 0)
        {
            server.Reached = true;
            throw exception.Status == 404
                ? new WaitException($"The server at {server.Endpoint} has no batches, or no longer this one (404); run the same command without --batch.")
                : server.Failure(exception, model);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && OpenAIServer.IsNoAnswer(exception))
        {
            throw server.NoAnswer(exception);
        }
    }

    private static JsonElement? Find(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    private static string? Text(JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;
}
