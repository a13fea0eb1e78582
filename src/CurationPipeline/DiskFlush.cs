using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CurationPipeline;

/// <summary>Waits until the disk has what was written: once for many files where the system can do that, else for each.</summary>
internal static class DiskFlush
{
    /// <summary>From how many files on one wait for all of the disk is cheaper than one for each of them.</summary>
    private const int Many = 32;

    /// <param name="files">What was written.</param>
    /// <param name="names">Whether the disk must have that they are there, too, as of files that were not.</param>
    public static void Wait(IReadOnlyList<string> files, bool names)
    {
        if ((names || files.Count >= Many) && WaitForAll(files))
            return;
        foreach (var file in files)
        {
#pragma warning disable RS0030 // Nothing is written: a system may want this right of whoever waits for a file.
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
#pragma warning restore RS0030
            RandomAccess.FlushToDisk(handle);
        }
    }

    /// <summary>A base's folders may lie on different disks.</summary>
    private static bool WaitForAll(IReadOnlyList<string> files) =>
        OperatingSystem.IsLinux() && files.GroupBy(Path.GetDirectoryName, StringComparer.Ordinal).All(folder => WaitForDiskOf(folder.First()));

    private static bool WaitForDiskOf(string file)
    {
        using var handle = File.OpenHandle(file);
        return SyncFileSystem(handle) == 0;
    }

    [DllImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SyncFileSystem(SafeFileHandle handle);
}
