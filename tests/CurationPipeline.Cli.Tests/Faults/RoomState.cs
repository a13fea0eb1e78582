using System.Text.RegularExpressions;

namespace CurationPipeline.Cli.Tests.Faults;

/// <summary>What a person finds in a room: each file with its text, and the ledger's decisions without the moment at which they were made.</summary>
internal sealed partial record RoomState(IReadOnlyDictionary<string, string> Files)
{
    private const string Ledger = "base/seeds/decisions.jsonl";

    public static RoomState Of(Room room) => new(room.Files()
        .Where(path => !path.StartsWith("base/.curation/", StringComparison.Ordinal))
        .ToDictionary(path => path, path => path == Ledger ? Decisions(room.Read(path)) : room.Read(path)));

    /// <summary>Why it is not the other state; null where it is.</summary>
    public string? DiffersFrom(RoomState other) => Files.Keys.Union(other.Files.Keys).Order(StringComparer.Ordinal)
        .Where(path => Files.GetValueOrDefault(path) != other.Files.GetValueOrDefault(path))
        .Select(path => $"{path} is {Shown(Files.GetValueOrDefault(path))} and should be {Shown(other.Files.GetValueOrDefault(path))}")
        .FirstOrDefault();

    /// <summary>What a person decided, and the entries that follow from it.</summary>
    public RoomState Seeds => new(Files.Where(file => file.Key.StartsWith("base/seeds/", StringComparison.Ordinal) && !IsAside(file.Key)).ToDictionary());

    /// <summary>Files of which each is whole by itself: what is asked of a person, and what was written for another program.</summary>
    public IEnumerable<KeyValuePair<string, string>> Whole =>
        Files.Where(file => (file.Key.StartsWith("base/reviews/", StringComparison.Ordinal) || file.Key.StartsWith("out/", StringComparison.Ordinal)) && !IsAside(file.Key));

    /// <summary>What a death left beside a file is nobody's; the next write takes its name.</summary>
    private static bool IsAside(string path) => path.EndsWith(".new", StringComparison.Ordinal);

    private static string Shown(string? text) => text is null ? "not there" : $"'{text}'";

    private static string Decisions(string ledger) => string.Join('\n', ledger.Split('\n')
        .Where(line => line.Length > 0 && !line.Contains("\"verb\":\"written\"", StringComparison.Ordinal)).Select(line => Moment().Replace(line, "")));

    [GeneratedRegex("\"(id|at|batch|of)\":\"(2[^\"]*|batch-[^\"]*)\",?")]
    private static partial Regex Moment();
}
