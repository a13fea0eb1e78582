using System.Diagnostics;
using System.Globalization;

namespace CurationPipeline.Cli.Tests.Faults;

/// <summary>A small disk in memory; only where the machine lets a test mount one.</summary>
internal sealed class Mounted : IDisposable
{
    private Mounted(string path) => Path = path;

    public string Path { get; }

    /// <summary>Null where it is not allowed.</summary>
    public static Mounted? OfKilobytes(int size)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var folder = Directory.CreateTempSubdirectory("curation-disk-").FullName;
        if (Ran("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={size}k"), "curation", folder))
            return new Mounted(folder);
        Directory.Delete(folder);
        Console.WriteLine("Skipped: this machine lets no test mount a disk.");
        return null;
    }

    /// <summary>From now on nothing can be written.</summary>
    public void Close() => Assert.True(Ran("mount", "-o", "remount,ro", Path));

    /// <summary>It can be written again.</summary>
    public void Open() => Assert.True(Ran("mount", "-o", "remount,rw", Path));

    public void Dispose()
    {
        Ran("umount", "-l", Path);
        Directory.Delete(Path);
    }

    private static bool Ran(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true });
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
