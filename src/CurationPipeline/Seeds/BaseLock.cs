using System.Diagnostics;
using System.Globalization;

namespace CurationPipeline.Seeds;

/// <summary>Keeps two programs from changing one base at once; goes with the process, however that ends.</summary>
internal sealed class BaseLock : IDisposable
{
    private readonly FileStream _file;

    private BaseLock(FileStream file) => _file = file;

    /// <param name="directory">The base's folder.</param>
    /// <param name="patience">How long to wait for a short command of another program to end.</param>
    /// <param name="files">Where its files are written.</param>
    /// <exception cref="CurationException">Another program has the base open, or its folder cannot be written.</exception>
    public static BaseLock Take(string directory, TimeSpan patience, DiskFiles files)
    {
        var folder = Path.Combine(directory, ".curation");
        MakeFolder(folder, files);
        var owner = Path.Combine(folder, "owner");
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (TryTake(Path.Combine(folder, "lock")) is { } file)
                return Described(new BaseLock(file), folder, owner, files);

            if (waited.Elapsed >= patience)
                throw new BaseInUseException(Message(directory, owner));
            Thread.Sleep(20);
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileStream? TryTake(string path)
    {
        try
        {
            return FileLock.TryTake(path);
        }
        catch (CurationException exception)
        {
            throw new CurationException($"{exception.Message} Reading the base takes this, too: to look at one that you may not write to, copy it to a folder of your own.", exception);
        }
    }

    private static void MakeFolder(string folder, DiskFiles files)
    {
        try
        {
            files.MakeFolder(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CurationException(
                $"The folder '{folder}' cannot be made ({exception.Message}); see that the base's folder can be written and that the disk has room.", exception);
        }
    }

    /// <summary>Only the lock itself counts: a disk too full for what lies beside it is told where something is lost by that.</summary>
    private static BaseLock Described(BaseLock taken, string folder, string owner, DiskFiles files)
    {
        try
        {
            files.Make(owner, stream => stream.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture))));
            // All of the folder is derived, and a base that is kept in version control has no other file that says so.
            if (Path.Combine(folder, ".gitignore") is var ignore && !File.Exists(ignore))
                files.Make(ignore, stream => stream.Write("*\n"u8));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
        catch
        {
            taken.Dispose();
            throw;
        }

        return taken;
    }

    private static string Message(string directory, string owner)
    {
        var who = File.Exists(owner) ? $"another curate (process {File.ReadAllText(owner).Trim()})" : "another curate";
        return $"The base '{directory}' is in use by {who}. Wait until it has ended, or stop it, and run the command again.";
    }
}
