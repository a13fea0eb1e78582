using System.Collections.Concurrent;
using CurationPipeline.Review;

namespace CurationPipeline.Cli;

/// <summary>
/// Finds a paper's file again: where it was ingested from, else by its bytes in a folder of papers. A file is read once, until
/// it changes.
/// </summary>
internal sealed class PaperFinder(string baseFolder, string? papers)
{
    private readonly ConcurrentDictionary<(string File, long Size, DateTime Modified), string?> _hashes = new();

    public string? Find(ReviewedPaper paper)
    {
        var ingested = Path.Combine(baseFolder, paper.File);
        return Candidates(ingested).FirstOrDefault(file => HashOf(file) == paper.Sha256);
    }

    private string? HashOf(string file) => new FileInfo(file) is { Exists: true } info
        ? _hashes.GetOrAdd((file, info.Length, info.LastWriteTimeUtc), _ => FileHash.Of(file))
        : null;

    private IEnumerable<string> Candidates(string ingested)
    {
        if (File.Exists(ingested))
        {
            yield return ingested;
        }

        if (papers is not null && Directory.Exists(papers))
        {
            foreach (var file in Directory.EnumerateFiles(papers, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                yield return file;
            }
        }
    }
}
