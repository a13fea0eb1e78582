using System.Diagnostics;
using System.Text.Json;

namespace CurationPipeline.Cli.Tests.Support;

/// <summary><c>curate mcp</c> as a program of its own, asked by lines of JSON-RPC.</summary>
internal sealed class McpProcess : IDisposable
{
    /// <summary>Goes over the wire as half of a character, which no string here can hold.</summary>
    public const string Half = "<half>";

    private readonly Process _process;
    private int _id;

    public McpProcess(string folder)
    {
        _process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "curate.dll"), "mcp", "--kb", folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!; // started as a file, so there is one
        Ask("initialize", new { protocolVersion = "2025-06-18", capabilities = new { }, clientInfo = new { name = "test", version = "1" } });
        Send(new { jsonrpc = "2.0", method = "notifications/initialized" });
    }

    /// <summary>Sends a request and gives the result of its answer.</summary>
    public JsonElement Ask(string method, object parameters) => Answer(method, parameters).GetProperty("result");

    /// <summary>Sends a request that is no good, and gives what is said of it.</summary>
    public string Refused(string method, object parameters) => Answer(method, parameters).GetProperty("error").GetProperty("message").GetString()!; // an error has one

    /// <summary>Calls a tool and gives its text, and whether it is an error's.</summary>
    public (string Text, bool IsError) Call(string tool, object arguments)
    {
        var result = Ask("tools/call", new { name = tool, arguments });
        return (result.GetProperty("content")[0].GetProperty("text").GetString()!, result.TryGetProperty("isError", out var error) && error.GetBoolean());
    }

    /// <summary>Closes its input, as a client that goes does, and gives the exit code.</summary>
    public int Close()
    {
        _process.StandardInput.Close();
        return _process.WaitForExit(TimeSpan.FromSeconds(20)) ? _process.ExitCode : throw new TimeoutException("'curate mcp' does not end with its input.");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private JsonElement Answer(string method, object parameters)
    {
        Send(new { jsonrpc = "2.0", id = ++_id, method, @params = parameters });
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException(_process.StandardError.ReadToEnd());
        var answer = JsonDocument.Parse(line).RootElement;
        Assert.Equal(_id, answer.GetProperty("id").GetInt32());
        return answer;
    }

    private void Send(object message)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(message).Replace(JsonEncodedText.Encode(Half).Value, "\\ud800", StringComparison.Ordinal));
        _process.StandardInput.Flush();
    }
}
