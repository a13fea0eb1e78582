using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace CurationPipeline.Cli.Review;

/// <summary>The person's own editor, which is given a text in a file of the base's <c>.curation</c>.</summary>
/// <param name="command">Its command line.</param>
/// <param name="folder">The base.</param>
/// <param name="files">How the file is written and removed.</param>
/// <param name="say">Is told when the file cannot be removed.</param>
internal sealed class Editor(string command, string folder, DiskFiles files, Action<string> say)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The one that the environment names.</summary>
    public static string Of(Terminal terminal) =>
        new[] { terminal.Environment("VISUAL"), terminal.Environment("EDITOR") }.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) ?? "vi";

    /// <summary>Has the person edit a text; where the result is not taken, the file with the person's words stays, and is told.</summary>
    /// <param name="text">What the editor shows.</param>
    /// <param name="take">Takes what came of it.</param>
    public void Edit(string text, Action<string> take)
    {
        var path = FreePlace();
        var given = Strict.GetBytes(text);
        var (asked, kept) = (false, false);
        try
        {
            files.Put(path, given);
            asked = true;
            Run(path);
            take(Read(path));
        }
        catch (Exception exception) when (asked && exception is CurationException or IOException or UnauthorizedAccessException && IsChanged(path, given))
        {
            kept = true;
            throw new CurationException($"{exception.Message.TrimEnd('.')}. What you wrote is kept in '{path}'.", exception);
        }
        finally
        {
            if (!kept)
                Remove(path);
        }
    }

    /// <summary>No other desk's, and none with words that were kept.</summary>
    private string FreePlace() => Enumerable.Range(1, int.MaxValue - 1)
        .Select(number => Path.Combine(folder, ".curation", "edits", $"{Environment.ProcessId}-{number}", "item.yaml"))
        .First(path => !Directory.Exists(Path.GetDirectoryName(path)));

    private void Run(string path)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        try
        {
            using var process = Process.Start(words[0], [.. words.Skip(1), path]);
            process.WaitForExit();
        }
        catch (Win32Exception exception)
        {
            throw new CurationException($"The editor '{words[0]}' cannot be started; set EDITOR to one that can.", exception);
        }
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path, Strict).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        }
        catch (DecoderFallbackException exception)
        {
            throw new CurationException("Your editor saved the item in another encoding than UTF-8; nothing was changed.", exception);
        }
    }

    private static bool IsChanged(string path, byte[] given) => File.Exists(path) && !File.ReadAllBytes(path).AsSpan().SequenceEqual(given);

    /// <summary>Removes the file with what the editor left beside it; what was answered is not lost with it.</summary>
    private void Remove(string path)
    {
        var place = Path.GetDirectoryName(path)!; // made with a folder of its own
        if (!Directory.Exists(place))
            return;
        try
        {
            foreach (var left in Directory.GetFiles(place).Where(left => left != path))
                files.Delete(left);
            files.DeleteWithFolder(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            say($"'{place}' cannot be removed ({exception.Message.TrimEnd('.')}); it is of no more use and may be deleted.");
        }
    }
}
