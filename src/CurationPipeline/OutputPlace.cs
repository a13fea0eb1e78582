namespace CurationPipeline;

/// <summary>Where a person wants something written, which must not be where a base keeps its own files.</summary>
public static class OutputPlace
{
    private const int MostLinks = 40;

    private static readonly string[] OfBase = ["seeds", "reviews", ".curation"];

    /// <param name="path">The file or folder that is to be written; null for none.</param>
    /// <param name="option">By which it was given.</param>
    /// <param name="baseFolder">The base that the command works on.</param>
    /// <exception cref="CurationException">It lies, perhaps through a link, in a folder that is a base's own.</exception>
    public static void Check(string? path, string option, string baseFolder)
    {
        if (!string.IsNullOrEmpty(path) && FindOwn(path, baseFolder) is { } own)
            throw new CurationException($"'{path}' lies in '{own}', where a base keeps its own files; give another place as {option}.");
    }

    /// <summary>The folder of a base's own files in which a path lies, perhaps through a link; null for a free place.</summary>
    /// <param name="path">What is to be written.</param>
    /// <param name="baseFolder">A base for certain; others are known by what lies in them.</param>
    public static string? FindOwn(string path, string baseFolder)
    {
        var known = Real(Path.GetFullPath(baseFolder), 0);
        for (var folder = Real(Path.GetFullPath(path), 0); Path.GetDirectoryName(folder) is { } above; folder = above)
        {
            if (OfBase.Contains(Path.GetFileName(folder), StringComparer.OrdinalIgnoreCase) && (above == known || IsBase(above)))
                return folder;
        }

        return null;
    }

    private static bool IsBase(string folder) =>
        Directory.Exists(Path.Combine(folder, ".curation"))
        || File.Exists(Path.Combine(folder, "seeds", "decisions.jsonl")) || File.Exists(Path.Combine(folder, "seeds", "catalog.yaml"));

    /// <summary>The path without links; what is not there yet lies where its folder does.</summary>
    private static string Real(string path, int links)
    {
        if (Path.GetDirectoryName(path) is not { } above)
            return path;
        var folder = Real(above, links);
        var here = Path.Combine(folder, Path.GetFileName(path));
        return links < MostLinks && new FileInfo(here).LinkTarget is { } target ? Real(Path.GetFullPath(target, folder), links + 1) : here;
    }
}
