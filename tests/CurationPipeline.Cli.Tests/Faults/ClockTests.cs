using CurationPipeline.Tests.Disks;

namespace CurationPipeline.Cli.Tests.Faults;

/// <summary>A clock that goes backwards between commands, and within them, changes nothing but the times that are noted.</summary>
public sealed class ClockTests
{
    private const int Year = 365 * 86_400;

    [Fact]
    public async Task Decisions_keep_the_order_in_which_they_were_made()
    {
        using var forwards = await HistoryAsync(1);
        using var backwards = await HistoryAsync(-Year);

        Assert.Null(RoomState.Of(backwards).DiffersFrom(RoomState.Of(forwards)));
        var ids = backwards.Read("base", "seeds", "decisions.jsonl").TrimEnd('\n').Split('\n').Select(line => line.Split("\"id\":\"")[1].Split('"')[0]).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    private static async Task<Room> HistoryAsync(int step)
    {
        using var test = await DisturbedCommand.PrepareAsync(Trials.All(1).Single(trial => trial.Name == "merge 1"));
        var room = test.Before();
        await room.DoAsync(2 + step, "merge", "concept:c2", "concept:c1");
        await room.DoAsync(3 + (2 * step), "distinct", "concept:c0", "concept:c1");
        await room.DoAsync(4 + (3 * step), "undo", room.Read("base", "seeds", "decisions.jsonl").Split("\"batch\":\"")[^1].Split('"')[0]);
        Directory.Delete(room.File("base", ".curation"), recursive: true);
        await room.DoAsync(5 + (4 * step), "merge", "concept:c3", "concept:c0");
        return room;
    }
}
