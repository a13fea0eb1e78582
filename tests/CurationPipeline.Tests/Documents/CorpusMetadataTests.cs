using CurationPipeline.Documents;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Documents;

public sealed class CorpusMetadataTests
{
    [Fact]
    public void First_pages_of_real_papers_give_title_authors_and_number()
    {
        if (Repository.Corpus("papers", "INDEX.tsv") is not { } index)
            return;
        var wrong = new System.Collections.Concurrent.ConcurrentBag<string>();

        Parallel.ForEach(File.ReadLines(index).Skip(1).Select(line => line.Split('\t')).Where(row => int.Parse(row[5]) < 20), row =>
        {
            var metadata = DocumentReader.Read(Path.Combine(Path.GetDirectoryName(index)!, row[0])).Metadata;
            if (Letters(metadata.Title) != Letters(row[1]))
                wrong.Add($"{row[0]}: {metadata.Title}");
            if (Letters(metadata.Authors.Count > 0 ? metadata.Authors[0] : "") != Letters(row[2].Split(',')[0]))
                wrong.Add($"{row[0]}: {string.Join(", ", metadata.Authors)}");
            if ((metadata.ArxivId ?? "") != row[4])
                wrong.Add($"{row[0]}: {metadata.ArxivId}");
        });

        Assert.Empty(wrong.Order());
    }

    private static string Letters(string? text) => string.Concat((text ?? "").Where(char.IsLetter)).ToLowerInvariant();
}
