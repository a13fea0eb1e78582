namespace CurationPipeline.Seeds;

/// <summary>Keeps a copy of files whose comments the canonical form cannot hold.</summary>
internal sealed class KeptComments(SeedFolder folder, DiskFiles files)
{
    public void Keep(IReadOnlyList<SeedChange> changes, List<string> messages)
    {
        foreach (var change in changes.Where(change => change.Difference is SeedDifference.Edited or SeedDifference.Added))
        {
            if (folder.Read(change.Path) is not { } bytes || !HasComment(System.Text.Encoding.UTF8.GetString(bytes)))
                continue;
            var copy = $".curation/set-aside/{change.Path["seeds/".Length..].Replace('/', '-')}";
            files.Replace(folder.FullPath(copy), bytes);
            messages.Add($"{change.Path}: entries have no place for comments; the file as it was is kept in '{copy}'.");
        }
    }

    private static bool HasComment(string text) =>
        text.StartsWith('#') || text.Contains(" #", StringComparison.Ordinal) || text.Contains("\n#", StringComparison.Ordinal);
}
