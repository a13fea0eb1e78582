using CurationPipeline.Seeds;
using CurationPipeline.Tests.Disks;

namespace CurationPipeline.Cli.Tests.Faults;

/// <summary>What becomes of the store after a death, before the next command.</summary>
internal enum StoreFate
{
    Kept,

    /// <summary>Somebody deleted the derived folder.</summary>
    Lost,

    /// <summary>The power went, and the disk has the store as it was before the command.</summary>
    Old,
}

/// <summary>A command, the states before and after it, what it does to the disk, and how the disk looks at every moment of it.</summary>
internal sealed class DisturbedCommand : IDisposable
{
    /// <summary>Pages are written by several threads, and a folder may be made by one or by another: the last steps may be fewer.</summary>
    public const string NotReached = "not reached";

    private readonly Room _before;
    private readonly List<RoomState> _states;
    private readonly List<Moment> _moments;

    private DisturbedCommand(Room before, string[] command, List<RoomState> states, IReadOnlyList<DiskStep> steps, List<Moment> moments)
    {
        _before = before;
        _states = states;
        _moments = moments;
        Command = command;
        Steps = steps;
    }

    public IReadOnlyList<DiskStep> Steps { get; }

    public string[] Command { get; }

    private RoomState After => _states[^1];

    /// <param name="trial">What is run, and on what.</param>
    /// <param name="everyMoment">Whether to keep how the disk looks before each step.</param>
    public static async Task<DisturbedCommand> PrepareAsync(Trial trial, bool everyMoment = false)
    {
        var before = new Room();
        await trial.Arrange(before);
        var command = trial.Command.Select(word => word == "LAST" ? LastBatch(before) : word).ToArray();
        var states = new List<RoomState> { RoomState.Of(before) };
        foreach (var part in trial.Parts)
        {
            using var room = before.Copy();
            await room.DoAsync(10, part);
            states.Add(RoomState.Of(room));
        }

        using var whole = before.Copy();
        var moments = new List<Moment>();
        var disk = new FailingDisk { Before = (number, step) => moments.AddRange(everyMoment ? Moment.Of(number, step, whole) : []) };
        var ran = await whole.RunAsync(10, disk, command);
        Assert.True(ran.Code == 0, $"{trial.Name}: {ran.Error}");
        states.Add(RoomState.Of(whole));
        await whole.RunAsync(20, new Disk(), command);
        Assert.Null(RoomState.Of(whole).DiffersFrom(states[^1]));
        return new DisturbedCommand(before, command, states, disk.Steps, moments);
    }

    /// <summary>All that can be tried, each with its name; it gives why it was not survived, or null.</summary>
    public IEnumerable<(string Name, Func<Task<string?>> Try)> Faults()
    {
        foreach (var (step, number) in Steps.Select((step, number) => (step, number)))
        {
            foreach (var fault in step.Refusals)
                yield return ($"{fault} at step {number} ({step})", () => RefuseAsync(number, fault));
        }

        // Waiting for the disk changes nothing that a process that dies could leave: it is the moment before the next step.
        foreach (var moment in _moments.Where(moment => Steps[moment.Step].Kind != "flush"))
        {
            foreach (var store in Enum.GetValues<StoreFate>())
                yield return ($"death at step {moment.Step} ({Steps[moment.Step]}) after {moment.Cut} bytes, the store {store}", () => DieAsync(moment, store));
        }
    }

    /// <summary>The base as the command finds it.</summary>
    /// <param name="place">Where the copy is to be; null for where it is quickest.</param>
    public Room Before(string? place = null) => _before.Copy(place);

    /// <summary>What a person would do next: look, and then the same again. Why that did not help; null where it did.</summary>
    public async Task<string?> GoOnAsync(Room room, StoreFate store)
    {
        if (store != StoreFate.Kept && Directory.Exists(room.File("base", ".curation")))
            Directory.Delete(room.File("base", ".curation"), recursive: true);
        if (store == StoreFate.Old)
            BringBackStore(room);
        if (Directory.Exists(room.Base))
            KnowledgeBase.Open(room.Base, Room.TimeAt(11)).Dispose();
        if (WhyBetween(RoomState.Of(room)) is { } between)
            return between;
        var again = await room.RunAsync(20, new Disk(), Command);
        if (RoomState.Of(room).DiffersFrom(After) is { } difference)
            return $"after the same again: {difference} ({again.Error})";
        using var knowledge = KnowledgeBase.Open(room.Base, Room.TimeAt(30));
        return knowledge.Regenerate(check: true).Differences is [var other, ..] ? $"{other} after all"
            : knowledge.Check().FirstOrDefault(finding => finding.Level == FindingLevel.Error)?.Message;
    }

    public void Dispose()
    {
        foreach (var room in _moments.Select(moment => moment.Room).Distinct())
            room.Dispose();
        _before.Dispose();
    }

    private static string LastBatch(Room room) => room.Read("base", "seeds", "decisions.jsonl").Split("\"batch\":\"")[^1].Split('"')[0];

    private async Task<string?> RefuseAsync(int step, DiskFault fault)
    {
        using var room = _before.Copy();
        var disk = new FailingDisk(step, fault);
        var ran = await room.RunAsync(10, disk, Command);
        if (!disk.HasFailed)
            return NotReached;
        if (ran.Code != 0)
            return ran.Error.Length > 0 ? await GoOnAsync(room, StoreFate.Kept) : "it said nothing of its failure";
        return RoomState.Of(room).DiffersFrom(After) is { } difference ? $"it ended as if all were well: {difference}" : null;
    }

    private async Task<string?> DieAsync(Moment moment, StoreFate store)
    {
        using var room = moment.Room.Copy();
        moment.Cutoff(room);
        return await GoOnAsync(room, store);
    }

    private void BringBackStore(Room room)
    {
        foreach (var path in _before.Files().Where(path => path.StartsWith("base/.curation/", StringComparison.Ordinal)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(room.File(path))!); // below the room
            File.Copy(_before.File(path), room.File(path), overwrite: true);
        }
    }

    private string? WhyBetween(RoomState state)
    {
        if (_states.TrueForAll(whole => state.Seeds.DiffersFrom(whole.Seeds) is not null))
            return $"the base is between: {state.Seeds.DiffersFrom(_states[0].Seeds)}; {state.Seeds.DiffersFrom(After.Seeds)}";
        return state.Whole.Where(file => _states.TrueForAll(whole => whole.Files.GetValueOrDefault(file.Key) != file.Value))
            .Select(file => $"{file.Key} is between: '{file.Value}'").FirstOrDefault();
    }
}
