using System.Diagnostics;
using System.Globalization;

namespace CurationPipeline.Seeds;

/// <summary>Keeps two programs from changing one base at once; goes with the process, however that ends.</summary>
internal sealed class BaseLock : IDisposable
{
    private readonly FileStream _file;
    private readonly string _owner;

    private BaseLock(FileStream file, string owner)
    {
        _file = file;
        _owner = owner;
    }

    /// <param name="directory">The base's folder.</param>
    /// <param name="patience">How long to wait for a short command of another program to end.</param>
    /// <exception cref="CurationException">Another program has the base open.</exception>
    public static BaseLock Take(string directory, TimeSpan patience)
    {
        var folder = Path.Combine(directory, ".curation");
        Directory.CreateDirectory(folder);
        var owner = Path.Combine(folder, "owner");
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                var file = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                KeepOutOfVersionControl(folder);
                File.WriteAllText(owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
                return new BaseLock(file, owner);
            }
            catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
            {
                if (waited.Elapsed >= patience)
                    throw new CurationException(Message(directory, owner), exception);
                Thread.Sleep(20);
            }
        }
    }

    public void Dispose()
    {
        // Only the lock itself counts; the file beside it is for the other's message.
        File.Delete(_owner);
        _file.Dispose();
    }

    /// <summary>All of the folder is derived, and a base that is kept in version control has no other file that says so.</summary>
    private static void KeepOutOfVersionControl(string folder)
    {
        var ignore = Path.Combine(folder, ".gitignore");
        if (!File.Exists(ignore))
            File.WriteAllText(ignore, "*\n");
    }

    private static string Message(string directory, string owner)
    {
        var who = File.Exists(owner) ? $"another curate (process {File.ReadAllText(owner).Trim()})" : "another curate";
        return $"The base '{directory}' is in use by {who}. Wait until it has ended, or stop it, and run the command again.";
    }
}
