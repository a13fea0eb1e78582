using System.Globalization;

namespace CurationPipeline.Benchmarks;

/// <summary>
/// What a large base costs from its ledger alone, when nothing is to do, after one decision, after one edit by hand, and as a
/// site: each by <c>curate</c> in a process of its own, as a person runs it.
/// </summary>
internal static class LargeBase
{
    /// <param name="arguments">The published <c>curate</c>, and a folder that <c>docs/measure/make-ledger.py</c> made; entries and store in it are made anew.</param>
    public static int Measure(string[] arguments)
    {
        if (arguments is not [var curate, var folder] || !File.Exists(Path.Combine(folder, "seeds", "decisions.jsonl")))
        {
            Console.Error.WriteLine("Give the published 'curate' and a folder with a ledger: base PATH-TO-CURATE FOLDER");
            return 2;
        }

        Reset(folder);
        Cost Run(params IEnumerable<string> words) => ChildProcess.Run(curate, [.. words, "--kb", folder]);
        Print("from the ledger alone", Run("regenerate"));
        Print("nothing to do", Run("regenerate"));
        var entries = Directory.EnumerateFiles(Path.Combine(folder, "seeds", "concept"), "*.yaml").Order(StringComparer.Ordinal).Take(3).ToList();
        Print("one decision (distinct)", Run("distinct", IdOf(entries[0]), IdOf(entries[1])));
        Print("regenerate after it", Run("regenerate"));
        File.WriteAllText(entries[2], File.ReadAllText(entries[2]).Replace("description: ", "description: Once more. ", StringComparison.Ordinal));
        Print("regenerate after an edit by hand", Run("regenerate"));
        var site = Directory.CreateTempSubdirectory("curate-site-").FullName;
        Print("the site", Run("site", "--out", site));
        Print("the site again", Run("site", "--out", site));
        Directory.Delete(site, recursive: true);
        return 0;
    }

    private static void Reset(string folder)
    {
        foreach (var made in Directory.GetDirectories(Path.Combine(folder, "seeds")).Append(Path.Combine(folder, ".curation")).Where(Directory.Exists))
            Directory.Delete(made, recursive: true);
    }

    private static string IdOf(string entry) => $"concept:{Path.GetFileNameWithoutExtension(entry)}";

    private static void Print(string what, Cost cost) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what,-34} {cost.Clock,7:0.0} s clock {cost.Processor,7:0.0} s processor {cost.Memory,6:0} MB"));
}
