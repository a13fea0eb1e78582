using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds;

public sealed class KnowledgeBaseTests : IDisposable
{
    private readonly TestBase _base = new();

    [Fact]
    public void An_approved_entity_becomes_an_entry()
    {
        _base.Approve(Concept("Reward Hacking", "Getting the reward without the deed."));

        Assert.Equal(
            """
            id: concept:reward-hacking
            type: concept
            name: Reward Hacking
            status: active
            description: Getting the reward without the deed.

            """,
            _base.Read("seeds/concept/reward-hacking.yaml"));
        Assert.Equal("Reward Hacking", _base.Graph.FindEntity(Id("concept:reward-hacking"))?.Name);
    }

    [Fact]
    public void What_is_derived_keeps_itself_out_of_version_control()
    {
        _base.Approve(Concept("A"));

        Assert.Equal("*\n", _base.Read(".curation/.gitignore"));
    }

    [Fact]
    public void An_approved_edge_brings_its_quotes_as_entries()
    {
        _base.Approve(Concept("A"), Concept("B"), Paper("Notes"));

        _base.Approve(Edge("concept:a", "extends", "concept:b"), Quote("A extends B."));

        var edge = Assert.Single(_base.Graph.EdgesOf(Id("concept:a")));
        Assert.Equal("quote:notes-b-1", Assert.Single(edge.Evidence).Quote.ToString());
        Assert.Equal("A extends B.", _base.Graph.FindEntity(edge.Evidence[0].Quote)?.Quote?.Text);
        Assert.Contains("quote: quote:notes-b-1", _base.Read("seeds/concept/a.yaml"), StringComparison.Ordinal);
        Assert.Contains("text: A extends B.", _base.Read("seeds/quote/notes-b-1.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Undo_brings_entries_back_byte_for_byte()
    {
        _base.Approve(Concept("A"), Concept("B"), Paper("Notes"));
        var before = _base.Entries();
        var edge = _base.Approve(Edge("concept:a", "extends", "concept:b"), Quote("A extends B."));

        _base.Undo(edge.Batch!);

        Assert.Equal(before, _base.Entries());
        _base.Undo(_base.Base.Log().Last(line => line.Verb == Verb.Undo).Id);
        Assert.Single(_base.Graph.EdgesOf(Id("concept:a")));
    }

    [Fact]
    public void An_edge_waits_while_an_end_is_undone_and_comes_back()
    {
        var end = _base.Approve(Concept("A"));
        _base.Approve(Concept("B"));
        _base.Approve(Edge("concept:b", "extends", "concept:a"));
        var whole = _base.Entries();

        var undo = _base.Undo(end.Batch!);

        Assert.Empty(_base.Graph.EdgesOf(Id("concept:b")));
        Assert.DoesNotContain("concept:a", _base.Read("seeds/concept/b.yaml"), StringComparison.Ordinal);
        Assert.Equal(1, _base.Graph.Counts().Waiting);
        _base.Undo(undo.Batch!);
        Assert.Equal(whole, _base.Entries());
    }

    [Fact]
    public void A_merge_moves_edges_and_unwinds()
    {
        _base.Approve(Concept("A"), Concept("Alpha"), Concept("B"), Paper("Notes"));
        _base.Approve(Edge("concept:alpha", "extends", "concept:b"), Quote("Alpha extends B."));
        var before = _base.Entries();

        var merge = _base.Decide(new NewDecision.Merge(Id("concept:alpha"), Id("concept:a")));

        var edge = Assert.Single(_base.Graph.EdgesOf(Id("concept:a")));
        Assert.Equal(Id("concept:alpha"), Assert.Single(edge.Evidence).Origin);
        Assert.Equal(["Alpha"], _base.Graph.FindEntity(Id("concept:a"))?.Aliases);
        Assert.Contains("merged_into: concept:a", _base.Read("seeds/concept/alpha.yaml"), StringComparison.Ordinal);
        _base.Undo(merge.Batch!);
        Assert.Equal(before, _base.Entries());
    }

    [Fact]
    public void A_base_without_its_store_is_the_same_base()
    {
        _base.Approve(Concept("A"), Concept("Alpha"), Concept("B"), Paper("Notes"));
        _base.Approve(Edge("concept:alpha", "extends", "concept:b"), Quote("Alpha extends B."));
        _base.Decide(new NewDecision.Merge(Id("concept:alpha"), Id("concept:a")));
        var counts = _base.Graph.Counts();

        _base.Reopen(withoutStore: true);

        Assert.True(_base.Base.Regenerate(check: true).IsClean);
        Assert.Equivalent(counts, _base.Graph.Counts());
        Assert.Single(_base.Graph.EdgesOf(Id("concept:a")));
    }

    [Fact]
    public void What_was_decided_is_known_by_content()
    {
        _base.Approve(Concept("A"), Concept("B"), Paper("Notes"));
        var edge = Edge("concept:a", "extends", "concept:b");

        _base.Decide(new NewDecision.RejectEdge(edge, []) { Reason = "trivial" });

        Assert.Equal(DecisionOutcome.Rejected, _base.Graph.Memory.StateOf(ContentKey.OfEdge(edge.Key)).Outcome);
        Assert.Equal(DecisionOutcome.Approved, _base.Graph.Memory.StateOf(ContentKey.OfEntity("concept", "a")).Outcome);
        Assert.Equal(DecisionOutcome.None, _base.Graph.Memory.StateOf(ContentKey.OfEntity("concept", "c")).Outcome);
    }

    [Fact]
    public void A_mistake_leaves_everything_as_it_was()
    {
        _base.Approve(Concept("A"));
        var ledger = _base.Read("seeds/decisions.jsonl");

        var mistake = Assert.Throws<CurationException>(() => _base.Decide(
            new NewDecision.ApproveEntity(Concept("B")), new NewDecision.ApproveEdge(Edge("concept:a", "extends", "concept:c"), [])));

        Assert.Equal("There is no entity 'concept:c' in the base; 'curate search' finds what there is.", mistake.Message);
        Assert.Equal(ledger, _base.Read("seeds/decisions.jsonl"));
        Assert.False(_base.Exists("seeds/concept/b.yaml"));
    }

    public void Dispose() => _base.Dispose();
}
