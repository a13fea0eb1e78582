using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace CurationPipeline.Cli.Tests.Support;

/// <summary>
/// A server on this machine that speaks HTTP over real sockets and misbehaves on command: each request is answered by what
/// <see cref="Answer"/> says, byte by byte where that is wanted. What stands behind /v1/batches is <see cref="BatchDesk"/>.
/// </summary>
internal sealed class ModelServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _count;
    private int _open;
    private int _mostOpen;

    public ModelServer(Func<ServedRequest, Answer> answer)
    {
        _listener.Start();
        _accepting = AcceptAsync(answer);
    }

    public string Endpoint => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1";

    /// <summary>The requests in the order in which they came, where they are to be remembered.</summary>
    public ConcurrentQueue<ServedRequest> Requests { get; } = new();

    public bool Remembers { get; init; } = true;

    /// <summary>How many requests came.</summary>
    public int Count => _count;

    public int MostAtOnce => _mostOpen;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync(Func<ServedRequest, Answer> answer)
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token), answer);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client, Func<ServedRequest, Answer> answer)
    {
        using var connection = client;
        try
        {
            await using var stream = client.GetStream();
            while (await ReadAsync(stream) is { } request)
            {
                if (Remembers)
                    Requests.Enqueue(request);
                InterlockedMax(ref _mostOpen, Interlocked.Increment(ref _open));
                var reply = answer(request);
                await Task.Delay(reply.Wait, _stop.Token);
                await WriteAsync(stream, reply);
                Interlocked.Decrement(ref _open);
                if (!reply.Hangs && !reply.Resets)
                    continue;
                if (reply.Hangs)
                    await Task.Delay(Timeout.Infinite, _stop.Token);
                client.LingerState = new LingerOption(true, 0);
                return;
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException or SocketException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task WriteAsync(NetworkStream stream, Answer reply)
    {
        var bytes = reply.Bytes();
        if (reply.Drips is not { } pause)
        {
            await stream.WriteAsync(bytes, _stop.Token);
            return;
        }

        const int Drops = 20;
        foreach (var drop in bytes.Chunk((bytes.Length / Drops) + 1))
        {
            await stream.WriteAsync(drop, _stop.Token);
            await Task.Delay(pause, _stop.Token);
        }
    }

    private async Task<ServedRequest?> ReadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (head.Length < 4 || head[^4] != '\r' || head[^2] != '\r' || head[^1] != '\n')
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
                return null;
            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n");
        var body = lines.Any(line => line.StartsWith("transfer-encoding: chunked", StringComparison.OrdinalIgnoreCase))
            ? await ReadChunksAsync(stream)
            : await ReadAsync(stream, LengthIn(lines));
        return new ServedRequest(Interlocked.Increment(ref _count), head.ToString(), Encoding.UTF8.GetString(body));
    }

    private static int LengthIn(string[] lines) =>
        lines.Where(line => line.StartsWith("content-length:", StringComparison.OrdinalIgnoreCase))
            .Select(line => int.Parse(line.Split(':')[1], CultureInfo.InvariantCulture)).FirstOrDefault();

    private async Task<byte[]> ReadAsync(NetworkStream stream, int length)
    {
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return body;
    }

    private async Task<byte[]> ReadChunksAsync(NetworkStream stream)
    {
        var body = new List<byte>();
        while (true)
        {
            var line = new StringBuilder();
            while (line.Length < 2 || line[^1] != '\n')
                line.Append((char)(await ReadAsync(stream, 1))[0]);
            var length = int.Parse(line.ToString().Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.AddRange(await ReadAsync(stream, length));
            await ReadAsync(stream, 2);
            if (length == 0)
                return [.. body];
        }
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }
}

/// <summary>A request as it came over the wire.</summary>
/// <param name="Number">1-based, in the order in which they came.</param>
internal sealed record ServedRequest(int Number, string Head, string Body)
{
    public string Method => Head.Split(' ')[0];

    /// <summary>Without the version of the protocol: <c>/batches/batch_1</c>.</summary>
    public string Path => Head.Split(' ')[1].Split('?')[0]["/v1".Length..];

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The last user message.</summary>
    public string Asked => Json.GetProperty("messages").EnumerateArray().Last().GetProperty("content").ValueKind == JsonValueKind.String
        ? Json.GetProperty("messages").EnumerateArray().Last().GetProperty("content").GetString()!
        : Json.GetProperty("messages").EnumerateArray().Last().GetProperty("content")[0].GetProperty("text").GetString()!;
}

/// <summary>What the server does with a request.</summary>
internal sealed record Answer(int Status, string Body)
{
    public string Headers { get; init; } = "";

    public TimeSpan Wait { get; init; }

    /// <summary>Breaks the connection after half of the body.</summary>
    public bool Resets { get; init; }

    /// <summary>Sends the head and half of the body, and then nothing.</summary>
    public bool Hangs { get; init; }

    /// <summary>Sends the answer in twenty drops with this pause after each.</summary>
    public TimeSpan? Drips { get; init; }

    public static Answer Says(string content, string finish = "stop", string? refusal = null, int promptTokens = 100) => new(200, JsonSerializer.Serialize(new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        created = 1,
        model = "test-model",
        choices = new[] { new { index = 0, finish_reason = finish, message = new { role = "assistant", content, refusal } } },
        usage = new { prompt_tokens = promptTokens, completion_tokens = 20, total_tokens = promptTokens + 20 },
    }));

    public static Answer Fails(int status, string message, string headers = "") =>
        new(status, JsonSerializer.Serialize(new { error = new { message, code = "test" } })) { Headers = headers };

    public byte[] Bytes()
    {
        var body = Encoding.UTF8.GetBytes(Body);
        var head = $"HTTP/1.1 {Status} Test\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{Headers}\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. Resets || Hangs ? body[..(body.Length / 2)] : body];
    }
}
