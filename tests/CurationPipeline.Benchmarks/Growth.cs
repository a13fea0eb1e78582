using System.Globalization;

namespace CurationPipeline.Benchmarks;

/// <summary>What an ingest by rules costs as the papers become more: each number of papers into an empty base, in a process of its own.</summary>
internal static class Growth
{
    private static readonly int[] Counts = [1, 2, 5, 10, 20, 50, 100, 1000];

    /// <param name="arguments">The published <c>curate</c>, and a folder of papers.</param>
    public static int Measure(string[] arguments)
    {
        if (arguments is not [var curate, var folder] || !Directory.Exists(folder))
        {
            Console.Error.WriteLine("Give the published 'curate' and a folder of papers: growth PATH-TO-CURATE PAPERS");
            return 2;
        }

        var papers = Directory.EnumerateFiles(folder, "*.pdf").Order(StringComparer.Ordinal).ToList();
        Console.WriteLine($"| papers | megabytes | processor s | clock s | most memory MB |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var count in Counts.Where(count => count < papers.Count).Append(papers.Count))
            Print(count, papers.Take(count).Sum(paper => new FileInfo(paper).Length), Ingest(curate, papers.Take(count)));
        return 0;
    }

    private static Cost Ingest(string curate, IEnumerable<string> papers)
    {
        var knowledge = Directory.CreateTempSubdirectory("curate-growth-").FullName;
        try
        {
            return ChildProcess.Run(curate, ["ingest", .. papers, "--model", "rules", "--kb", knowledge]);
        }
        finally
        {
            Directory.Delete(knowledge, recursive: true);
        }
    }

    private static void Print(int papers, long bytes, Cost cost) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {papers} | {bytes / 1e6:0.0} | {cost.Processor:0.0} | {cost.Clock:0.0} | {cost.Memory:0} |"));
}
