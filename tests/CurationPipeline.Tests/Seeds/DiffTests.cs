using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds;

public sealed class DiffTests : IDisposable
{
    private readonly TestBase _base = new();

    public DiffTests()
    {
        _base.Approve(Concept("A", "First."), Concept("B"), Concept("C"), Paper("Notes"));
        _base.Approve(Edge("concept:a", "extends", "concept:b"), Quote("A extends B."));
        _base.Time.Advance(TimeSpan.FromDays(1));
    }

    [Fact]
    public void The_last_batch_says_what_it_added()
    {
        _base.Decide(new NewDecision.ApproveEntity(Concept("D")), new NewDecision.ApproveEdge(Edge("concept:d", "extends", "concept:a"), []));

        var changes = Diff();

        Assert.Equal(Id("concept:d"), Assert.Single(changes.Added).Id);
        Assert.Equal(Edge("concept:d", "extends", "concept:a").Key, Assert.Single(changes.Edges.Added));
        Assert.Empty(changes.Gone);
        Assert.Empty(changes.Changed);
    }

    [Fact]
    public void A_merge_moves_edges_and_loses_none()
    {
        _base.Decide(new NewDecision.Merge(Id("concept:b"), Id("concept:c")));

        var changes = Diff();

        Assert.Equal((Id("concept:b"), Id("concept:c")), Assert.Single(changes.Merged));
        Assert.Equal(
            (Edge("concept:a", "extends", "concept:b").Key, Edge("concept:a", "extends", "concept:c").Key), Assert.Single(changes.Edges.Moved));
        Assert.Empty(changes.Edges.Added);
        Assert.Empty(changes.Edges.Gone);
        Assert.Equal("aliases", Assert.Single(Assert.Single(changes.Changed).Fields));
    }

    [Fact]
    public void Another_relation_between_the_same_two_is_a_retyped_edge()
    {
        _base.Decide(
            new NewDecision.RejectEdge(Edge("concept:a", "extends", "concept:b"), []),
            new NewDecision.ApproveEdge(Edge("concept:b", "part_of", "concept:a"), []));

        var changes = Diff();

        Assert.Equal((Edge("concept:a", "extends", "concept:b").Key, Edge("concept:b", "part_of", "concept:a").Key), Assert.Single(changes.Edges.Retyped));
        Assert.Empty(changes.Edges.Added);
    }

    [Fact]
    public void The_same_name_under_another_kind_is_a_retyped_entity()
    {
        _base.Decide(
            new NewDecision.RejectEntity(Concept("B")),
            new NewDecision.ApproveEntity(new Entity(Id("method:b"), "B", "")),
            new NewDecision.ApproveEdge(Edge("concept:a", "extends", "method:b"), []));

        var changes = Diff();

        Assert.Equal((Id("concept:b"), Id("method:b")), Assert.Single(changes.Retyped));
        Assert.Single(changes.Edges.Moved);
        Assert.Empty(changes.Added);
        Assert.Empty(changes.Gone);
    }

    [Fact]
    public void Since_a_time_since_a_batch_and_of_a_batch_mean_what_they_say()
    {
        var edit = _base.Decide(new NewDecision.EditEntity(Concept("A", "Changed.")));
        _base.Time.Advance(TimeSpan.FromDays(1));
        _base.Decide(new NewDecision.ApproveEntity(Concept("D")));
        var day = _base.Time.GetUtcNow().AddHours(-36).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

        var sinceTime = _base.Base.Diff(new LedgerSpan(day)).Changes;
        var sinceEdit = _base.Base.Diff(new LedgerSpan(edit.Batch)).Changes;
        var ofEdit = _base.Base.Diff(new LedgerSpan(Batch: edit.Batch)).Changes;

        Assert.Equal((1, 1), (sinceTime.Changed.Count, sinceTime.Added.Count));
        Assert.Equal((0, 1), (sinceEdit.Changed.Count, sinceEdit.Added.Count));
        Assert.Equal((1, 0), (ofEdit.Changed.Count, ofEdit.Added.Count));
        Assert.Equal("description", Assert.Single(ofEdit.Changed[0].Fields));
    }

    [Fact]
    public void An_undo_leaves_no_difference_to_before()
    {
        var point = _base.Base.Log().Last().Id;
        var added = _base.Approve(Concept("D"));
        _base.Undo(added.Batch!); // it did something

        Assert.True(_base.Base.Diff(new LedgerSpan(point)).Changes.IsEmpty);
    }

    [Fact]
    public void What_is_no_point_of_the_ledger_is_refused()
    {
        var mistake = Assert.Throws<CurationException>(() => _base.Base.Diff(new LedgerSpan("yesterday evening")));

        Assert.StartsWith("'yesterday evening' is neither a line or batch of the ledger nor a time;", mistake.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _base.Dispose();

    private GraphDiff Diff() => _base.Base.Diff(new LedgerSpan()).Changes;
}
