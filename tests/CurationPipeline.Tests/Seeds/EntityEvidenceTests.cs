using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds;

/// <summary>The words that show an entity are kept with it, wherever they come from and whatever becomes of them.</summary>
public sealed class EntityEvidenceTests : IDisposable
{
    private readonly TestBase _base = new();

    [Fact]
    public void An_entity_keeps_the_words_that_show_it()
    {
        _base.Approve(Paper("Notes"));

        Approve("A", "A is defined.");

        Assert.Equal(
            """
            id: concept:a
            type: concept
            name: A
            status: active
            evidence:
              - quote: quote:notes-a-1
                role: result

            """,
            _base.Read("seeds/concept/a.yaml"));
        Assert.Contains("text: A is defined.", _base.Read("seeds/quote/notes-a-1.yaml"), StringComparison.Ordinal);
        Assert.Equal([Id("concept:a")], _base.Graph.ShownBy(Id("quote:notes-a-1")));
        Assert.Equal(1, _base.Graph.Counts().Evidence);
    }

    [Fact]
    public void Undo_takes_the_words_with_the_entity_and_gives_them_back()
    {
        _base.Approve(Paper("Notes"));
        var before = _base.Entries();
        var approved = Approve("A", "A is defined.");
        var whole = _base.Entries();

        var undone = _base.Undo(approved.Batch!);

        Assert.Equal(before, _base.Entries());
        _base.Undo(undone.Batch!);
        Assert.Equal(whole, _base.Entries());
        _base.Reopen(withoutStore: true);
        Assert.True(_base.Base.Regenerate(check: true).IsClean);
    }

    [Fact]
    public void Words_wait_while_their_paper_is_not_there()
    {
        Approve("A", "A is defined.");

        Assert.Empty(_base.Graph.FindEntity(Id("concept:a"))!.Evidence);
        Assert.DoesNotContain("evidence", _base.Read("seeds/concept/a.yaml"), StringComparison.Ordinal);
        Assert.Equal("A quote waits, because 'paper:notes' is not in the base.", Assert.Single(_base.Base.Check()).Message);

        var paper = _base.Approve(Paper("Notes"));

        Assert.Contains("quote:notes-a-1", _base.Read("seeds/concept/a.yaml"), StringComparison.Ordinal);
        _base.Undo(paper.Batch!);
        Assert.DoesNotContain("evidence", _base.Read("seeds/concept/a.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_recognised_in_another_paper_adds_its_words()
    {
        _base.Approve(Paper("Notes"), Paper("More"));
        Approve("A", "A is defined.");

        var same = _base.Decide(new NewDecision.SameEntity(Concept("Alpha"), Id("concept:a"), [Quote("Alpha it is.", "paper:more", "background")]));

        Assert.Equal(
            [new Evidence(Id("quote:more-a-1"), "background"), new Evidence(Id("quote:notes-a-1"), "result")],
            _base.Graph.FindEntity(Id("concept:a"))!.Evidence);
        _base.Undo(same.Batch!);
        Assert.Single(_base.Graph.FindEntity(Id("concept:a"))!.Evidence);
        Assert.Null(_base.Graph.FindEntity(Id("quote:more-a-1")));
    }

    [Fact]
    public void A_merge_marks_words_with_where_they_came_from()
    {
        _base.Approve(Paper("Notes"));
        Approve("A", "A is defined.");
        Approve("B", "B is defined.");
        var before = _base.Entries();

        var merge = _base.Decide(new NewDecision.Merge(Id("concept:a"), Id("concept:b")));

        Assert.Equal(
            [new Evidence(Id("quote:notes-a-1"), "result", Id("concept:a")), new Evidence(Id("quote:notes-b-1"), "result")],
            _base.Graph.FindEntity(Id("concept:b"))!.Evidence);
        Assert.DoesNotContain("evidence", _base.Read("seeds/concept/a.yaml"), StringComparison.Ordinal);
        _base.Undo(merge.Batch!);
        Assert.Equal(before, _base.Entries());
    }

    [Theory]
    [InlineData("quote:notes-a-1")]
    [InlineData("quote:notes-b-1")]
    public void Words_struck_out_by_hand_stay_out(string quote)
    {
        _base.Approve(Paper("Notes"));
        Approve("A", "A is defined.");
        Approve("B", "B is defined.");
        _base.Decide(new NewDecision.Merge(Id("concept:a"), Id("concept:b")));
        var entry = _base.Base.Graph.FindEntity(Id("concept:b"))!; // approved just now
        _base.Write("seeds/concept/b.yaml", SeedWriter.Write(new SeedEntry(entry with { Evidence = [.. entry.Evidence.Where(item => item.Quote != Id(quote))] }, [])));

        _base.Base.Regenerate(check: false);

        Assert.DoesNotContain(quote, _base.Read("seeds/concept/b.yaml"), StringComparison.Ordinal);
        Assert.Single(_base.Graph.FindEntity(Id("concept:b"))!.Evidence);
        _base.Reopen(withoutStore: true);
        Assert.True(_base.Base.Regenerate(check: true).IsClean);
    }

    [Fact]
    public void Words_named_by_hand_have_to_be_a_quote_of_the_base()
    {
        _base.Approve(Paper("Notes"));
        Approve("A", "A is defined.");
        var text = _base.Read("seeds/concept/a.yaml");
        _base.Write("seeds/concept/a.yaml", text.Replace("notes-a-1", "nowhere", StringComparison.Ordinal));

        var mistake = Assert.Throws<CurationException>(() => _base.Base.Regenerate(check: false));

        Assert.StartsWith("seeds/concept/a.yaml(6,12): there is no entity 'quote:nowhere'", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Struck_words_are_in_the_ledger_and_not_in_the_base()
    {
        _base.Approve(Paper("Notes"));

        _base.Decide(new NewDecision.ApproveEntity(Concept("A")) { Refused = [Quote("A is guessed.")] });

        Assert.Empty(_base.Graph.Entities("quote"));
        Assert.Contains("A is guessed.", _base.Read("seeds/decisions.jsonl"), StringComparison.Ordinal);
        var line = Assert.IsType<Subject.OfEntity>(_base.Base.Log().Last(line => line.Kind == "entity").Subject);
        Assert.Equal("A is guessed.", Assert.Single(line.Refused).Quote?.Text);
    }

    [Fact]
    public void Words_that_are_evidence_are_still_asked_about_for_their_own_sake()
    {
        _base.Approve(Paper("Notes"));
        Approve("A", "A is defined.");
        var key = ContentKey.OfQuote(Id("paper:notes"), "A is defined.");
        Assert.False(_base.Graph.Memory.StateOf(key).IsDecided);

        _base.Decide(new NewDecision.RejectQuote(Quote("A is defined."), [Id("concept:a")]));

        Assert.Equal(DecisionOutcome.Rejected, _base.Graph.Memory.StateOf(key).Outcome);
        Assert.Single(_base.Graph.FindEntity(Id("concept:a"))!.Evidence);
    }

    [Fact]
    public void A_ledger_of_before_goes_on_working()
    {
        _base.Approve(Concept("A"));
        Assert.DoesNotContain("evidence", _base.Read("seeds/decisions.jsonl"), StringComparison.Ordinal);

        _base.Reopen(withoutStore: true);

        Assert.Empty(_base.Graph.FindEntity(Id("concept:a"))!.Evidence);
    }

    public void Dispose() => _base.Dispose();

    private ApplyResult Approve(string name, string words) => _base.Decide(new NewDecision.ApproveEntity(Concept(name), [Quote(words)]));
}
