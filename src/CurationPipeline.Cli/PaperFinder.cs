using CurationPipeline.Review;

namespace CurationPipeline.Cli;

/// <summary>Finds a paper's file again: where it was ingested from, else by its bytes in a folder of papers.</summary>
internal sealed class PaperFinder(string baseFolder, string? papers)
{
    public string? Find(ReviewedPaper paper)
    {
        var ingested = Path.Combine(baseFolder, paper.File);
        return Candidates(ingested).FirstOrDefault(file => FileHash.Of(file) == paper.Sha256);
    }

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
