using System.Globalization;

namespace CurationPipeline.Benchmarks;

/// <summary>
/// Many papers through a model's server that answers at once, a hundred questions of each, and a desk with many people: each by
/// <c>curate</c> in a process of its own.
/// </summary>
internal static class Load
{
    private const int PagesOfPaper = 4;
    private const int People = 50;

    /// <param name="arguments">The published <c>curate</c>, and how many papers; 1000 make some 100,000 questions.</param>
    public static async Task<int> MeasureAsync(string[] arguments)
    {
        if (arguments is not [var curate, var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var papers))
        {
            Console.Error.WriteLine("Give the published 'curate' and a number of papers: load PATH-TO-CURATE 1000");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("curate-load-").FullName;
        try
        {
            var texts = Write(papers, Path.Combine(folder, "papers"));
            using var model = new StubModel();
            Cost Run(params IEnumerable<string> words) => ChildProcess.Run(curate, [.. words, "--kb", folder]);
            string[] ingest = ["ingest", texts, "--model", "openai:stub", "--endpoint", model.Endpoint];
            Print($"ingest of {papers} papers", Run(ingest));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {model.Requests:N0} requests, {Questions(folder):N0} questions"));
            Print("the same again", Run(ingest));
            Print("status", Run("status"));
            Print("review", Run("review"));
            await DeskCrowd.MeasureAsync(curate, folder, People);
            Approve(folder, 10);
            Print("apply of all that ten papers propose", Run("apply"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static void Print(string what, Cost cost) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-40} {cost.Clock,7:0.0} s clock {cost.Processor,7:0.0} s processor {cost.Memory,6:0} MB {cost.Handles,5} handles"));

    private static string Write(int papers, string folder)
    {
        Directory.CreateDirectory(folder);
        for (var seed = 1; seed <= papers; seed++)
            File.WriteAllText(Path.Combine(folder, $"paper-{seed}.md"), $"# A Made Paper of Number {seed}\n\n# Introduction\n\n{MadePapers.Paper(seed, PagesOfPaper).Text}");
        return folder;
    }

    private static int Questions(string folder) =>
        Directory.EnumerateFiles(Path.Combine(folder, "reviews"), "*.yaml").Sum(file => File.ReadLines(file).Count(line => line.Contains("  - key: ", StringComparison.Ordinal)));

    private static void Approve(string folder, int files)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "reviews"), "*.yaml").Order(StringComparer.Ordinal).Take(files))
            File.WriteAllText(file, File.ReadAllText(file).Replace("approve_rest: false", "approve_rest: true", StringComparison.Ordinal));
    }
}
