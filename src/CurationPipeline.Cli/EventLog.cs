using System.Buffers;
using System.Text.Json;
using CurationPipeline.Chat;

namespace CurationPipeline.Cli;

/// <summary>
/// What a run does, one JSON object a line, in the file of <c>--log</c>; nothing without one. Neither keys nor what was asked of
/// a model or answered by it are in it. A log that cannot be written is told once, and stops nothing.
/// </summary>
/// <param name="time">The clock of the lines.</param>
/// <param name="files">How they are written; runs at the same time may share a log, and it may be moved away.</param>
public sealed class EventLog(TimeProvider time, DiskFiles files)
{
    public const string Info = "info";
    public const string Warning = "warning";
    public const string Error = "error";

    private static readonly byte[] Beginning = "{\"time\":"u8.ToArray();

    private readonly Lock _writing = new();
    private string? _path;
    private Action<string> _tell = _ => { };

    /// <param name="path">The file that lines are added to; null for none.</param>
    /// <param name="baseFolder">The base that the command works on, whose own files no line is added to.</param>
    /// <param name="tell">Is told, once, that it cannot be written.</param>
    public void Open(string? path, string baseFolder, Action<string> tell)
    {
        (_path, _tell) = (path is null ? null : Path.GetFullPath(path), tell);
        if (_path is not null && OutputPlace.FindOwn(_path, baseFolder) is { } own)
            GiveUp($"it lies in '{own}', where a base keeps its own files");
        else if (_path is not null && HoldsSomethingElse(_path))
            GiveUp("it holds something else than a log of curate");
    }

    /// <summary>Adds a line; what is null is left out of it.</summary>
    public void Write(string level, string name, params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        if (_path is null)
            return;
        var line = Line(level, name, fields);
        lock (_writing)
        {
            if (_path is not { } path)
                return; // another thread was told meanwhile
            try
            {
                files.Share(path, line);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                GiveUp(exception.Message.TrimEnd('.'));
            }
        }
    }

    /// <summary>Adds the line of a call to a server.</summary>
    public void Call(FinishedCall call) => Write(
        call.Error is null ? Info : Warning,
        "call",
        ("operation", call.Operation),
        ("model", call.Model),
        ("seconds", call.Took.TotalSeconds),
        ("tokens_in", call.TokensIn),
        ("tokens_out", call.TokensOut),
        ("error", call.Error));

    private byte[] Line(string level, string name, ReadOnlySpan<(string Name, object? Value)> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("time", time.GetUtcNow().UtcDateTime);
            json.WriteString("level", level);
            json.WriteString("event", name);
            foreach (var (field, value) in fields)
                WriteField(json, field, value);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteField(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                json.WriteString(name, text);
                break;
            case double number:
                json.WriteNumber(name, Math.Round(number, 6));
                break;
            case decimal number:
                json.WriteNumber(name, number);
                break;
            default:
                json.WriteNumber(name, Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>A slip of the hand must not add lines to a paper or to the ledger.</summary>
    private static bool HoldsSomethingElse(string path)
    {
        try
        {
            if (!File.Exists(path))
                return false;
            using var file = File.OpenRead(path);
            var start = new byte[Beginning.Length];
            var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            return !Beginning.AsSpan().StartsWith(start.AsSpan(0, read));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // writing will say what is wrong
        }
    }

    private void GiveUp(string why)
    {
        _tell($"The log '{_path}' cannot be written ({why}); the run goes on without it.");
        _path = null;
    }
}
