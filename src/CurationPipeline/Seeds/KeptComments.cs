namespace CurationPipeline.Seeds;

/// <summary>Keeps a copy of files whose comments the canonical form cannot hold; none is written over.</summary>
internal sealed class KeptComments(SeedFolder folder, DiskFiles files)
{
    /// <summary>What a person should know of them, one sentence each.</summary>
    public IReadOnlyList<string> Keep(IReadOnlyList<SeedChange> changes) =>
        [.. changes.Where(change => change.Difference is SeedDifference.Edited or SeedDifference.Added).Select(change => Keep(change.Path)).OfType<string>()];

    private string? Keep(string path)
    {
        if (folder.Read(path) is not { } bytes || !YamlComments.MayBeIn(System.Text.Encoding.UTF8.GetString(bytes)))
            return null;
        var name = $".curation/set-aside/{Path.ChangeExtension(path["seeds/".Length..], null).Replace('/', '-')}";
        var copy = Enumerable.Range(1, int.MaxValue - 1).Select(number => number == 1 ? $"{name}.yaml" : $"{name}-{number}.yaml")
            .First(copy => folder.Read(copy) is not { } kept || kept.AsSpan().SequenceEqual(bytes));
        files.Replace(folder.FullPath(copy), bytes);
        return $"{path}: entries have no place for comments; the file as it was is kept in '{copy}'.";
    }
}
