using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CurationPipeline.Cli.Tests.Support;

namespace CurationPipeline.Cli.Tests.Faults;

/// <summary>The commands that change something, each on small bases.</summary>
internal static partial class Trials
{
    private static readonly string[] Ingest = ["ingest", "ROOM/papers", "--model", "rules", "--concurrency", "1"];

    public static IEnumerable<Trial> All(int seeds) =>
    [
        new("ingest into nothing", Papers, Ingest) { Parts = [["ingest", "ROOM/papers/one.md", "--model", "rules"], ["ingest", "ROOM/papers/two.md", "--model", "rules"]] },
        new("ingest again", Answered, Ingest),
        new("apply all", Answered, "apply") { Parts = [["apply", "ROOM/base/reviews/paper-one.review.yaml"]] },
        new("apply one", Answered, "apply", "ROOM/base/reviews/paper-two.review.yaml"),
        new("answer by the group", Asked, "review", "merge", "ROOM/theirs.review.yaml", "--by", "Ada"),
        .. Enumerable.Range(1, seeds).SelectMany(Decisions),
        .. Enumerable.Range(1, (seeds + 3) / 4).SelectMany(Sites),
        new("export csv", room => Made(room, 1), "export", "--format", "csv", "--out", "ROOM/out/tables"),
        new("export graphml", room => Made(room, 1), "export", "--format", "graphml", "--out", "ROOM/out/base.graphml"),
        new("text", Papers, "text", "ROOM/papers/one.md", "ROOM/papers/two.md", "--out", "ROOM/out"),
    ];

    private static IEnumerable<Trial> Decisions(int seed) =>
    [
        new($"adopt {seed}", room => Written(room, seed), "regenerate"),
        new($"regenerate {seed}", room => EditedAsync(room, seed), "regenerate"),
        new($"merge {seed}", room => Made(room, seed), "merge", "concept:c2", "concept:c1"),
        new($"distinct {seed}", room => Made(room, seed), "distinct", "concept:c2", "concept:c1"),
        new($"undo a merge {seed}", room => MergedAsync(room, seed), "undo", "LAST"),
        new($"undo an adoption {seed}", room => Made(room, seed), "undo", "LAST"),
    ];

    /// <summary>These take most steps and most time.</summary>
    private static IEnumerable<Trial> Sites(int seed) =>
    [
        new($"site {seed}", room => Made(room, seed), "site", "--out", "ROOM/site"),
        new($"site again {seed}", room => OldSiteAsync(room, seed), "site", "--out", "ROOM/site"),
    ];

    private static Task Papers(Room room)
    {
        Directory.CreateDirectory(room.Base);
        Paper(room, "one", TwoPartPaper.Calm);
        Paper(room, "two", TwoPartPaper.Odd + " " + TwoPartPaper.Calm);
        return Task.CompletedTask;
    }

    private static async Task Asked(Room room)
    {
        await Papers(room);
        await room.DoAsync(1, Ingest);
        room.Write(Answers(room.Read("base", "reviews", "paper-one.review.yaml")), "theirs.review.yaml");
    }

    private static async Task Answered(Room room)
    {
        await Papers(room);
        await room.DoAsync(1, Ingest);
        foreach (var name in new[] { "paper-one.review.yaml", "paper-two.review.yaml" })
            room.Write(Answers(room.Read("base", "reviews", name)), "base", "reviews", name);
    }

    /// <summary>The first, the second and so on: approved, approved, rejected, left.</summary>
    private static string Answers(string review)
    {
        var count = 0;
        return Pending().Replace(review, _ => "decision: " + (count++ % 4 == 2 ? "reject" : count % 4 == 0 ? "pending" : "approve"));
    }

    private static void Paper(Room room, string name, string text) =>
        room.Write($"# Paper {name.ToUpperInvariant()[0] + name[1..]}\n\n# Introduction\n\n{text}\n", "papers", $"{name}.md");

    private static async Task Made(Room room, int seed)
    {
        await Written(room, seed);
        await room.DoAsync(1, "status");
    }

    private static async Task MergedAsync(Room room, int seed)
    {
        await Made(room, seed);
        await room.DoAsync(2, "merge", "concept:c2", "concept:c1");
    }

    private static async Task OldSiteAsync(Room room, int seed)
    {
        await Made(room, seed);
        await room.DoAsync(2, "site", "--out", "ROOM/site");
        await room.DoAsync(3, "merge", "concept:c2", "concept:c1");
    }

    /// <summary>Two entries are changed, one is new, and one is deleted where there is one to delete.</summary>
    private static async Task EditedAsync(Room room, int seed)
    {
        await Made(room, seed);
        room.Write(room.Read("base", "seeds", "concept", "c1.yaml").Replace("name: C1", "name: C1 prime # by hand", StringComparison.Ordinal), "base", "seeds", "concept", "c1.yaml");
        room.Write(room.Read("base", "seeds", "concept", "c0.yaml").Replace("Of C0.", "Of C0, put right.", StringComparison.Ordinal), "base", "seeds", "concept", "c0.yaml");
        foreach (var entry in EntriesNobodyEditedNames(room).Take(1).ToList())
            File.Delete(entry);
        room.Write("id: concept:new\ntype: concept\nname: New\nstatus: active\ndescription: >-\n  Of the new one.\n", "base", "seeds", "concept", "new.yaml");
    }

    /// <summary>An edited entry may name no deleted one: that is a mistake, and is told as one.</summary>
    private static IEnumerable<string> EntriesNobodyEditedNames(Room room)
    {
        var edited = room.Read("base", "seeds", "concept", "c0.yaml") + room.Read("base", "seeds", "concept", "c1.yaml");
        return Directory.EnumerateFiles(room.File("base", "seeds", "concept")).Order(StringComparer.Ordinal).Skip(2)
            .Where(entry => !edited.Contains($"concept:{Path.GetFileNameWithoutExtension(entry)}\n", StringComparison.Ordinal));
    }

    /// <summary>Entries that a person wrote, joined at random.</summary>
    private static Task Written(Room room, int seed)
    {
        var random = new Random(seed);
        var count = 4 + random.Next(3);
        for (var i = 0; i < count; i++)
        {
            var entry = new StringBuilder($"id: concept:c{i}\ntype: concept\nname: C{i}\nstatus: active\ndescription: >-\n  Of C{i}.\n");
            var targets = Enumerable.Range(0, count).Where(other => other != i && random.Next(3) == 0).ToList();
            if (targets.Count > 0)
                entry.Append("edges:\n");
            foreach (var target in targets)
                entry.Append(CultureInfo.InvariantCulture, $"  - relation: extends\n    target: concept:c{target}\n    rationale: Because of {i}.\n");
            room.Write(entry.ToString(), "base", "seeds", "concept", $"c{i}.yaml");
        }

        return Task.CompletedTask;
    }

    [GeneratedRegex("decision: pending")]
    private static partial Regex Pending();
}
