using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace CurationPipeline.Chat;

/// <summary>Replies kept as files a person can read, one for each case, with the fingerprint of what was asked.</summary>
public sealed class Recordings(string folder, DiskFiles? files = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Folder => folder;

    /// <exception cref="CurationException">In the place of the file is one that is not a recording.</exception>
    public void Write(string name, string fingerprint, StoredReply reply)
    {
        var file = new JsonObject
        {
            ["case"] = name,
            ["fingerprint"] = fingerprint,
            ["reply"] = JsonSerializer.SerializeToNode(reply, Json),
        };
        _ = Read(name); // what is there and is no recording stays
        (files ?? new DiskFiles()).Replace(PathOf(name), file.ToJsonString(Json) + "\n");
    }

    /// <summary>The reply of the case with the fingerprint that it was recorded for, or null where there is none.</summary>
    /// <exception cref="CurationException">The file is there and is not a recording.</exception>
    public (StoredReply Reply, string Fingerprint)? Read(string name)
    {
        var path = PathOf(name);
        if (!File.Exists(path))
            return null;
        try
        {
            var file = JsonNode.Parse(File.ReadAllText(path))!; // null only for the JSON text "null", caught below
            return (file["reply"].Deserialize<StoredReply>(Json)!, file["fingerprint"]!.GetValue<string>());
        }
        catch (Exception exception) when (exception is JsonException or NullReferenceException or InvalidOperationException)
        {
            throw new CurationException($"'{path}' is not a recorded reply; delete it and record it again with --record.", exception);
        }
    }

    /// <summary>Only letters, digits and dashes of the name come into the path: it may come from a paper's file name.</summary>
    private string PathOf(string name) =>
        Path.Combine(folder, string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')).Trim('-') + ".json");
}

/// <summary>Keeps every reply under its case name, beside handing it on.</summary>
public sealed class Recorder(IChatClient inner, Recordings recordings) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var response = await base.GetResponseAsync(asked, options, cancellationToken);
        var fingerprint = Requests.QuestionOf(asked, options);
        recordings.Write(Requests.NameOf(options) ?? fingerprint, fingerprint, StoredReply.Of(response));
        return response;
    }
}

/// <summary>A model that only repeats what was recorded: no network, no key.</summary>
public sealed class Replay(Recordings recordings) : IChatClient
{
    /// <summary>Stands in a response's properties when it was recorded for another request than the one asked.</summary>
    private const string Stale = "curation.stale";

    /// <summary>What is to be said where a reply was recorded for another question; else null.</summary>
    public static string? StaleOf(ChatResponse response) =>
        response.AdditionalProperties?.TryGetValue(Stale, out var words) == true ? words as string : null;

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var fingerprint = Requests.QuestionOf(messages, options);
        var name = Requests.NameOf(options) ?? fingerprint;
        if (recordings.Read(name) is not { } found)
            throw new CallException($"There is no recorded reply '{name}' in '{recordings.Folder}'; record it with --record.");
        var response = found.Reply.ToResponse();
        if (found.Fingerprint != fingerprint)
            (response.AdditionalProperties = [])[Stale] = $"The recorded reply '{name}' answers an older question: the prompt, the paper or the base has changed since. Record it again with --record.";
        return Task.FromResult(response);
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Recorded replies are not streamed.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
