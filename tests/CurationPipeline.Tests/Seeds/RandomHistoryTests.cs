using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds;

/// <summary>Whatever is decided and taken back, in whatever order: nothing dangles, nothing is lost, nothing is asked twice.</summary>
public sealed class RandomHistoryTests
{
    private static readonly string[] Names = ["A", "B", "C", "D", "E"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Any_history_leaves_a_whole_base_that_undoes_to_its_start(int seed)
    {
        using var here = new TestBase();
        here.Approve(Concept("A"), Concept("B"), Concept("C"), Paper("Notes"));
        var start = here.Entries();
        var first = here.Base.Log().Count();
        var random = new RandomGraph(seed);

        for (var step = 0; step < 40; step++)
        {
            Step(here, random);
            AssertNothingDangles(here.Graph);
            if (step % 13 == 12)
                AssertRebuildIsSame(here);
        }

        foreach (var line in here.Base.Log().Skip(first).Where(line => line.Verb is not (Verb.Written or Verb.Undo)).Select(line => line.Batch).Distinct().ToList())
        {
            if (here.Base.History().Any(item => item.Decision.Batch == line && item.Holds && item.Decision.Verb != Verb.Written))
                here.Undo(line);
        }

        Assert.Equal(start, here.Entries());
        AssertRebuildIsSame(here);
    }

    private static void Step(TestBase here, RandomGraph random)
    {
        here.Time.Advance(TimeSpan.FromSeconds(1));
        var (a, b) = (Id("concept:" + random.Pick(Names).ToLowerInvariant()), Id("concept:" + random.Pick(Names).ToLowerInvariant()));
        var edge = new Edge(a, random.Next(2) == 0 ? "extends" : "associated_with", b, "Because.");
        try
        {
            switch (random.Next(9))
            {
                case 0:
                    here.Decide(new NewDecision.ApproveEntity(Concept(random.Pick(Names)), [Quote($"Words {random.Next(4)}.")]));
                    break;
                case 1 or 2:
                    here.Approve(edge, Quote($"Words {random.Next(4)}."));
                    break;
                case 3:
                    here.Decide(new NewDecision.Merge(a, b));
                    break;
                case 4:
                    here.Decide(new NewDecision.RejectEdge(edge, []));
                    break;
                case 5:
                    here.Decide(new NewDecision.SameEntity(Concept($"Other {random.Next(3)}"), a, [Quote($"Words {random.Next(6)}.")]));
                    break;
                case 6:
                    here.Decide(new NewDecision.ApproveQuote(Quote($"Words {random.Next(6)}."), [a]));
                    break;
                default:
                    var batches = here.Base.History().Where(line => line.Holds && line.Decision.Verb != Verb.Written).Select(line => line.Decision.Batch).Distinct().Skip(1).ToList();
                    if (batches.Count > 0)
                        here.Undo(random.Pick(batches));
                    break;
            }
        }
        catch (CurationException)
        {
            // Refused: the base is as it was, and what follows shows it.
        }
    }

    private static void AssertNothingDangles(GraphStore graph)
    {
        foreach (var entity in graph.Entities())
        {
            Assert.All(graph.EdgesOf(entity.Id), edge => Assert.True(graph.IsActive(edge.Source) && graph.IsActive(edge.Target)));
            Assert.All(graph.EdgesOf(entity.Id).SelectMany(edge => edge.Evidence), evidence => Assert.True(graph.IsActive(evidence.Quote)));
            Assert.All(entity.Evidence, evidence => Assert.True(graph.IsActive(evidence.Quote)));
            Assert.Equal(graph.EdgesOf(entity.Id).Count, graph.EdgeCountOf(entity.Id));
            Assert.All(graph.EdgesFrom(entity.Id), edge => Assert.Equal(DecisionOutcome.Approved, graph.StateOf(ContentKey.OfEdge(edge.Key)).Outcome));
        }

        Assert.All(graph.Redirects(), entity => Assert.NotNull(graph.StatusOf(entity.MergedInto!.Value))); // a redirect leads somewhere
    }

    private static void AssertRebuildIsSame(TestBase here)
    {
        var before = (here.Entries(), States(here));
        var counts = here.Graph.Counts();

        here.Reopen(withoutStore: true);

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
           from relation in (string[])["extends", "associated_with"]
           let key = new EdgeKey(Id("concept:" + source.ToLowerInvariant()), relation, Id("concept:" + target.ToLowerInvariant()))
           select $"{key} {here.Graph.StateOf(ContentKey.OfEdge(key))}",
        .. Names.Select(name => $"{name} {here.Graph.StateOf(ContentKey.OfEntity("concept", name))}"),
    ];
}
