using System.Diagnostics;
using System.Globalization;
using CurationPipeline.Cli.Commands;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Tests.Support;
using Xunit.Abstractions;
using static CurationPipeline.Cli.Tests.Support.TwoPartPaper;

namespace CurationPipeline.Cli.Tests;

/// <summary>
/// How well a model is kept busy: a server that takes its time, a limit of calls at once, and papers of all sizes.
/// <c>CURATION_SERVER_SECONDS=2</c> measures it in full; without it the server is quick and the bound wide, because starting up
/// and reading take their time too.
/// </summary>
[Collection(Alone.Name)]
public sealed class ScheduleTests(ITestOutputHelper output)
{
    private const int AtOnce = 8;

    private static readonly Dictionary<string, int[]> Sizes = new()
    {
        ["all alike"] = [.. Enumerable.Repeat(6, 10)],
        ["one part each"] = [.. Enumerable.Repeat(1, 10)],
        ["the long one last"] = [1, 2, 1, 3, 2, 1, 2, 3, 1, 50],
        ["the long one first"] = [50, 1, 2, 1, 3, 2, 1, 2, 3, 1],
        ["growing"] = [.. Enumerable.Range(1, 10)],
        ["one part each, and one of many"] = [1, 1, 1, 1, 1, 60, 1, 1, 1, 1],
    };

    public static TheoryData<string> Names => [.. Sizes.Keys];

    private static double? Measured => double.TryParse(
        Environment.GetEnvironmentVariable("CURATION_SERVER_SECONDS"), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Ten_papers_take_little_more_than_the_ideal(string name)
    {
        var sizes = Sizes[name];
        var takes = TimeSpan.FromSeconds(Measured ?? 0.2);
        using var folder = new TemporaryFolder();
        using var server = Server(takes);
        var papers = sizes.Select((parts, i) => Paper(folder, i, parts)).ToList();
        await IngestAsync(folder, server, [Paper(folder, 99, 1)]); // what is loaded once is loaded
        var warm = server.Count;

        var started = Stopwatch.GetTimestamp();
        var results = await IngestAsync(folder, server, papers);
        var took = Stopwatch.GetElapsedTime(started);

        var ideal = takes * IdealRounds(sizes);
        output.WriteLine(FormattableString.Invariant(
            $"{name}: {server.Count - warm} requests, {took.TotalSeconds:0.00} s, ideal {ideal.TotalSeconds:0.00} s, {took / ideal:0.000}"));
        Assert.All(results, result => Assert.Equal((null, 0), (result.Error, result.Losses)));
        Assert.Equal(AtOnce, server.MostAtOnce);
        Assert.InRange(took / ideal, 0.99, Measured is null ? 3 : 1.05);
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_number_of_papers()
    {
        using var server = Server(TimeSpan.FromMilliseconds(1));
        await MostMemoryAsync(server, 60); // buffers that are pooled have grown to their size
        var few = await MostMemoryAsync(server, 20);
        var many = await MostMemoryAsync(server, 120);

        output.WriteLine(FormattableString.Invariant($"20 papers: {few / 1e6:0.0} MB, 120 papers: {many / 1e6:0.0} MB"));
        // What other tests left in this process moves the figure by some megabytes; a hundred papers that were kept would be far more.
        Assert.InRange(many, 0, few + 12_000_000);
    }

    /// <summary>No schedule is shorter: every call takes a place, and a paper's closing call comes after all of its others.</summary>
    private static int IdealRounds(int[] sizes) => Math.Max(
        Rounds(sizes.Sum(parts => parts + Closing(parts))),
        sizes.Max(parts => Rounds(parts) + Closing(parts)));

    private static int Rounds(int calls) => (calls + AtOnce - 1) / AtOnce;

    private static int Closing(int parts) => parts > 1 ? 1 : 0;

    private static async Task<long> MostMemoryAsync(ModelServer server, int papers)
    {
        using var folder = new TemporaryFolder();
        var files = Enumerable.Range(0, papers).Select(i => Paper(folder, i, 3)).ToList();
        var most = 0L;
        using var stop = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
                await Task.Delay(100);
            }
        });
        await IngestAsync(folder, server, files);
        await stop.CancelAsync();
        await watching;
        return most;
    }

    private static async Task<List<DocumentResult>> IngestAsync(TemporaryFolder folder, ModelServer server, List<string> papers)
    {
        var request = new IngestRequest(papers, folder.Path, new ModelRequest("openai:gpt-4o-mini") { Endpoint = server.Endpoint, Concurrency = AtOnce });
        var terminal = new Terminal(TextReader.Null, TextWriter.Null, TextWriter.Null, Interactive: false);
        return await new Ingest(request, terminal, papers.Count).RunAsync(papers, default);
    }

    /// <summary>Every part describes the same entity in its own words, so that a paper of several parts has a closing call.</summary>
    private static ModelServer Server(TimeSpan takes)
    {
        var number = 0;
        return new ModelServer(request => Answer.Says(request.Body.Contains("one description", StringComparison.Ordinal)
            ? """{"descriptions": [{"name": "Reward Hacking", "description": "All together."}]}"""
            : GoodCalm.Replace("\"description\": \"\"", $"\"description\": \"Description {Interlocked.Increment(ref number)}.\"", StringComparison.Ordinal)) with
        { Wait = takes })
        { Remembers = false };
    }

    private static string Paper(TemporaryFolder folder, int number, int parts)
    {
        var path = folder.File($"paper-{number}.md");
        var sections = Enumerable.Range(1, parts).Select(part => $"# Part {part}\n\n{Calm} {string.Join(' ', Enumerable.Range(1, 60).Select(i => $"Sentence {i} of part {part} of paper {number} says nothing else."))}");
        File.WriteAllText(path, $"# Paper Number {number}\n\n{string.Join("\n\n", sections)}\n");
        return path;
    }
}
