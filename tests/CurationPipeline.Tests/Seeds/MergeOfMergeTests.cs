using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds;

/// <summary>Alpha went into A, and A into B: each of the two may be taken back by itself.</summary>
public sealed class MergeOfMergeTests : IDisposable
{
    private static readonly EntityId A = Id("concept:a");
    private static readonly EntityId B = Id("concept:b");
    private static readonly EntityId Alpha = Id("concept:alpha");
    private static readonly EntityId End = Id("concept:end");

    private readonly TestBase _here = new();
    private readonly string _approvalOfA;
    private readonly SortedDictionary<string, string> _start;
    private readonly string _first;
    private readonly string _second;

    public MergeOfMergeTests()
    {
        _here.Approve(Concept("Alpha"), Concept("B"), Concept("End"), Paper("Notes"));
        _approvalOfA = _here.Approve(Concept("A")).Batch!; // one was approved
        _here.Approve(Edge("concept:alpha", "extends", "concept:end"), Quote("Alpha extends the end."));
        _start = _here.Entries();
        _first = _here.Decide(new NewDecision.Merge(Alpha, A)).Batch!; // likewise
        _second = _here.Decide(new NewDecision.Merge(A, B)).Batch!; // likewise
    }

    public void Dispose() => _here.Dispose();

    [Fact]
    public void All_goes_where_the_last_leads()
    {
        Assert.Equal((B, B), (_here.Graph.Resolve(Alpha), _here.Graph.Resolve(A)));
        Assert.Equal(B, Assert.Single(_here.Graph.EdgesOf(End)).Source);
    }

    [Fact]
    public void The_first_may_be_taken_back_and_the_second_stays()
    {
        _here.Undo(_first);

        Assert.Equal((Alpha, B), (_here.Graph.Resolve(Alpha), _here.Graph.Resolve(A)));
        Assert.Equal(Alpha, Assert.Single(_here.Graph.EdgesOf(End)).Source);
    }

    [Fact]
    public void The_second_may_be_taken_back_and_the_first_stays()
    {
        _here.Undo(_second);

        Assert.Equal((A, A), (_here.Graph.Resolve(Alpha), _here.Graph.Resolve(A)));
        Assert.Equal(Alpha, Assert.Single(Assert.Single(_here.Graph.EdgesOf(A)).Evidence).Origin);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Either_order_ends_where_it_began(bool firstFirst)
    {
        _here.Undo(firstFirst ? _first : _second);
        _here.Undo(firstFirst ? _second : _first);

        Assert.Equal(_start, _here.Entries());
    }

    [Fact]
    public void A_merge_that_loses_its_ground_rests_and_says_so()
    {
        var undone = _here.Undo(_approvalOfA);

        Assert.Equal(2, undone.Messages.Count(message => message.Contains("rests now: 'concept:a' is not in the base any more.", StringComparison.Ordinal)));
        Assert.Equal(Alpha, _here.Graph.Resolve(Alpha));
        _here.Undo(undone.Batch!);
        Assert.Equal(B, _here.Graph.Resolve(Alpha));
    }

    [Fact]
    public void An_edge_that_loses_an_end_waits_and_that_is_said()
    {
        var end = _here.Base.Log().First(line => line.Subject is Subject.OfEntity { Item: var item } && item.Id == End);

        var undone = _here.Undo(end.Id);

        Assert.Equal("The edge 'concept:b' extends 'concept:end' waits now for 'concept:end', which is not in the base any more.", Assert.Single(undone.Messages));
    }

    [Theory]
    [InlineData("concept:b", "concept:b", "'concept:b' cannot be merged with itself.")]
    [InlineData("concept:b", "paper:notes", "'concept:b' cannot be merged into 'paper:notes', because they are of different kinds.")]
    [InlineData("concept:b", "concept:alpha", "'concept:alpha' was merged into 'concept:b'; the other way round would be a circle.")]
    [InlineData("concept:nothing", "concept:b", "There is no entity 'concept:nothing' in the base; 'curate search' finds what there is.")]
    public void A_merge_that_makes_no_sense_is_refused_in_a_sentence(string loser, string winner, string sentence)
    {
        var refused = Assert.Throws<CurationException>(() => _here.Decide(new NewDecision.Merge(Id(loser), Id(winner))));

        Assert.Equal(sentence, refused.Message);
    }
}
