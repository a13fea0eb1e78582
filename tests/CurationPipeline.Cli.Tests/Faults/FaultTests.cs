using System.Collections.Concurrent;
using System.Diagnostics;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Tests.Support;
using Xunit.Abstractions;

namespace CurationPipeline.Cli.Tests.Faults;

/// <summary>
/// Every step in which a command changes the disk goes wrong in every way: the disk refuses it, or the process dies there. The
/// next command finds the state before or after, and the same command again brings the state after.
/// <c>CURATION_FAULT_BASES=20</c> tries more bases; the count is also in <c>faults.txt</c> beside the tests.
/// </summary>
[Collection(Alone.Name)]
public sealed class FaultTests(ITestOutputHelper output)
{
    private const int Fewest = 5_000;
    private const int Shown = 800;

    private static int Bases => Setting.Number("CURATION_FAULT_BASES", 3);

    [Fact]
    public async Task Whatever_goes_wrong_at_a_step_the_base_is_whole_after_it()
    {
        var started = Stopwatch.StartNew();
        var total = 0;
        var lost = new ConcurrentBag<string>();
        var told = new List<string>();
        foreach (var trial in Trials.All(Bases))
        {
            var clock = Stopwatch.StartNew();
            using var test = await DisturbedCommand.PrepareAsync(trial, everyMoment: true);
            var faults = test.Faults().ToList();
            var injected = 0;
            await Parallel.ForEachAsync(faults, async (fault, _) =>
            {
                var why = await WhyLostAsync(fault.Try);
                if (why != DisturbedCommand.NotReached)
                    Interlocked.Increment(ref injected);
                if (why is not (null or DisturbedCommand.NotReached))
                    lost.Add($"{trial.Name}: {fault.Name}: {why}");
            });
            total += injected;
            told.Add(FormattableString.Invariant($"{trial.Name}: {injected} faults at {test.Steps.Count} steps, {clock.Elapsed.TotalSeconds:0.0} s"));
        }

        told.Add(FormattableString.Invariant($"{total} faults injected, {total - lost.Count} survived, {started.Elapsed.TotalSeconds:0} s"));
        await File.WriteAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "faults.txt"), told);
        foreach (var line in told.Concat(lost.Order(StringComparer.Ordinal).Select(line => line.Length < Shown ? line : line[..Shown]).Take(500)))
            output.WriteLine(line);
        Assert.Empty(lost);
        Assert.True(total >= Fewest, $"Only {total} faults were injected.");
    }

    private static async Task<string?> WhyLostAsync(Func<Task<string?>> tried)
    {
        try
        {
            return await tried();
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }
}
