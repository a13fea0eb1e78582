using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CurationPipeline.Documents;
using CurationPipeline.Ground;

namespace CurationPipeline.Benchmarks;

/// <summary>
/// How long the reason for a miss takes at worst: each altered quote of a file of cases is asked several times, and its best
/// time counts, so that what else the machine does is left out.
/// </summary>
internal static class SlowestMiss
{
    private const int Rounds = 5;

    /// <param name="arguments">A folder of papers, and a file of cases as for <c>curate anchor</c>.</param>
    public static int Find(string[] arguments)
    {
        if (arguments is not [var folder, var file])
        {
            Console.Error.WriteLine("Give a folder of papers and a file of cases: misses PAPERS CASES.jsonl");
            return 2;
        }

        var cases = File.ReadLines(file).Select(Read).ToList();
        var papers = cases.Select(one => one.Paper).Distinct().ToDictionary(name => name, name => new QuoteIndex(DocumentReader.Read(Path.Combine(folder, name))));
        var misses = cases.Where(one => papers[one.Paper].Find(one.Quote) is null).ToList();
        var times = misses.Select(one => BestOf(papers[one.Paper], one.Quote)).Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{times.Count} misses: median {times[times.Count / 2]:0.00} ms, 99 % under {times[times.Count * 99 / 100]:0.00} ms, slowest {times[^1]:0.00} ms"));
        return 0;
    }

    private static double BestOf(QuoteIndex paper, string quote) => Enumerable.Range(0, Rounds).Min(_ =>
    {
        var clock = Stopwatch.StartNew();
        paper.Ground(quote);
        return clock.Elapsed.TotalMilliseconds;
    });

    private static (string Paper, string Quote) Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        return (json.RootElement.GetProperty("paper").GetString()!, json.RootElement.GetProperty("quote").GetString()!);
    }
}
