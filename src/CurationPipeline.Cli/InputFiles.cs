using System.IO.Enumeration;

namespace CurationPipeline.Cli;

/// <summary>Finds the files that paths, folders and patterns stand for.</summary>
internal static class InputFiles
{
    private static readonly string[] Readable = [".pdf", ".txt", ".md"];

    /// <summary>Each file once, in the order asked; a folder's files by name.</summary>
    /// <exception cref="CurationException">A path stands for nothing.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths) =>
        [.. paths.SelectMany(FindOne).DistinctBy(Path.GetFullPath)];

    private static List<string> FindOne(string path)
    {
        if (Directory.Exists(path))
        {
            return OrRefuse(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(file => Readable.Contains(Path.GetExtension(file).ToLowerInvariant())),
                $"The folder '{path}' has no .pdf, .txt or .md file.");
        }

        var pattern = Path.GetFileName(path);
        if (!File.Exists(path) && (pattern.Contains('*', StringComparison.Ordinal) || pattern.Contains('?', StringComparison.Ordinal)))
        {
            var folder = Path.GetDirectoryName(path) is { Length: > 0 } given ? given : ".";
            return OrRefuse(
                Directory.Exists(folder)
                    ? Directory.EnumerateFiles(folder).Where(file => FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(file)))
                    : [],
                $"No file matches '{path}'.");
        }

        return [path];
    }

    private static List<string> OrRefuse(IEnumerable<string> files, string message) =>
        files.Order(StringComparer.Ordinal).ToList() is { Count: > 0 } found ? found : throw new CurationException(message);
}
