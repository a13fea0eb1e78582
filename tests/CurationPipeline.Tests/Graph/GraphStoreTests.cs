using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using CurationPipeline.Tests.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Graph;

public sealed class GraphStoreTests : IDisposable
{
    private readonly TestBase _base = new();

    public GraphStoreTests()
    {
        _base.Approve(Concept("Hub", "Everything meets here."), Concept("Zeta"), Concept("Alpha", "Café of letters."), Paper("Notes"));
        _base.Approve(Edge("concept:zeta", "associated_with", "concept:hub"));
        _base.Approve(Edge("concept:hub", "extends", "concept:alpha"), Quote("Hub extends Alpha."));
        _base.Approve(Edge("paper:notes", "studies", "concept:hub"));
    }

    [Fact]
    public void A_neighborhood_is_grouped_and_ranked()
    {
        var neighborhood = _base.Graph.NeighborhoodOf(Id("concept:hub"));

        Assert.Equal(["Papers 1", "Concepts 2"], neighborhood.Groups.Select(group => $"{group.Heading} {group.Items.Count}"));
        Assert.Equal(
            ["Alpha out extends 1", "Zeta both associated with 1"],
            neighborhood.Groups[1].Items.Select(item => $"{item.Name} {item.Direction} {item.Edges[0].Words} {item.EdgeCount}"));
        Assert.Equal("studied by", neighborhood.Groups[0].Items[0].Edges[0].Words);
    }

    [Fact]
    public void An_edge_is_found_by_its_ends_and_relation_while_it_is_shown()
    {
        var key = new EdgeKey(Id("concept:hub"), "extends", Id("concept:alpha"));

        Assert.Single(_base.Graph.FindEdge(key)!.Evidence);
        Assert.Null(_base.Graph.FindEdge(key with { Source = key.Target, Target = key.Source }));
        Assert.Null(_base.Graph.FindEdge(key with { Relation = "part_of" }));
        _base.Decide(new NewDecision.RejectEntity(Concept("Alpha")));
        Assert.Null(_base.Graph.FindEdge(key));
    }

    [Fact]
    public void A_quote_is_a_neighbor_of_what_it_is_about_only()
    {
        _base.Decide(new NewDecision.ApproveQuote(Quote("Alpha is first."), [Id("concept:alpha")]));

        Assert.DoesNotContain(_base.Graph.NeighborhoodOf(Id("concept:hub")).Groups, group => group.Kind == "quote");
        Assert.Single(_base.Graph.NeighborhoodOf(Id("concept:alpha")).Groups, group => group.Kind == "quote");
        Assert.Equal(2, _base.Graph.NeighborhoodOf(Id("paper:notes")).Groups.Single(group => group.Kind == "quote").Items.Count);
    }

    [Theory]
    [InlineData("cafe", "concept:alpha")]
    [InlineData("every her", "concept:hub")]
    [InlineData("\"hub\" OR *", null)]
    [InlineData("'; DROP TABLE entities; --", null)]
    [InlineData("😀", null)]
    [InlineData("", null)]
    public void Search_takes_any_text_as_words(string text, string? found) =>
        Assert.Equal(found, _base.Graph.Search(text) is [var hit, ..] ? hit.Entity.Id.ToString() : null);

    [Fact]
    public void A_symmetric_edge_is_one_edge_both_ways()
    {
        _base.Approve(Edge("concept:hub", "associated_with", "concept:zeta"));

        Assert.Single(_base.Graph.EdgesOf(Id("concept:zeta")));
    }

    [Fact]
    public void Distinct_holds_for_what_was_merged_too()
    {
        _base.Decide(new NewDecision.Distinct(Id("concept:hub"), Id("concept:zeta")));
        Assert.Null(_base.Decide(new NewDecision.Distinct(Id("concept:zeta"), Id("concept:hub"))).Batch);
        _base.Decide(new NewDecision.Merge(Id("concept:zeta"), Id("concept:alpha")));

        Assert.True(_base.Graph.Memory.AreDistinct(Id("concept:alpha"), Id("concept:hub")));
        Assert.False(_base.Graph.Memory.AreDistinct(Id("concept:alpha"), Id("paper:notes")));
        Assert.Throws<CurationException>(() => _base.Decide(new NewDecision.Merge(Id("concept:alpha"), Id("concept:hub"))));
    }

    [Fact]
    public void Refused_evidence_stays_refused_after_a_merge()
    {
        _base.Approve(Concept("Beta"), Concept("Gamma"));
        var edge = Edge("concept:alpha", "extends", "concept:gamma");
        var approved = _base.Approve(edge, Quote("It does."));
        _base.Decide(new NewDecision.RejectEvidence(edge.Key, Quote("It may.")));
        _base.Undo(approved.Batch!); // there was something to approve
        _base.Decide(new NewDecision.Merge(Id("concept:alpha"), Id("concept:beta")));

        var asked = ContentKey.OfEvidence(
            ContentKey.OfEdge(new EdgeKey(Id("concept:beta"), "extends", Id("concept:gamma"))), ContentKey.OfQuote(Id("paper:notes"), "It may."));

        Assert.Equal(DecisionOutcome.Rejected, _base.Graph.Memory.StateOf(asked).Outcome);
    }

    [Fact]
    public void A_rejected_edge_stays_rejected_after_a_merge()
    {
        _base.Approve(Concept("Hub two"));
        _base.Decide(new NewDecision.RejectEdge(Edge("concept:hub-two", "extends", "concept:zeta"), []));

        _base.Decide(new NewDecision.Merge(Id("concept:hub-two"), Id("concept:hub")));

        var key = ContentKey.OfEdge(new EdgeKey(Id("concept:hub"), "extends", Id("concept:zeta")));
        Assert.Equal(DecisionOutcome.Rejected, _base.Graph.Memory.StateOf(key).Outcome);
    }

    [Fact]
    public void A_known_entity_takes_the_names_of_what_is_the_same()
    {
        var before = _base.Entries();
        var same = _base.Decide(new NewDecision.SameEntity(Concept("Alpha letter"), Id("concept:alpha")));

        Assert.Equal(["Alpha letter"], _base.Graph.FindEntity(Id("concept:alpha"))?.Aliases);
        Assert.Equal(DecisionOutcome.Approved, _base.Graph.Memory.StateOf(ContentKey.OfEntity("concept", "alpha letter")).Outcome);
        _base.Undo(same.Batch!);
        Assert.Equal(before, _base.Entries());
        Assert.False(_base.Graph.Memory.StateOf(ContentKey.OfEntity("concept", "alpha letter")).IsDecided);
    }

    [Fact]
    public void Evidence_is_a_question_of_its_own()
    {
        var edge = new EdgeKey(Id("concept:hub"), "extends", Id("concept:alpha"));
        _base.Decide(new NewDecision.ApproveEvidence(edge, Quote("It does.")), new NewDecision.RejectEvidence(edge, Quote("It may.")));

        Assert.Equal(2, _base.Graph.FindEdge(edge)?.Evidence.Count);
        Assert.Equal(DecisionOutcome.Approved, StateOf("It does."));
        Assert.Equal(DecisionOutcome.Rejected, StateOf("It may."));
        Assert.Equal(DecisionOutcome.None, StateOf("It might."));

        DecisionOutcome StateOf(string words) => _base.Graph.Memory.StateOf(
            ContentKey.OfEvidence(ContentKey.OfEdge(edge), ContentKey.OfQuote(Id("paper:notes"), words))).Outcome;
    }

    [Fact]
    public void Edits_are_taken_back_one_by_one()
    {
        var alpha = _base.Graph.FindEntity(Id("concept:alpha"))!; // approved above
        var first = _base.Decide(new NewDecision.EditEntity(alpha with { Aliases = ["One"] }));
        _base.Decide(new NewDecision.EditEntity(alpha with { Aliases = ["One", "Two"], Description = "Other." }));

        _base.Undo(first.Batch!);

        var now = _base.Graph.FindEntity(Id("concept:alpha"));
        Assert.Equal(["Two"], now?.Aliases);
        Assert.Equal("Other.", now?.Description);
    }

    [Fact]
    public void Caches_give_back_what_they_were_given()
    {
        var caches = _base.Graph.Caches;
        caches.Put(new PaperText("ab", Id("paper:notes"), "notes.pdf", 1, "Text.", [1, 2]));
        caches.PutVector("maker", Id("concept:hub"), "c1", [1.5f, -2f]);

        Assert.Equal("Text.", Assert.Single(caches.PapersOf(Id("paper:notes"))).Text);
        Assert.Equal([1.5f, -2f], caches.FindVector("maker", Id("concept:hub"), "c1")?.AsEnumerable());
        Assert.Null(caches.FindVector("maker", Id("concept:hub"), "c2"));
        Assert.Null(caches.FindReply("none"));
    }

    public void Dispose() => _base.Dispose();
}
