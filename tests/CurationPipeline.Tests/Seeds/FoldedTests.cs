using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds;

/// <summary>A merge that hides an edge between what it makes one says so.</summary>
public sealed class FoldedTests : IDisposable
{
    private const string Told =
        "The edge 'concept:a' extends 'concept:b' with its one piece of evidence is not shown any more, because its ends are one entity now; it is back when 'curate undo' takes the merge back.";

    private readonly TestBase _base = new();

    public FoldedTests()
    {
        _base.Approve(Concept("A"), Concept("B"), Concept("C"), Paper("Notes"));
        _base.Approve(Edge("concept:a", "extends", "concept:b"), Quote("A extends B."));
        _base.Approve(Edge("concept:a", "extends", "concept:c"));
    }

    [Fact]
    public void A_merge_of_joined_entities_says_which_edge_it_hides()
    {
        var merged = _base.Decide(new NewDecision.Merge(Id("concept:a"), Id("concept:b")));

        Assert.Equal([Told], merged.Messages);
        Assert.Contains(Told, _base.Said);
        Assert.Single(_base.Graph.EdgesOf(Id("concept:b")));
        _base.Undo(merged.Batch!); // it did something
        Assert.Equal(2, _base.Graph.EdgesOf(Id("concept:a")).Count);
    }

    [Fact]
    public void Two_merges_at_once_that_meet_say_it_too()
    {
        var merged = _base.Decide(new NewDecision.Merge(Id("concept:a"), Id("concept:c")), new NewDecision.Merge(Id("concept:b"), Id("concept:c")));

        Assert.Equal(2, merged.Messages.Count);
        Assert.Contains(Told, merged.Messages);
    }

    [Fact]
    public void So_does_one_that_was_written_by_hand()
    {
        _base.Write("seeds/concept/a.yaml", "id: concept:a\ntype: concept\nname: A\nstatus: merged\nmerged_into: concept:b\n");

        _base.Base.Regenerate(check: false);

        Assert.Contains(Told, _base.Said);
    }

    [Fact]
    public void A_merge_that_hides_nothing_says_nothing() =>
        Assert.Empty(_base.Decide(new NewDecision.Merge(Id("concept:b"), Id("concept:c"))).Messages);

    public void Dispose() => _base.Dispose();
}
