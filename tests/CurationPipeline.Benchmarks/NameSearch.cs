using System.Diagnostics;
using System.Globalization;
using CurationPipeline.Graph;
using CurationPipeline.Resolve;
using CurationPipeline.Seeds;

namespace CurationPipeline.Benchmarks;

/// <summary>What it costs to find a name in bases of several sizes, on disk, each with five edges an entity.</summary>
internal static class NameSearch
{
    private const int Questions = 1000;
    private const int WarmUp = 500;
    private const int Compared = 100;

    /// <param name="arguments">Numbers of entities; before them, if wanted, the published <c>curate</c>, to time a whole command.</param>
    public static int Measure(string[] arguments)
    {
        var curate = arguments is [var first, ..] && !int.TryParse(first, out _) ? first : null;
        var sizes = arguments.Skip(curate is null ? 0 : 1).Select(text => int.TryParse(text, out var size) ? size : 0).ToList();
        if (sizes.Count == 0 || sizes.Exists(size => size <= 0))
        {
            Console.Error.WriteLine("Give numbers of entities, and before them, if wanted, the published 'curate': names [PATH-TO-CURATE] 1000 1000000");
            return 2;
        }

        foreach (var size in sizes)
        {
            var folder = Directory.CreateTempSubdirectory("curate-names-").FullName;
            try
            {
                Measure(folder, size, curate);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return 0;
    }

    private static void Measure(string folder, int size, string? curate)
    {
        Print($"{size} entities", "");
        var names = new MadeNames(seed: 7);
        var made = Timed("the base is made", () => MadeBase.Make(folder, size, names));
        Timed("the index is made", () => Opened(folder, knowledge => knowledge.Names.Count));
        Print("size on disk: graph, names", $"{Size(folder, "graph.db"),7} MB {Size(folder, "names.db")} MB");
        Timed("base and index are opened", () => Opened(folder, knowledge => knowledge.Names.Count));
        using (var knowledge = KnowledgeBase.Open(folder))
        {
            Ask(knowledge, made, names);
            var more = Enumerable.Range(0, Math.Max(1, size / 100)).Select(_ => names.Next()).ToList();
            Timed("1 % more come into the graph", () => MadeBase.Add(folder, knowledge.Graph, more));
            Timed("1 % more come into the index", () => knowledge.Names.Count);
            Ask(knowledge, more, names);
        }

        if (curate is not null)
            FindByCommand(curate, folder, made[size / 2].Name);
        Print("memory: managed, greatest", $"{GC.GetTotalMemory(forceFullCollection: true) >> 20,7} MB {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
    }

    // This process has made the base and kept its entities, so that its memory says nothing about the index.
    private static void FindByCommand(string curate, string folder, string name)
    {
        Print("curate find NAME", Shown(ChildProcess.Run(curate, "find", name, "--kb", folder)));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, ".curation"), "names.db*"))
            File.Delete(file);
        Print("curate find NAME, making the index", Shown(ChildProcess.Run(curate, "find", name, "--kb", folder)));
    }

    private static void Ask(KnowledgeBase knowledge, IReadOnlyList<Entity> of, MadeNames names)
    {
        var resolver = new Resolver(knowledge.Names);
        var times = new List<double>();
        // The first questions wait for the compiler.
        for (var i = 0; i < WarmUp; i++)
            resolver.Resolve(new Mention("", names.Asked(of[names.Number(of.Count)].Name, i)));
        var (found, alike, best) = (0, 0, 0);
        var spent = 0.0;
        for (var i = 0; i < Questions; i++)
        {
            var wanted = of[names.Number(of.Count)];
            var mention = new Mention(wanted.Id.Type, names.Asked(wanted.Name, i));
            var before = Processor();
            var clock = Stopwatch.GetTimestamp();
            var answer = resolver.Resolve(mention);
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            spent += Processor() - before;
            found += answer.Candidates.Any(candidate => candidate.Id == wanted.Id) ? 1 : 0;
            if (i >= Compared)
                continue;
            var all = resolver.Resolve(mention, 10, int.MaxValue).Candidates;
            alike += answer.Candidates.Select(candidate => candidate.Id).Intersect(all.Select(candidate => candidate.Id)).Count();
            best += all.Count;
        }

        times.Sort();
        Print("find: mean processor time", FormattableString.Invariant($"{spent / Questions,7:F2} ms"));
        Print("find: median, 99th percentile", FormattableString.Invariant($"{times[Questions / 2],7:F2} ms {times[Questions * 99 / 100]:F2} ms"));
        Print("found in the first ten", $"{found,7} of {Questions}");
        Print("first ten as if all lists were read", $"{alike,7} of {best}");
    }

    private static int Opened(string folder, Func<KnowledgeBase, int> ask)
    {
        using var knowledge = KnowledgeBase.Open(folder);
        return ask(knowledge);
    }

    private static T Timed<T>(string what, Func<T> work)
    {
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var result = work();
        Print(what, Shown(new Cost(clock.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds, 0, 0)));
        return result;
    }

    private static string Shown(Cost cost) =>
        string.Create(CultureInfo.InvariantCulture, $"{cost.Clock,7:F2} s clock {cost.Processor:F2} s processor{(cost.Memory > 0 ? $" {cost.Memory:F0} MB" : "")}");

    private static double Processor() => Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds;

    private static long Size(string folder, string file) => new FileInfo(Path.Combine(folder, ".curation", file)).Length >> 20;

    private static void Print(string what, string figure) => Console.WriteLine($"{what,-38}{figure}");
}
