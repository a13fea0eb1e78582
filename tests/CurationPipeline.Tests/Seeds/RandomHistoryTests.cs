using CurationPipeline.Extract;
using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Seeds;
using CurationPipeline.Tests.Support;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds;

/// <summary>
/// Whatever is ingested, decided and taken back, in whatever order: nothing dangles, no evidence is lost, nothing is asked twice.
/// <c>CURATION_HISTORIES</c> says how many histories are tried.
/// </summary>
public sealed class RandomHistoryTests
{
    private const int Usual = 24;
    private const int Steps = 30;

    private static readonly string[] Names = ["A", "B", "C", "D", "E"];

    public static TheoryData<int> Seeds =>
        [.. Enumerable.Range(1, Setting.Number("CURATION_HISTORIES", Usual))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Any_history_leaves_a_whole_base_that_undoes_to_its_start(int seed)
    {
        using var here = new TestBase();
        here.Approve(Concept("A"), Concept("B"), Concept("C"), Paper("Notes"));
        var start = here.Entries();
        var first = here.Base.Log().Count();
        var random = new RandomGraph(seed);

        for (var step = 0; step < Steps; step++)
        {
            here.Time.Advance(TimeSpan.FromSeconds(1));
            await StepAsync(here, random);
            AssertNothingDangles(here.Graph);
            AssertNoEvidenceIsLost(here);
            if (step % 13 == 12)
                AssertRebuildIsSame(here);
        }

        UndoAll(here, random, first);

        Assert.Equal(start, here.Entries());
        AssertRebuildIsSame(here);
    }

    private static async Task StepAsync(TestBase here, RandomGraph random)
    {
        try
        {
            if (random.Next(8) == 0)
                await IngestAsync(here, random);
            else
                Decide(here, random);
        }
        catch (CurationException)
        {
            // Refused: the base is as it was, and what follows shows it.
        }
    }

    private static void Decide(TestBase here, RandomGraph random)
    {
        var (a, b) = (Id("concept:" + random.Pick(Names).ToLowerInvariant()), Id("concept:" + random.Pick(Names).ToLowerInvariant()));
        var edge = new Edge(a, random.Next(2) == 0 ? "extends" : "associated_with", b, "Because.");
        switch (random.Next(14))
        {
            case 0 or 1:
                here.Decide(new NewDecision.ApproveEntity(Concept(random.Pick(Names)), [Quote($"Words {random.Next(4)}.")]));
                break;
            case 2 or 3:
                here.Approve(edge, Quote($"Words {random.Next(4)}."));
                break;
            case 4:
                here.Decide(new NewDecision.ApproveEvidence(edge.Key, Quote($"Words {random.Next(6)}.", role: "reported")));
                break;
            case 5:
                here.Decide(new NewDecision.RejectEvidence(edge.Key, Quote($"Words {random.Next(6)}.")));
                break;
            case 6 or 7:
                here.Decide(new NewDecision.Merge(a, b));
                break;
            case 8:
                here.Decide(new NewDecision.RejectEdge(edge, []));
                break;
            case 9:
                here.Decide(new NewDecision.SameEntity(Concept($"Other {random.Next(3)}"), a, [Quote($"Words {random.Next(6)}.")]));
                break;
            case 10:
                here.Decide(new NewDecision.ApproveQuote(Quote($"Words {random.Next(6)}."), [a]));
                break;
            case 11:
                SaySomethingOfAPair(here, random, a, b);
                break;
            default:
                if (Held(here).Skip(1).ToList() is { Count: > 0 } batches)
                    here.Undo(random.Pick(batches));
                break;
        }
    }

    private static void SaySomethingOfAPair(TestBase here, RandomGraph random, EntityId a, EntityId b)
    {
        if (here.Graph.FindEntity(a) is not { } one || here.Graph.FindEntity(b) is not { } other)
            return;
        var key = ContentKey.OfPair(one, other);
        here.Decide(random.Pick<NewDecision>([new NewDecision.Distinct(a, b), new NewDecision.Unrelated(a, b) { Key = key }, new NewDecision.Later(a, b) { Key = key }]));

        var memory = PairMemory.Of(here.Graph, here.Graph.Resolve(a), here.Graph.Resolve(b));
        Assert.True(memory.IsSettled || memory.IsLater, "What was said of a pair just now has to be remembered.");
    }

    /// <summary>Reads a paper, answers what it asks at random, and reads it again.</summary>
    private static async Task IngestAsync(TestBase here, RandomGraph random)
    {
        var name = $"paper{random.Next(3)}.md";
        here.Write(name, PaperText(name, random.Next(2)));
        var file = Path.Combine(here.Folder, name);
        var review = await ReviewAsync(here, file);
        File.WriteAllText(review, string.Join('\n', File.ReadAllLines(review).Select(line => line.StartsWith("    decision: pending", StringComparison.Ordinal)
            ? "    decision: " + random.Pick(["approve", "approve", "reject", "later", "pending"])
            : line)) + "\n");
        new ReviewApplication(here.Base, paper => file).Apply([review], "tester", partial: true);

        AssertNothingIsAskedAgain(here, await ReviewAsync(here, file));
    }

    private static async Task<string> ReviewAsync(TestBase here, string file)
    {
        await foreach (var result in new Pipeline(here.Base, new RuleExtractor()).IngestAsync([file]))
        {
            Assert.Null(result.Error);
            return result.Review!; // where there is no error
        }

        throw new InvalidOperationException("A file gives a result.");
    }

    private static string PaperText(string name, int version) => $"""
        # {(name == "paper0.md" ? "Mirror Probing of Guarded Models" : name == "paper1.md" ? "A Second Look at Mirror Probing" : "On A and B")}

        ## Abstract

        We propose Mirror Probing (MP), a protocol that shows a model its own earlier answers. Mirror Probing (MP) reduces sandbagging in version {version}.

        ## 1 Introduction

        We use Mirror Probing (MP) to measure sandbagging. Sandbagging is the hiding of what a model can do.
        """;

    private static void AssertNothingIsAskedAgain(TestBase here, string review)
    {
        var open = ReviewReader.Read(review).Answers.Where(item => item.Answer.Say == Say.Pending);
        Assert.All(open, item => Assert.False(here.Graph.Memory.StateOf(SealedKey.Open(item.Key)) is { Outcome: DecisionOutcome.Rejected }, $"{item.Key} was rejected and is asked again."));
        var asked = ReviewReader.Read(review);
        Assert.All(
            asked.Edges.Where(item => item.Answer.Say == Say.Pending && !item.Item.Known),
            item => Assert.True(here.Graph.FindEdge(item.Item.Edge) is null || item.Item.Evidence.Any(piece => !here.Graph.Memory.StateOf(
                ContentKey.OfEvidence(ContentKey.OfEdge(item.Item.Edge), ContentKey.OfQuote(asked.Paper.Id, piece.Text))).IsDecided), "An edge with all its words is asked again."));
    }

    /// <summary>In any order: what was decided together is taken back together.</summary>
    private static void UndoAll(TestBase here, RandomGraph random, int first)
    {
        var start = here.Base.Log().Take(first).Select(line => line.Batch).ToHashSet(StringComparer.Ordinal);
        while (Held(here).Where(batch => !start.Contains(batch)).ToList() is { Count: > 0 } left)
        {
            here.Undo(random.Pick(left));
            AssertNothingDangles(here.Graph);
        }
    }

    private static IEnumerable<string> Held(TestBase here) => here.Base.History()
        .Where(line => line.Holds && line.Decision.Verb is not (Verb.Written or Verb.Undo)).Select(line => line.Decision.Batch).Distinct();

    private static void AssertNothingDangles(GraphStore graph)
    {
        foreach (var entity in graph.Entities())
        {
            Assert.All(graph.EdgesOf(entity.Id), edge => Assert.True(graph.IsActive(edge.Source) && graph.IsActive(edge.Target)));
            Assert.All(graph.EdgesOf(entity.Id).SelectMany(edge => edge.Evidence), evidence => Assert.True(graph.IsActive(evidence.Quote)));
            Assert.All(entity.Evidence, evidence => Assert.True(graph.IsActive(evidence.Quote)));
            Assert.Equal(graph.EdgesOf(entity.Id).Count, graph.EdgeCountOf(entity.Id));
            Assert.All(graph.EdgesFrom(entity.Id), edge => Assert.Equal(DecisionOutcome.Approved, graph.Memory.StateOf(ContentKey.OfEdge(edge.Key)).Outcome));
        }

        Assert.All(graph.Redirects(), entity => Assert.NotNull(graph.StatusOf(entity.MergedInto!.Value))); // a redirect leads somewhere
    }

    /// <summary>Every piece that the ledger's lines leave is evidence of the edge that the merges have made of its own.</summary>
    private static void AssertNoEvidenceIsLost(TestBase here)
    {
        foreach (var (edge, quotes) in EvidenceByLedger(here.Base.History().Where(line => line.Holds).Select(line => line.Decision)))
        {
            var shown = here.Base.Catalog.Order(edge with { Source = here.Graph.Resolve(edge.Source), Target = here.Graph.Resolve(edge.Target) });
            if (shown.Source == shown.Target || !here.Graph.IsActive(shown.Source) || !here.Graph.IsActive(shown.Target))
                continue; // it waits
            var there = here.Graph.FindEdge(shown)?.Evidence.Select(piece => piece.Quote).ToHashSet() ?? [];
            Assert.All(quotes.Where(here.Graph.IsActive), quote => Assert.True(there.Contains(quote), $"{quote} is lost from {shown}."));
        }
    }

    /// <summary>The same as the store is to say, told as simply as it can be: line by line.</summary>
    private static Dictionary<EdgeKey, HashSet<EntityId>> EvidenceByLedger(IEnumerable<Decision> lines)
    {
        var edges = new Dictionary<EdgeKey, HashSet<EntityId>>();
        foreach (var line in lines)
        {
            switch (line)
            {
                case { Verb: Verb.Approve, Subject: Subject.OfEdge { Item: var edge } }:
                    edges.TryAdd(edge.Key, []);
                    edges[edge.Key].UnionWith(edge.Evidence.Select(piece => piece.Quote));
                    break;
                case { Verb: Verb.Reject, Subject: Subject.OfEdge { Item: var edge } }:
                    edges.Remove(edge.Key);
                    break;
                case { Verb: Verb.Approve, Subject: Subject.OfEvidence piece } when edges.TryGetValue(piece.Edge, out var quotes):
                    quotes.Add(piece.Evidence.Quote);
                    break;
                case { Verb: Verb.Reject, Subject: Subject.OfEvidence piece } when edges.TryGetValue(piece.Edge, out var quotes):
                    quotes.Remove(piece.Evidence.Quote);
                    break;
            }
        }

        return edges;
    }

    private static void AssertRebuildIsSame(TestBase here)
    {
        var before = (here.Entries(), States(here));
        var counts = here.Graph.Counts();
        var rows = StoreRows.Of(here.Folder);

        here.Reopen(withoutStore: true);

        Assert.Equal(string.Join('\n', rows), string.Join('\n', StoreRows.Of(here.Folder)));
        Assert.Equal(before.Item1, here.Entries());
        Assert.Equal(before.Item2, States(here));
        Assert.Equivalent(counts, here.Graph.Counts());
        Assert.True(here.Base.Regenerate(check: true).IsClean);
    }

    /// <summary>What the base says of every question that could be asked.</summary>
    private static List<string> States(TestBase here) =>
    [
        .. from source in Names
           from target in Names
           let ends = (Source: Id("concept:" + source.ToLowerInvariant()), Target: Id("concept:" + target.ToLowerInvariant()))
           from relation in (string[])["extends", "associated_with"]
           let key = new EdgeKey(ends.Source, relation, ends.Target)
           select $"{key} {here.Graph.Memory.StateOf(ContentKey.OfEdge(key))} {here.Graph.Memory.LastSaidOf(ends.Source, ends.Target)?.Id}",
        .. Names.Select(name => $"{name} {here.Graph.Memory.StateOf(ContentKey.OfEntity("concept", name))}"),
    ];
}
