using CurationPipeline.Graph;

namespace CurationPipeline.Cli;

/// <summary>The files of a base's papers, by their bytes: where they were read from, else in a folder of papers.</summary>
internal sealed class PaperFiles(GraphStore graph, string? folder)
{
    private readonly Lazy<Dictionary<string, string>> _inFolder = new(() => folder is null ? [] : Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .GroupBy(file => FileHash.Of(file) ?? "", StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal));

    private readonly Dictionary<string, string?> _found = new(StringComparer.Ordinal);

    /// <summary>The files of all versions of a paper that are at hand.</summary>
    public IEnumerable<string> Of(EntityId paper) => (graph.FindEntity(paper)?.Paper?.Sha256 ?? []).Select(Find).OfType<string>();

    /// <summary>The versions of a paper that are at hand.</summary>
    public IEnumerable<string> HashesOf(EntityId paper) => (graph.FindEntity(paper)?.Paper?.Sha256 ?? []).Where(sha256 => Find(sha256) is not null);

    /// <summary>Looked for once: a paper has many quotes.</summary>
    private string? Find(string sha256) => _found.TryGetValue(sha256, out var known) ? known : _found[sha256] = Search(sha256);

    private string? Search(string sha256) => graph.Caches.FindPaper(sha256)?.Path is { } read && FileHash.Of(read) == sha256
        ? read
        : _inFolder.Value.GetValueOrDefault(sha256);
}
