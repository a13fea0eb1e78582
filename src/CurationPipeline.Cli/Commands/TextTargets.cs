namespace CurationPipeline.Cli.Commands;

/// <summary>Where <c>curate text --out</c> writes each file: no two to one place, and none over a file that is read.</summary>
internal static class TextTargets
{
    private static readonly Func<string, string>[] Names =
    [
        file => Path.GetFileNameWithoutExtension(file),
        file => Path.GetFileName(file),
        file => $"{FolderOf(file)}-{Path.GetFileNameWithoutExtension(file)}",
        file => $"{FolderOf(file)}-{Path.GetFileName(file)}",
    ];

    /// <summary>One path for each file, in their order; which one does not depend on the order while the files differ in name or folder.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> files, string folder, string extension)
    {
        var targets = new string?[files.Count];
        // Some file systems take x.txt and X.txt for one.
        var taken = files.Where(file => file.Length > 0).Select(Path.GetFullPath).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Names)
        {
            var open = Enumerable.Range(0, files.Count)
                .Where(i => targets[i] is null)
                .GroupBy(i => Target(folder, name(files[i]), extension), StringComparer.OrdinalIgnoreCase)
                .ToList();
            foreach (var alone in open.Where(group => group.Count() == 1 && taken.Add(Path.GetFullPath(group.Key))))
                targets[alone.Single()] = alone.Key;
        }

        return [.. targets.Select((target, i) => target ?? Numbered(files[i], folder, extension, taken))];
    }

    /// <summary>Where a file goes when no other is in its way.</summary>
    public static string Plain(string file, string folder, string extension) => Target(folder, Names[0](file), extension);

    private static string Numbered(string file, string folder, string extension, HashSet<string> taken) =>
        Enumerable.Range(1, int.MaxValue - 1)
            .Select(number => Target(folder, $"{Path.GetFileName(file)}-{number}", extension))
            .First(target => taken.Add(Path.GetFullPath(target)));

    private static string Target(string folder, string name, string extension) => Path.Combine(folder, name + extension);

    private static string? FolderOf(string file) =>
        file.Length == 0 ? "" : Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)));
}
