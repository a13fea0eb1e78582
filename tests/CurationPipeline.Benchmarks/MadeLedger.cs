using System.Globalization;
using CurationPipeline.Graph;

namespace CurationPipeline.Benchmarks;

/// <summary>The ledger of a base of random concepts, and of edges of which some concepts have many; the same for the same numbers.</summary>
internal static class MadeLedger
{
    private const int Seed = 7;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Words =
    [
        "reward", "model", "policy", "agent", "alignment", "oversight", "deception", "probe", "feature", "circuit", "scaling", "value", "goal",
        "honesty", "debate", "critique", "signal", "robust", "latent", "sparse", "causal", "eval", "trust", "safe",
    ];

    public static void Write(string folder, int entities, int edges)
    {
        var file = Path.Combine(folder, "seeds", "decisions.jsonl");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!); // a file in a folder
        using var stream = new BufferedStream(File.Create(file), 1 << 20);
        var number = 0;
        foreach (var subject in Subjects(entities, edges))
        {
            stream.Write(DecisionJson.Write(Approved(subject, number++, entities + edges)));
            stream.WriteByte((byte)'\n');
        }
    }

    private static Decision Approved(Subject subject, int number, int lines)
    {
        var at = Start.AddTicks(number);
        var id = string.Create(CultureInfo.InvariantCulture, $"{at:yyyyMMdd'T'HHmmss'.'fffffff}-{number:x6}");
        return new Decision(id, at, "generator", "batch-generated", Verb.Approve, subject)
        {
            BatchSize = lines,
            Key = subject is Subject.OfEntity entity ? ContentKey.OfEntity(entity.Item.Id.Type, entity.Item.Name) : ContentKey.OfEdge(((Subject.OfEdge)subject).Item.Key),
        };
    }

    private static IEnumerable<Subject> Subjects(int entities, int edges)
    {
        var random = new Random(Seed);
        var ids = new List<EntityId>(entities);
        foreach (var name in Enumerable.Range(0, entities).Select(number => $"{string.Join(' ', random.GetItems(Words, 3))} {number}"))
        {
            ids.Add(new EntityId("concept", Slug.Of(name)));
            yield return new Subject.OfEntity(new Entity(ids[^1], name, $"One sentence about {name} that says why it matters."));
        }

        var seen = new HashSet<(int, int)>();
        while (seen.Count < edges)
        {
            var (source, target) = ((int)(Math.Pow(random.NextDouble(), 2) * entities), random.Next(entities));
            if (source != target && seen.Add((source, target)))
                yield return new Subject.OfEdge(new Edge(ids[source], "extends", ids[target], "Because it builds on it."), []);
        }
    }
}
