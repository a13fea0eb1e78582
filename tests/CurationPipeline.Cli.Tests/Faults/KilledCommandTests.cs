using System.Diagnostics;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Tests.Support;
using Xunit.Abstractions;

namespace CurationPipeline.Cli.Tests.Faults;

/// <summary>
/// Commands that are killed as processes at any moment: the next one finds the state before or after, and the same again brings
/// the state after. <c>CURATION_KILLS=50</c> kills fifty times.
/// </summary>
[Collection(Alone.Name)]
public sealed class KilledCommandTests(ITestOutputHelper output)
{
    private const int Seed = 20_261_128;

    private static int Kills => Setting.Number("CURATION_KILLS", 3);

    [Fact]
    public async Task A_killed_command_is_finished_by_the_next()
    {
        var random = new Random(Seed);
        var trials = Trials.All(1).ToList();
        var atWork = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var trial = trials[kill < 3 ? (kill * 5) + 2 : random.Next(trials.Count)];
            using var test = await DisturbedCommand.PrepareAsync(trial);
            var takes = await RunAsync(test, TimeSpan.FromMinutes(2), room => Task.FromResult<string?>(null));

            var took = await RunAsync(test, takes.Work * random.NextDouble(), async room => await test.GoOnAsync(room, StoreFate.Kept));

            Assert.True(took.Failure is null, $"{trial.Name}, killed {took.Work.TotalMilliseconds:0} ms after it began: {took.Failure}");
            atWork += took.WasKilled ? 1 : 0;
            output.WriteLine(FormattableString.Invariant(
                $"{trial.Name}: {(took.WasKilled ? "killed" : "done")} {took.Work.TotalMilliseconds:0} of {takes.Work.TotalMilliseconds:0} ms after it took the base"));
        }

        output.WriteLine($"{Kills} kills, {atWork} of them at work, none with a loss");
    }

    /// <summary>Runs the command and kills it so long after it took the base; commands that take none are timed from their start.</summary>
    private static async Task<(TimeSpan Work, bool WasKilled, string? Failure)> RunAsync(
        DisturbedCommand test, TimeSpan patience, Func<Room, Task<string?>> look)
    {
        using var room = test.Before();
        using var process = room.Start(test.Command);
        var owner = room.File("base", ".curation", "owner");
        var starting = Stopwatch.StartNew();
        while (!process.HasExited && !(File.Exists(owner) && await File.ReadAllTextAsync(owner) == $"{process.Id}") && starting.Elapsed < patience)
            await Task.Delay(1);
        var working = Stopwatch.StartNew();
        using var stop = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        return (working.Elapsed, stop.IsCancellationRequested, await look(room));
    }
}
