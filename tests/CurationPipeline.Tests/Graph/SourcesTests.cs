using CurationPipeline.Graph;
using CurationPipeline.Tests.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Graph;

/// <summary>Who says it first-hand, and who only says it again.</summary>
public sealed class SourcesTests : IDisposable
{
    private readonly TestBase _here = new();

    public SourcesTests()
    {
        _here.Approve(
            Concept("A"), Concept("B"), Concept("C"),
            Paper("First", "Ada Lovelace", "Charles Babbage"), Paper("Again", "Lovelace, Ada"), Paper("Other", "Mary Somerville"), Paper("Survey", "Ann Other"), Paper("Review", "Another One"));
    }

    public void Dispose() => _here.Dispose();

    [Fact]
    public void A_paper_is_one_source_however_often_it_says_it() =>
        Assert.Equal(1, SourcesOf(Quote("The gap grows with scale.", "paper:first"), Quote("Larger models have wider gaps.", "paper:first")));

    [Fact]
    public void Other_authors_are_another_source_even_in_the_same_words() =>
        Assert.Equal(2, SourcesOf(Quote("The gap grows with scale.", "paper:first"), Quote("The gap grows with scale.", "paper:other")));

    [Fact]
    public void The_same_authors_saying_it_again_are_one_source() =>
        Assert.Equal(1, SourcesOf(Quote("We find that the gap grows with scale.", "paper:first"), Quote("The gap grows with scale, as before.", "paper:again"), Quote("The gap grows with scale.", "paper:again")));

    [Fact]
    public void The_same_authors_with_a_new_finding_are_two_sources() =>
        Assert.Equal(2, SourcesOf(Quote("The gap grows with scale.", "paper:first"), Quote("Twelve further models behave alike.", "paper:again")));

    [Fact]
    public void What_is_only_reported_counts_once_and_not_beside_the_first_hand()
    {
        var reports = new[] { Quote("Lovelace reports a gap.", "paper:survey", "reported"), Quote("A gap was found by Lovelace.", "paper:review", "reported") };

        Assert.Equal(1, SourcesOf(reports));
        Assert.Equal(1, SourcesOf([.. reports, Quote("The gap grows with scale.", "paper:first")]));
    }

    [Fact]
    public void An_edge_with_a_reason_alone_has_no_source()
    {
        _here.Approve(Edge("concept:a", "extends", "concept:b"));

        Assert.Equal(0, Neighbor().Sources);
    }

    [Fact]
    public void The_same_edge_from_another_paper_adds_evidence_and_a_source()
    {
        _here.Approve(Edge("concept:a", "extends", "concept:b"), Quote("The gap grows with scale.", "paper:first"));
        _here.Decide(new NewDecision.ApproveEvidence(new EdgeKey(Id("concept:a"), "extends", Id("concept:b")), Quote("It widens.", "paper:other")));

        Assert.Equal((1, 2, 2), (Neighbor().Edges.Count, Neighbor().Edges[0].Edge.Evidence.Count, Neighbor().Sources));
    }

    [Fact]
    public void Merged_papers_are_one_source()
    {
        _here.Approve(Edge("concept:a", "extends", "concept:b"), Quote("The gap grows with scale.", "paper:first"), Quote("It widens.", "paper:other"));

        _here.Decide(new NewDecision.Merge(Id("paper:other"), Id("paper:first")));

        Assert.Equal(1, Neighbor().Sources);
    }

    [Fact]
    public void Neighbors_can_be_ranked_by_them()
    {
        _here.Approve(Edge("concept:a", "extends", "concept:b"), Quote("The gap grows with scale.", "paper:first"));
        _here.Approve(Edge("concept:a", "extends", "concept:c"), Quote("It widens.", "paper:other"), Quote("It is wide.", "paper:first"));
        _here.Approve(Edge("concept:b", "extends", "concept:c"));
        _here.Approve(Edge("paper:first", "studies", "concept:b"));

        var neighborhood = _here.Graph.NeighborhoodOf(Id("concept:a"));

        Assert.Equal(["B", "C"], neighborhood.Groups.Single(group => group.Kind == "concept").Items.Select(item => item.Name));
        Assert.Equal(["C", "B"], neighborhood.RankedBySources().Groups.Single(group => group.Kind == "concept").Items.Select(item => item.Name));
    }

    private static Entity Paper(string name, params string[] authors) => TestBase.Paper(name) with { Paper = new PaperDetails(authors, 1843, null, null, []) };

    private int SourcesOf(params QuoteDetails[] quotes)
    {
        _here.Approve(Edge("concept:a", "extends", "concept:b"), quotes);
        return Neighbor().Sources;
    }

    private Neighbor Neighbor() => _here.Graph.NeighborhoodOf(Id("concept:a")).Groups.Single(group => group.Kind == "concept").Items.Single();
}
