using System.Diagnostics;

namespace CurationPipeline;

/// <summary>
/// Keeps two programs from reading and rewriting the review files of one folder at the same moment; held for milliseconds,
/// and gone with the process, however that ends.
/// </summary>
internal static class ReviewLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <exception cref="CurationException">Another program holds it for too long.</exception>
    public static IDisposable Take(string reviewFile)
    {
        var file = FileFor(reviewFile);
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (FileLock.TryTake(file) is { } held)
                return held;
            if (waited.Elapsed >= Patience)
                throw new CurationException($"'{reviewFile}' is being rewritten by another program ('{file}' is held); try again when it is done.");
            Thread.Sleep(5);
        }
    }

    /// <summary>Beside the base's own lock where the file lies in a base, else beside the file.</summary>
    private static string FileFor(string reviewFile)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(reviewFile))!; // a file lies in a folder
        var derived = Path.Combine(folder, "..", ".curation");
        return Directory.Exists(derived) ? Path.Combine(derived, "reviews.lock") : Path.Combine(folder, ".reviews.lock");
    }
}
