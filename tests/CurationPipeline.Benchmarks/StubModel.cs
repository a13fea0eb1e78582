using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace CurationPipeline.Benchmarks;

/// <summary>A server of OpenAI's protocol that answers at once: from each question it takes sentences, and names an entity by the words of each.</summary>
internal sealed class StubModel : IDisposable
{
    private const int EntitiesOfReply = 50;
    private const int ShortestSentence = 40;

    private readonly HttpListener _listener = new();
    private int _requests;

    public StubModel()
    {
        Endpoint = $"http://127.0.0.1:{FreePort()}/v1";
        _listener.Prefixes.Add(Endpoint + "/");
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public string Endpoint { get; }

    public int Requests => _requests;

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AcceptAsync()
    {
        while (_listener.IsListening)
        {
            var context = await _listener.GetContextAsync();
            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var number = Interlocked.Increment(ref _requests);
        using var asked = await JsonDocument.ParseAsync(context.Request.InputStream);
        var text = TextOf(asked.RootElement.GetProperty("messages").EnumerateArray().Last().GetProperty("content"));
        var answer = JsonSerializer.SerializeToUtf8Bytes(new
        {
            id = $"chatcmpl-{number}",
            @object = "chat.completion",
            created = 1,
            model = "stub",
            choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = Reply(text) } } },
            usage = new { prompt_tokens = text.Length / 4, completion_tokens = 1000, total_tokens = (text.Length / 4) + 1000 },
        });
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(answer);
        context.Response.Close();
    }

    private static string TextOf(JsonElement content) =>
        content.ValueKind == JsonValueKind.String ? content.GetString()! : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));

    private static string Reply(string text)
    {
        var sentences = text.Split('\n').SelectMany(line => line.Split(". ")).Where(sentence => sentence.Length > ShortestSentence).Distinct().Take(EntitiesOfReply);
        var entities = sentences.Select(sentence => new
        {
            kind = "concept",
            name = Name(sentence),
            id = (string?)null,
            description = "",
            aliases = Array.Empty<string>(),
            quote = sentence.TrimEnd('.'),
            role = "result",
            speaker = (string?)null,
            rationale = "Said.",
        });
        return JsonSerializer.Serialize(new { entities, relations = Array.Empty<object>(), quotes = Array.Empty<object>() });
    }

    private static string Name(string sentence) => string.Join(' ', sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(3)).Trim(',', '.', ';', ':');
}
