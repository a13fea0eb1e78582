using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Tests.Support;
using Xunit.Abstractions;
using static CurationPipeline.Cli.Tests.Support.TwoPartPaper;

namespace CurationPipeline.Cli.Tests;

/// <summary>
/// An ingest that is killed as a process and started again: the review files of an ingest that ran through, byte for byte, and
/// no more asked twice than was under way. <c>CURATION_KILLS=50</c> kills fifty times.
/// </summary>
[Collection(Alone.Name)]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Papers = 8;
    private const int AtOnce = 4;
    private const int Seed = 20_261_121;
    private static readonly TimeSpan ServerTakes = TimeSpan.FromMilliseconds(250);

    private static int Kills => Setting.Number("CURATION_KILLS", 2);

    [Fact]
    public async Task A_killed_ingest_ends_as_one_that_ran_through()
    {
        var random = new Random(Seed);
        using var calm = Server([]);
        var (expected, takes) = await RunThroughAsync(calm);
        var twice = new List<int>();
        var requests = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var asked = new ConcurrentDictionary<string, int>();
            using var server = Server(asked);
            using var folder = BaseWithPapers();
            var moment = takes * random.NextDouble();

            var before = await KilledAfterAsync(moment, folder, server);
            await ExitOf(Start(folder, server), 0);

            Assert.Equal(expected, Reviews(folder));
            var again = asked.Values.Sum(times => times - 1);
            Assert.InRange(again, 0, AtOnce);
            twice.Add(again);
            requests += asked.Count;
            output.WriteLine(FormattableString.Invariant($"killed after {moment.TotalMilliseconds:0} ms with {before} of {asked.Count} requests asked: {again} asked twice"));
        }

        output.WriteLine(FormattableString.Invariant($"{Kills} kills in {takes.TotalMilliseconds:0} ms: {twice.Sum()} of {requests} requests asked twice, at most {twice.Max()} after one kill"));
    }

    [Fact]
    public async Task A_killed_ingest_in_batches_sends_nothing_twice()
    {
        var random = new Random(Seed);
        using var calm = BatchServer(out var desk);
        var (expected, takes) = await RunThroughAsync(calm, "--batch");
        var lines = desk.Lines;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var server = BatchServer(out desk);
            using var folder = BaseWithPapers();
            var moment = takes * random.NextDouble();

            var before = await KilledAfterAsync(moment, folder, server, "--batch");
            await ExitOf(Start(folder, server, "--batch"), 0);

            Assert.Equal(expected, Reviews(folder));
            Assert.Equal(lines, desk.Lines);
            output.WriteLine(FormattableString.Invariant($"killed after {moment.TotalMilliseconds:0} ms and {before} calls: {desk.Lines} requests in {desk.Sent} batches, as without"));
        }
    }

    private static ModelServer BatchServer(out BatchDesk desk)
    {
        var made = desk = new BatchDesk(Reply) { Looks = 0 };
        return new ModelServer(request => made.Serve(request) with { Wait = ServerTakes });
    }

    private static async Task<(SortedDictionary<string, string> Reviews, TimeSpan Takes)> RunThroughAsync(ModelServer server, params string[] options)
    {
        using var folder = BaseWithPapers();
        var started = Stopwatch.StartNew();
        await ExitOf(Start(folder, server, options), 0);
        return (Reviews(folder), started.Elapsed);
    }

    private static async Task<int> KilledAfterAsync(TimeSpan moment, TemporaryFolder folder, ModelServer server, params string[] options)
    {
        using var process = Start(folder, server, options);
        await Task.Delay(moment);
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        return server.Count;
    }

    private static ModelServer Server(ConcurrentDictionary<string, int> asked) => new(request =>
    {
        asked.AddOrUpdate(request.Body, 1, (_, times) => times + 1);
        return Reply(request.Json) with { Wait = ServerTakes };
    });

    private static Answer Reply(JsonElement body) => Answer.Says(body.GetRawText().Contains("one description", StringComparison.Ordinal)
        ? """{"descriptions": [{"name": "Reward Hacking", "description": "Both together."}]}"""
        : IsAboutOdd(body)
            ? TwoPartPaper.Reply(Entity("method", "Mirror Auditing", Odd), Entity("concept", "Reward Hacking", Odd).Replace("\"description\": \"\"", "\"description\": \"Of the second part.\"", StringComparison.Ordinal))
            : GoodCalm.Replace("\"description\": \"\"", "\"description\": \"Of the first.\"", StringComparison.Ordinal));

    private static TemporaryFolder BaseWithPapers()
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("papers"));
        for (var i = 1; i <= Papers; i++)
            Write(folder, Path.Combine("papers", $"paper-{i}.md"), $"Paper Number {i} of Two Parts");
        return folder;
    }

    private static Process Start(TemporaryFolder folder, ModelServer server, params string[] options)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                typeof(Program).Assembly.Location, "ingest", folder.File("papers"), "--kb", folder.Path, "--model", "openai:gpt-4o-mini",
                "--endpoint", server.Endpoint, "--concurrency", AtOnce.ToString(CultureInfo.InvariantCulture),
            },
        };
        foreach (var option in options)
            start.ArgumentList.Add(option);
        var process = Process.Start(start)!; // it starts or throws
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task ExitOf(Process process, int code)
    {
        using (process)
        {
            var said = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == code, said);
        }
    }

    private static SortedDictionary<string, string> Reviews(TemporaryFolder folder) => new(
        Directory.EnumerateFiles(folder.File("reviews")).ToDictionary(path => Path.GetFileName(path), File.ReadAllText), StringComparer.Ordinal);
}
