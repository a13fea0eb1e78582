using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds;

/// <summary>Two people decide about one entry on branches of their own; the ledgers are joined, and the entry is kept as one of them wrote it.</summary>
public sealed class JoinedBranchesTests : IDisposable
{
    private const string Ledger = "seeds/decisions.jsonl";
    private const string A = "seeds/concept/a.yaml";

    private static readonly NewDecision Unrelated = new NewDecision.EditEntity(Concept("C", "A third one."));

    private readonly TestBase _base = new();
    private readonly string _first;
    private readonly string _second;

    public JoinedBranchesTests()
    {
        _base.Approve(Concept("A"), Concept("B"), Concept("C"));
        var (common, before) = (_base.Read(Ledger), _base.Read(A));
        _base.Approve(Edge("concept:a", "extends", "concept:b"));
        _first = _base.Read(A);
        var ours = _base.Read(Ledger);
        _base.Write(Ledger, common);
        _base.Write(A, before);
        _base.Reopen(withoutStore: true);
        _base.Time.Advance(TimeSpan.FromMinutes(1));
        _base.Approve(Edge("concept:a", "associated_with", "concept:c"));
        _second = _base.Read(A);
        _base.Write(Ledger, ours + _base.Read(Ledger)[common.Length..]);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Both_decisions_hold_whoever_s_entry_was_kept(bool first, bool isCommand)
    {
        _base.Write(A, first ? _first : _second);
        _base.Reopen();
        _base.Said.Clear();

        if (isCommand)
            _base.Decide(Unrelated);
        Assert.Empty(_base.Base.Regenerate(check: false).Adopted);

        Assert.Equal(2, _base.Graph.EdgesOf(Id("concept:a")).Count);
        Assert.DoesNotContain(_base.Base.Log(), line => line.Verb == Verb.Adopt);
        Assert.Contains("relation: extends", _base.Read(A), StringComparison.Ordinal);
        Assert.Contains("relation: associated_with", _base.Read(A), StringComparison.Ordinal);
        Assert.True(_base.Base.Regenerate(check: true).IsClean);
    }

    [Fact]
    public void An_entry_as_it_was_once_is_written_anew_and_told()
    {
        _base.Write(A, _first);
        _base.Reopen();

        _base.Base.Regenerate(check: false);

        Assert.Contains(
            $"Written anew from the ledger, which is newer than this entry was, as after branches were joined: {A}. "
            + "To bring an earlier version back, take what came after it back with 'curate undo'.",
            _base.Said);
    }

    [Fact]
    public void A_copy_that_knows_the_ledger_alone_writes_it_anew_too()
    {
        _base.Write(A, _first);
        _base.Reopen(withoutStore: true);

        Assert.Empty(_base.Base.Regenerate(check: false).Adopted);

        Assert.Equal(2, _base.Graph.EdgesOf(Id("concept:a")).Count);
    }

    [Fact]
    public void Who_brings_an_entry_back_to_what_it_was_edits_it()
    {
        _base.Reopen();
        _base.Base.Regenerate(check: false);
        _base.Write(A, _first);

        Assert.Single(_base.Base.Regenerate(check: false).Adopted);

        Assert.Single(_base.Graph.EdgesOf(Id("concept:a")));
    }

    [Fact]
    public void A_decision_about_such_an_entry_writes_it_anew_too()
    {
        _base.Write(A, _first);
        _base.Reopen();

        _base.Decide(new NewDecision.EditEntity(Concept("A", "The first one.")));

        Assert.Contains("relation: associated_with", _base.Read(A), StringComparison.Ordinal);
        Assert.Contains(_base.Said, message => message.StartsWith("Written anew from the ledger", StringComparison.Ordinal));
        Assert.DoesNotContain(_base.Said, message => message.Contains("changed by hand", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void What_a_person_writes_into_such_an_entry_is_an_edit()
    {
        _base.Write(A, _first.Replace("status: active\n", "status: active\ndescription: The first one.\n", StringComparison.Ordinal));
        _base.Reopen();

        Assert.NotEmpty(_base.Base.Regenerate(check: false).Adopted);
    }

    public void Dispose() => _base.Dispose();
}
