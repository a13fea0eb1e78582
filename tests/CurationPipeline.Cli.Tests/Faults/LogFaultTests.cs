using System.Text.Json;
using CurationPipeline.Tests.Disks;

namespace CurationPipeline.Cli.Tests.Faults;

/// <summary>A log that cannot be written, at any of its lines and in every way: the run does what it was to do, and says it once.</summary>
public sealed class LogFaultTests
{
    private const string Log = "log.jsonl";

    [Theory]
    [InlineData("apply all")]
    [InlineData("ingest into nothing")]
    public async Task A_log_that_fails_at_a_line_stops_nothing(string name)
    {
        using var test = await DisturbedCommand.PrepareAsync(Trials.All(1).Single(trial => trial.Name == name));
        string[] command = [.. test.Command, "--log", $"ROOM/{Log}"];
        using var whole = test.Before();
        var watched = new FailingDisk { Counts = IsOfLog };
        await whole.RunAsync(10, watched, command);
        File.Delete(whole.File(Log));
        var after = RoomState.Of(whole);
        var faults = watched.Steps.Where(IsOfLog).SelectMany((step, number) => step.Refusals.Select(fault => (Number: number, Fault: fault))).ToList();
        Assert.NotEmpty(faults);

        foreach (var (number, fault) in faults)
        {
            using var room = test.Before();
            var ran = await room.RunAsync(10, new FailingDisk(number, fault) { Counts = IsOfLog }, command);

            Assert.True(ran.Code == 0, $"{fault} at {number}: {ran.Error}");
            Assert.Single(ran.Error.Split('\n'), line => line.StartsWith("The log '", StringComparison.Ordinal) && line.EndsWith("the run goes on without it.", StringComparison.Ordinal));
            await AssertGoesOnAsync(room, $"{fault} at {number}");
            File.Delete(room.File(Log));
            Assert.Null(RoomState.Of(room).DiffersFrom(after));
        }
    }

    private static bool IsOfLog(DiskStep step) => step.Path.EndsWith(Log, StringComparison.Ordinal);

    /// <summary>A line that was cut off is ended, so that it spoils none of the next run's.</summary>
    private static async Task AssertGoesOnAsync(Room room, string at)
    {
        var before = File.Exists(room.File(Log)) ? File.ReadAllLines(room.File(Log)).Length : 0;
        await room.RunAsync(20, new Disk(), "catalog", "--log", $"ROOM/{Log}");
        var lines = File.ReadAllLines(room.File(Log)).Skip(before).ToList();
        Assert.True(lines.Count == 2, $"{at}: {string.Join('\n', lines)}");
        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
    }
}
