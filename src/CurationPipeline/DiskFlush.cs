using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CurationPipeline;

/// <summary>Waits until the disk has what was written: once for many files where the system can do that, else for each.</summary>
internal static class DiskFlush
{
    /// <summary>From how many files on one wait for all of the disk is cheaper than one for each of them.</summary>
    private const int Many = 32;

    public static void Wait(IReadOnlyList<string> files)
    {
        if (files.Count >= Many && WaitForAll(files[0]))
            return;
        foreach (var file in files)
        {
#pragma warning disable RS0030 // Nothing is written: a system may want this right of whoever waits for a file.
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
#pragma warning restore RS0030
            RandomAccess.FlushToDisk(handle);
        }
    }

    private static bool WaitForAll(string file)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        using var handle = File.OpenHandle(file);
        return SyncFileSystem(handle) == 0;
    }

    [DllImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SyncFileSystem(SafeFileHandle handle);
}
