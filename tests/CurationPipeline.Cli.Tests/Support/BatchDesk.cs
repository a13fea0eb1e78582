using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CurationPipeline.Cli.Tests.Support;

/// <summary>The files and batches of a server: answers each line of a batch as a call of its own would be answered.</summary>
/// <param name="answer">To a request's body; of a batch's line or of a call.</param>
internal sealed class BatchDesk(Func<JsonElement, Answer> answer)
{
    private readonly ConcurrentDictionary<string, string> _files = new();
    private readonly ConcurrentDictionary<string, Batch> _batches = new();

    /// <summary>How the batch with the number comes to its end: 1 is the first.</summary>
    public Func<int, string> Ends { get; set; } = _ => "completed";

    /// <summary>How often a batch is looked at before it is over.</summary>
    public int Looks { get; set; } = 2;

    /// <summary>Whether a line is left without an answer, by the batch's number and the line's place in it.</summary>
    public Func<int, int, bool> LeavesOut { get; set; } = (_, _) => false;

    /// <summary>Takes the order for a batch and breaks the connection before it says so.</summary>
    public bool BreaksOff { get; set; }

    public int Sent => _batches.Count;

    /// <summary>Requests in all batches.</summary>
    public int Lines => _batches.Values.Sum(batch => batch.Lines.Count);

    public Answer Serve(ServedRequest request) => (request.Method, request.Path.Split('/')) switch
    {
        ("POST", ["", "chat", "completions"]) => answer(request.Json),
        ("POST", ["", "files"]) => Upload(request.Body),
        ("GET", ["", "files", var id, "content"]) => new Answer(200, _files[id]),
        ("POST", ["", "batches"]) => Create(request.Json),
        ("GET", ["", "batches"]) => List(),
        ("GET", ["", "batches", var id]) => Look(_batches[id]),
        _ => Answer.Fails(404, "There is no such thing."),
    };

    private Answer Upload(string form)
    {
        var lines = form.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("{\"custom_id\"", StringComparison.Ordinal));
        var id = $"file-{_files.Count + 1}";
        _files[id] = string.Join('\n', lines);
        return Says(new JsonObject
        {
            ["id"] = id,
            ["object"] = "file",
            ["bytes"] = form.Length,
            ["created_at"] = 1,
            ["filename"] = "batch.jsonl",
            ["purpose"] = "batch",
            ["status"] = "processed",
        });
    }

    private Answer Create(JsonElement order)
    {
        var number = _batches.Count + 1;
        var batch = new Batch(
            $"batch_{number}",
            number,
            order.GetProperty("metadata").GetRawText(),
            [.. _files[order.GetProperty("input_file_id").GetString()!].Split('\n').Select(line => JsonDocument.Parse(line).RootElement)]);
        _batches[batch.Id] = batch;
        return Says(Shape(batch, "validating")) with { Resets = BreaksOff };
    }

    private Answer List() => Says(new JsonObject
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. _batches.Values.OrderByDescending(batch => batch.Number).Select(batch => (JsonNode)Shape(batch, "in_progress"))]),
        ["has_more"] = false,
    });

    private Answer Look(Batch batch)
    {
        if (++batch.Looked < Looks)
            return Says(Shape(batch, "in_progress"));
        return Says(batch.Over ??= Over(batch));
    }

    private JsonObject Over(Batch batch)
    {
        var status = Ends(batch.Number);
        var shape = Shape(batch, status);
        if (status == "failed")
            shape["errors"] = JsonNode.Parse("""{"object": "list", "data": [{"code": "token_limit_exceeded", "message": "Enqueued token limit reached."}]}""");
        else
            Fill(shape, batch, status);
        return shape;
    }

    private void Fill(JsonObject shape, Batch batch, string status)
    {
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        foreach (var (line, place) in batch.Lines.Select((line, place) => (line, place)).Reverse())
        {
            var id = line.GetProperty("custom_id").GetString();
            if (LeavesOut(batch.Number, place))
            {
                if (status == "expired")
                    errors.Append(new JsonObject { ["id"] = "r", ["custom_id"] = id, ["response"] = null, ["error"] = new JsonObject { ["code"] = "batch_expired", ["message"] = "Too late." } }.ToJsonString()).Append('\n');
                continue;
            }

            var said = answer(line.GetProperty("body"));
            (said.Status == 200 ? output : errors).Append(new JsonObject
            {
                ["id"] = "r",
                ["custom_id"] = id,
                ["response"] = new JsonObject { ["status_code"] = said.Status, ["request_id"] = "q", ["body"] = JsonNode.Parse(said.Body) },
                ["error"] = null,
            }.ToJsonString()).Append('\n');
        }

        shape["output_file_id"] = Keep(output, $"{batch.Id}-output");
        shape["error_file_id"] = Keep(errors, $"{batch.Id}-errors");
    }

    private string? Keep(StringBuilder lines, string name)
    {
        if (lines.Length == 0)
            return null;
        _files[name] = lines.ToString();
        return name;
    }

    private static JsonObject Shape(Batch batch, string status) => new()
    {
        ["id"] = batch.Id,
        ["object"] = "batch",
        ["endpoint"] = "/v1/chat/completions",
        ["completion_window"] = "24h",
        ["status"] = status,
        ["input_file_id"] = "file-1",
        ["created_at"] = 1,
        ["metadata"] = JsonNode.Parse(batch.Metadata),
        ["request_counts"] = new JsonObject { ["total"] = batch.Lines.Count, ["completed"] = 0, ["failed"] = 0 },
    };

    private static Answer Says(JsonObject json) => new(200, json.ToJsonString());

    private sealed record Batch(string Id, int Number, string Metadata, IReadOnlyList<JsonElement> Lines)
    {
        public int Looked { get; set; }

        public JsonObject? Over { get; set; }
    }
}
