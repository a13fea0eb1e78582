using System.Globalization;

namespace CurationPipeline.Benchmarks;

/// <summary>
/// The text of PDFs by <c>curate text</c>, one process for all files, beside mutool and pdftotext, one process a file as
/// people run them: in turns, so that what else the machine does falls on all alike.
/// </summary>
internal static class Readers
{
    private const int Rounds = 7;

    /// <param name="arguments">The published <c>curate</c>, then PDFs or folders of them.</param>
    public static int Compare(string[] arguments)
    {
        if (arguments.Length < 2)
        {
            Console.Error.WriteLine("Give the published 'curate' and the PDFs: readers PATH-TO-CURATE FILE-OR-FOLDER…");
            return 2;
        }

        var files = arguments.Skip(1).SelectMany(Pdfs).Order(StringComparer.Ordinal).ToList();
        var output = Directory.CreateTempSubdirectory("curate-readers-").FullName;
        try
        {
            Print(Measure(Tools(arguments[0], files, output)), files.Count);
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }

        return 0;
    }

    private static IEnumerable<string> Pdfs(string path) => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.pdf") : [path];

    private static List<(string Name, Func<Cost> Run)> Tools(string curate, List<string> files, string output)
    {
        List<(string Name, Func<Cost> Run)> tools =
        [
            ("curate text", () => ChildProcess.Run(curate, ["text", "--out", output, .. files])),
            ("curate text --lines", () => ChildProcess.Run(curate, ["text", "--lines", "--out", output, .. files])),
        ];
        AddPeer("mutool", file => ["draw", "-q", "-F", "text", "-o", Path.Combine(output, "peer.txt"), file]);
        AddPeer("pdftotext", file => [file, Path.Combine(output, "peer.txt")]);
        return tools;

        void AddPeer(string program, Func<string, string[]> arguments)
        {
            if (ChildProcess.Exists(program))
                tools.Add((program, () => files.Select(file => ChildProcess.Run(program, arguments(file))).Aggregate((a, b) => a + b)));
            else
                Console.Error.WriteLine($"'{program}' is not installed: measured without it.");
        }
    }

    private static Dictionary<string, List<Cost>> Measure(List<(string Name, Func<Cost> Run)> tools)
    {
        var costs = tools.ToDictionary(tool => tool.Name, _ => new List<Cost>());
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (name, run) in tools)
            {
                var cost = run();
                // The first round brings programs and files into memory.
                if (round > 0)
                    costs[name].Add(cost);
            }
        }

        return costs;
    }

    private static void Print(Dictionary<string, List<Cost>> costs, int files)
    {
        Console.WriteLine($"{files} files, {Environment.ProcessorCount} cores, {Rounds} rounds in turns: median (least)");
        Console.WriteLine();
        Console.WriteLine("| reader | processor s | clock s | most memory MB |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var (name, own) in costs)
            Console.WriteLine($"| {name} | {Figures(own, cost => cost.Processor)} | {Figures(own, cost => cost.Clock)} | {Median(own, cost => cost.Memory):0} |");
        foreach (var peer in costs.Keys.Where(name => !name.StartsWith("curate", StringComparison.Ordinal)))
            Console.WriteLine($"\ncurate text to {peer}, round by round: processor {Ratio(costs, peer, cost => cost.Processor)}, clock {Ratio(costs, peer, cost => cost.Clock)}");
    }

    private static string Figures(List<Cost> costs, Func<Cost, double> figure) =>
        string.Create(CultureInfo.InvariantCulture, $"{Median(costs, figure):0.00} ({costs.Min(figure):0.00})");

    private static string Ratio(Dictionary<string, List<Cost>> costs, string peer, Func<Cost, double> figure)
    {
        var ratios = costs["curate text"].Zip(costs[peer], (ours, theirs) => figure(ours) / figure(theirs)).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"median {ratios[ratios.Count / 2]:0.00} ({ratios[0]:0.00} to {ratios[^1]:0.00})");
    }

    private static double Median(List<Cost> costs, Func<Cost, double> figure) => costs.Select(figure).Order().ElementAt(costs.Count / 2);
}
