using System.ComponentModel;
using System.Diagnostics;

namespace CurationPipeline.Benchmarks;

/// <summary>
/// Makes the figures of docs/measurements.md one after the other. A part that lacks its peer, its script or its corpus says so
/// in a sentence, one that fails says how, and the rest goes on.
/// </summary>
internal sealed class Everything(string project, string corpus, string scratch)
{
    private const string Published = "--curate";

    private string _curate = Path.Combine(scratch, "bin", OperatingSystem.IsWindows() ? "curate.exe" : "curate");

    /// <param name="arguments">The corpus, a <c>curate</c> behind <c>--curate</c> where none is to be published, then the names of parts; all of them without any.</param>
    public static int Measure(string[] arguments)
    {
        if (arguments.Length == 0)
        {
            Console.Error.WriteLine($"Give the corpus, and parts if not all are wanted: all CORPUS [{Published} FILE] [{string.Join('|', new Everything("", "", "").Parts().Select(part => part.Name))}]");
            return 2;
        }

        var scratch = Directory.CreateTempSubdirectory("curate-all-").FullName;
        try
        {
            return new Everything(ProjectFolder(), Path.GetFullPath(arguments[0]), scratch).Run(arguments[1..]);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private int Run(string[] wanted)
    {
        if (wanted is [Published, var given, .. var rest])
            (_curate, wanted) = (Path.GetFullPath(given), rest);
        var parts = Parts().Where(part => wanted.Length == 0 || wanted.Contains(part.Name)).ToList();
        if (parts.Count == 0 || (!File.Exists(_curate) && Publish() != 0))
        {
            Console.Error.WriteLine(parts.Count == 0 ? $"There is no part '{string.Join(' ', wanted)}'." : "'curate' could not be published, so nothing was measured.");
            return 2;
        }

        Console.WriteLine($"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, load {Load()}, commit {Commit()}, '{_curate}'");
        return parts.Select(Make).ToList().TrueForAll(made => made) ? 0 : 1; // all of them, whatever one gives
    }

    /// <summary>To add a part, add its line: its name, what it needs of the corpus, the peers it measures beside, and how it is made.</summary>
    private IReadOnlyList<Part> Parts() =>
    [
        new("fidelity", ["text-gold/pdf", "text-gold/score_text.py"], ["python3"], Fidelity),
        new("recall", ["hard-pdfs"], ["pdftotext"], () => Recall.Measure([InCorpus("hard-pdfs")])),
        new("readers", ["papers"], [], () => Readers.Compare([_curate, InCorpus("papers")])),
        new("quotes", ["papers", "quotes/anchor-cases.jsonl", "quotes/score_anchors.py"], ["python3"], Quotes),
        new("misses", ["papers", "quotes/anchor-cases.jsonl"], [], () => SlowestMiss.Find([InCorpus("papers"), InCorpus("quotes/anchor-cases.jsonl")])),
        new("gold", [], [], () => Call(_curate, "eval", Path.Combine(project, "fixtures", "gold"), "--model", "rules")),
        new("scier", ["extraction-gold/scier/dev.jsonl"], [], () => Call(_curate, "eval", InCorpus("extraction-gold/scier/dev.jsonl"), "--model", "rules")),
        new("mine", ["extraction-gold/mine/essays-000-034.jsonl"], [], () => Call(_curate, "eval", InCorpus("extraction-gold/mine/essays-000-034.jsonl"), "--model", "rules")),
        new("growth", ["papers"], [], () => Growth.Measure([_curate, InCorpus("papers")])),
        new("names", [], [], () => NameSearch.Measure([_curate, "1000", "10000", "100000"])),
        new("meaning", ["papers"], [], () => Meaning.MeasureAsync([InCorpus("papers")]).GetAwaiter().GetResult()),
        new("similar", [], [], () => SimilarSearch.Measure(["1000", "10000", "100000"])),
        new("similar", [], [], () => SimilarSearch.Measure(["1000", "10000"])),
        new("base", [], [], () => LargeBase.Measure([_curate, "1000:5000", "10000:50000", "100000:500000"])),
    ];

    private bool Make(Part part)
    {
        Console.WriteLine($"\n## {part.Name}\n");
        if (part.Needs.FirstOrDefault(needed => !Path.Exists(InCorpus(needed))) is { } missing)
            return Without($"'{part.Name}' was not measured: the corpus in '{corpus}' has no '{missing}'.");
        if (part.Peers.FirstOrDefault(peer => !ChildProcess.Exists(peer)) is { } peer)
            return Without($"'{part.Name}' was not measured: '{peer}' is not installed.");
        try
        {
            return part.Run() == 0 || Without($"'{part.Name}' did not come to its end.");
        }
        catch (Exception exception) when (exception is IOException or Win32Exception or CurationException)
        {
            return Without($"'{part.Name}' did not come to its end: {exception.Message}");
        }
    }

    private static bool Without(string why)
    {
        Console.WriteLine(why);
        return false;
    }

    private int Publish() =>
        Call("dotnet", "publish", Path.Combine(project, "src", "CurationPipeline.Cli"), "-p:PublishProfile=Fast", "-v", "q", "-o", Path.Combine(scratch, "bin"));

    private int Fidelity()
    {
        var output = Path.Combine(scratch, "text");
        var files = Directory.EnumerateFiles(InCorpus("text-gold/pdf"), "*.pdf").Order(StringComparer.Ordinal);
        ChildProcess.Run(_curate, ["text", "--lines", "--out", output, .. files]);
        return Call("python3", InCorpus("text-gold/score_text.py"), output);
    }

    private int Quotes()
    {
        var answers = Path.Combine(scratch, "answers.jsonl");
        File.WriteAllText(answers, OutputOf(_curate, "anchor", InCorpus("papers"), "--quotes", InCorpus("quotes/anchor-cases.jsonl"), "--kb", scratch));
        return Call("python3", InCorpus("quotes/score_anchors.py"), answers);
    }

    private string InCorpus(string path) => Path.Combine(corpus, path);

    /// <summary>Runs a program whose output goes where ours goes.</summary>
    private static int Call(string program, params string[] arguments)
    {
        Console.Out.Flush();
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!; // none is reused
        process.WaitForExit();
        return process.ExitCode;
    }

    private static string OutputOf(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!; // none is reused
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    private string Commit() => OutputOf("git", "-C", project, "describe", "--always", "--dirty").Trim();

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "not known";

    private static string ProjectFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CurationPipeline.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new IOException("The project's folder is not above the program; run it with 'dotnet run' from a clone.");
    }

    /// <summary>Something to measure.</summary>
    /// <param name="Needs">Paths in the corpus without which it cannot be made.</param>
    /// <param name="Peers">Programs without which it says nothing.</param>
    private sealed record Part(string Name, IReadOnlyList<string> Needs, IReadOnlyList<string> Peers, Func<int> Run);
}
