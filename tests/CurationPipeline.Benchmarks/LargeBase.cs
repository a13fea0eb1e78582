using System.Globalization;

namespace CurationPipeline.Benchmarks;

/// <summary>
/// What large bases cost: their entries from the ledger alone, with nothing to do, without the store, and after one decision;
/// their site from nothing, again, and after one decision. Each by <c>curate</c> in a process of its own, as a person runs it.
/// </summary>
internal static class LargeBase
{
    /// <param name="arguments">The published <c>curate</c>, and sizes as <c>ENTITIES:EDGES</c>.</param>
    public static int Measure(string[] arguments)
    {
        if (arguments.Length < 2 || !arguments.Skip(1).All(size => Size(size) is not null))
        {
            Console.Error.WriteLine("Give the published 'curate' and sizes: base PATH-TO-CURATE ENTITIES:EDGES…, such as 10000:50000 100000:500000");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("curate-base-").FullName;
        try
        {
            // Nothing is deleted before the end: a file system takes longer for new files soon after it lost as many.
            foreach (var (entities, edges) in arguments.Skip(1).Select(size => Size(size)!.Value)) // checked above
                Measure(arguments[0], Path.Combine(folder, $"{entities}"), entities, edges);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static (int Entities, int Edges)? Size(string text) =>
        text.Split(':') is [var entities, var edges] && int.TryParse(entities, CultureInfo.InvariantCulture, out var nodes) && int.TryParse(edges, CultureInfo.InvariantCulture, out var lines)
            ? (nodes, lines)
            : null;

    private static void Measure(string curate, string folder, int entities, int edges)
    {
        var (knowledge, site) = (Path.Combine(folder, "base"), Path.Combine(folder, "site"));
        MadeLedger.Write(knowledge, entities, edges);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{entities:#,0} entities, {edges:#,0} edges, {Environment.ProcessorCount} cores\n"));
        Console.WriteLine("| what | clock s | processor s | most memory MB |\n| --- | --- | --- | --- |");
        void Time(string what, params IEnumerable<string> words) => Print(what, ChildProcess.Run(curate, [.. words, "--kb", knowledge]));

        Time("regenerate from the ledger alone", "regenerate");
        var entries = Directory.EnumerateFiles(Path.Combine(knowledge, "seeds", "concept"), "*.yaml").Order(StringComparer.Ordinal).ToList();
        if (entries.Count != entities)
            throw new InvalidOperationException($"{entries.Count} entries were written; run 'curate regenerate' by hand to see why.");
        Time("regenerate, nothing to do", "regenerate");
        File.Delete(Path.Combine(knowledge, ".curation", "graph.db"));
        Time("regenerate without the store, entries there", "regenerate");
        Time("one decision (distinct)", "distinct", IdOf(entries[0]), IdOf(entries[1]));
        Time("regenerate after it", "regenerate");
        Edit(entries[2]);
        Time("regenerate after an edit by hand", "regenerate");
        Time("the site from nothing", "site", "--out", site);
        Time("the site, nothing changed", "site", "--out", site);
        Edit(entries[3]);
        ChildProcess.Run(curate, "regenerate", "--kb", knowledge);
        Time("the site after one decision", "site", "--out", site);
    }

    private static void Edit(string entry) =>
        File.WriteAllText(entry, File.ReadAllText(entry).Replace("description: ", "description: Once more. ", StringComparison.Ordinal));

    private static string IdOf(string entry) => $"concept:{Path.GetFileNameWithoutExtension(entry)}";

    private static void Print(string what, Cost cost) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {what} | {cost.Clock:0.0} | {cost.Processor:0.0} | {cost.Memory:0} |"));
}
