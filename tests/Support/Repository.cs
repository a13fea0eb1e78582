using System.Runtime.CompilerServices;

namespace CurationPipeline.Tests.Support;

/// <summary>Where the project's own files are, as tests see them.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A file of the project by its path from the root.</summary>
    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A fixture paper by its file name.</summary>
    public static string Paper(string name) => File("fixtures", "papers", name);

    /// <summary>The folder of real papers that is kept outside the project, or null where it is not at hand.</summary>
    public static string? Corpus(params string[] parts)
    {
        var path = Path.GetFullPath(Path.Combine([Root, "..", "shared", "corpus", .. parts]));
        if (Path.Exists(path))
        {
            return path;
        }

        Console.WriteLine($"Skipped: the corpus '{Path.Combine(parts)}' is not at hand.");
        return null;
    }

    private static string FindRoot([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
