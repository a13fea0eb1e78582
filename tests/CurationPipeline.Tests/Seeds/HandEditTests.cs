using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds;

public sealed class HandEditTests : IDisposable
{
    private const string A = "seeds/concept/a.yaml";

    private readonly TestBase _base = new();

    public HandEditTests()
    {
        _base.Approve(Concept("A", "First letter."), Concept("B"), Paper("Notes"));
        _base.Approve(Edge("concept:a", "extends", "concept:b"), Quote("A extends B."));
    }

    [Fact]
    public void A_changed_description_becomes_a_decision()
    {
        _base.Write(A, _base.Read(A).Replace("First letter.", "The first of all letters.", StringComparison.Ordinal));
        var edited = _base.Read(A);

        var result = _base.Base.Regenerate(check: false);

        Assert.Equal("The first of all letters.", _base.Graph.FindEntity(Id("concept:a"))?.Description);
        Assert.Equal(Verb.Adopt, Assert.Single(result.Adopted).Verb);
        Assert.Equal(edited, _base.Read(A));
        Assert.Contains("Changed by hand and taken into the ledger as 1 decision: seeds/concept/a.yaml.", _base.Said);
        Assert.True(_base.Base.Regenerate(check: true).IsClean);
    }

    [Fact]
    public void An_edit_is_taken_in_before_other_decisions_and_is_undone_alone()
    {
        var before = _base.Read(A);
        _base.Write(A, before + "aliases:\n  - Alpha\n");
        _base.Write(A, before.Replace("edges:", "aliases:\n  - Alpha\nedges:", StringComparison.Ordinal));

        _base.Decide(new NewDecision.EditEntity(Concept("B", "Second letter.")));

        Assert.Equal(["Alpha"], _base.Graph.FindEntity(Id("concept:a"))?.Aliases);
        _base.Undo(_base.Base.Log().Last(line => line.Verb == Verb.Adopt).Batch);
        Assert.Equal(before, _base.Read(A));
        Assert.Equal("Second letter.", _base.Graph.FindEntity(Id("concept:b"))?.Description);
    }

    [Fact]
    public void An_added_edge_and_a_new_entry_come_in_together()
    {
        _base.Write("seeds/concept/c.yaml", "id: concept:c\ntype: concept\nname: C\nstatus: active\n");
        _base.Write(A, _base.Read(A) + "  - relation: extends\n    target: concept:c\n    rationale: Also.\n");

        _base.Base.Regenerate(check: false);

        Assert.Equal(2, _base.Graph.EdgesOf(Id("concept:a")).Count);
        Assert.Single(_base.Graph.EdgesOf(Id("concept:c")));
    }

    [Fact]
    public void A_removed_edge_leaves_the_base()
    {
        _base.Write(A, _base.Read(A)[.._base.Read(A).IndexOf("edges:", StringComparison.Ordinal)]);

        _base.Base.Regenerate(check: false);

        Assert.Empty(_base.Graph.EdgesOf(Id("concept:a")));
        Assert.Equal(
            DecisionOutcome.Rejected, _base.Graph.Memory.StateOf(ContentKey.OfEdge(new EdgeKey(Id("concept:a"), "extends", Id("concept:b")))).Outcome);
    }

    [Fact]
    public void A_deleted_entry_takes_the_entity_out()
    {
        var before = _base.Entries();
        _base.Delete("seeds/concept/b.yaml");

        _base.Base.Regenerate(check: false);

        Assert.Null(_base.Graph.FindEntity(Id("concept:b")));
        Assert.DoesNotContain("concept:b", _base.Read(A), StringComparison.Ordinal);
        _base.Undo(_base.Base.Log().Last(line => line.Verb == Verb.Adopt).Batch);
        Assert.Equal(before, _base.Entries());
    }

    [Fact]
    public void Edges_that_wait_for_a_deleted_entity_are_told()
    {
        _base.Delete("seeds/concept/b.yaml");

        var result = _base.Base.Regenerate(check: false);

        Assert.Contains("'concept:b' is out of the base, so 1 edge waits until it is back: 'concept:a' extends 'concept:b'.", result.Messages);
        Assert.Contains(result.Messages[^1], _base.Said);
    }

    [Fact]
    public void A_renamed_file_is_told_and_left_alone()
    {
        File.Move(Path.Combine(_base.Folder, "seeds", "concept", "b.yaml"), Path.Combine(_base.Folder, "seeds", "concept", "beta.yaml"));
        var before = _base.Entries();

        var mistake = Assert.Throws<CurationException>(() => _base.Base.Regenerate(check: false));

        Assert.Contains("seeds/concept/beta.yaml(1,5): the entry 'concept:b' belongs in 'seeds/concept/b.yaml'", mistake.Message, StringComparison.Ordinal);
        Assert.Equal(before, _base.Entries());
        Assert.Equal("seeds/concept/beta.yaml", _base.Base.Mistakes()[0].File);
    }

    [Fact]
    public void A_changed_layout_is_written_in_the_usual_one()
    {
        var before = _base.Read(A);
        _base.Write(A, "# my favourite\n" + before.Replace("status: active\n", "", StringComparison.Ordinal));

        _base.Base.Regenerate(check: false);

        Assert.Equal(before, _base.Read(A));
        Assert.StartsWith("# my favourite", _base.Read(".curation/set-aside/concept-a.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_are_told_and_every_copy_of_them_is_kept()
    {
        var before = _base.Read(A);
        foreach (var comment in (string[])["# one", "# two", "# two"])
        {
            _base.Write(A, before.Replace("name: A", $"name: A {comment}", StringComparison.Ordinal));
            _base.Base.Regenerate(check: false);
        }

        Assert.Equal(
            ["concept-a.yaml", "concept-a-2.yaml", "concept-a-2.yaml"],
            _base.Said.Where(said => said.StartsWith($"{A}: entries have no place for comments; the file as it was is kept in '.curation/set-aside/", StringComparison.Ordinal))
                .Select(said => said.Split('/')[^1].TrimEnd('\'', '.')));
        Assert.Contains("# one", _base.Read(".curation/set-aside/concept-a.yaml"), StringComparison.Ordinal);
        Assert.Contains("# two", _base.Read(".curation/set-aside/concept-a-2.yaml"), StringComparison.Ordinal);
        Assert.Equal(before, _base.Read(A));
    }

    [Fact]
    public void What_looks_like_a_comment_in_a_text_is_none()
    {
        _base.Write(A, _base.Read(A).Replace("First letter.", "'First letter, issue #1.'", StringComparison.Ordinal));

        _base.Base.Regenerate(check: false);

        Assert.DoesNotContain(_base.Said, said => said.Contains("comments", StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(_base.Folder, ".curation", "set-aside")));
    }

    [Theory]
    [InlineData("name: A", "name: [A", "seeds/concept/a.yaml(4,1): this is not YAML: something that is opened here is not closed.")]
    [InlineData("relation: extends", "relation: authored", "(7,15): 'authored' cannot join a concept to a concept")]
    [InlineData("target: concept:b", "target: concept:z", "(8,13): there is no entity 'concept:z'; write its entry first, or correct the id.")]
    [InlineData("id: concept:a", "id: concept:alpha", "(1,5): the entry 'concept:alpha' belongs in 'seeds/concept/alpha.yaml'")]
    [InlineData("type: concept", "type: thing", "(2,7): the type 'thing' is not that of the id 'concept:a'")]
    [InlineData("role: result", "role: hearsay", "(12,15): the role is one of result, background")]
    [InlineData("status: active", "status: gone", "(4,9): the status is active or merged, not 'gone'")]
    [InlineData("name: A", "nmae: A", "(3,1): there is no field 'nmae' here")]
    [InlineData("quote: quote:notes-b-1", "quote: concept:b", "(11,16): 'concept:b' is not a quote")]
    public void A_mistake_is_told_with_its_place_and_nothing_is_overwritten(string right, string wrong, string message)
    {
        _base.Write(A, _base.Read(A).Replace(right, wrong, StringComparison.Ordinal));
        var (entries, ledger) = (_base.Entries(), _base.Read("seeds/decisions.jsonl"));

        var first = Assert.Throws<CurationException>(() => _base.Base.Regenerate(check: false));
        Assert.Throws<CurationException>(() => _base.Approve(Concept("C")));

        Assert.Contains(message, first.Message, StringComparison.Ordinal);
        Assert.Contains("seeds/concept/a.yaml", first.Message, StringComparison.Ordinal);
        Assert.Equal(entries, _base.Entries());
        Assert.Equal(ledger, _base.Read("seeds/decisions.jsonl"));
    }

    [Theory]
    [InlineData("seeds/concept/A.yaml")]
    [InlineData("seeds/concept/a-copy.yaml")]
    [InlineData("seeds/method/a.yaml")]
    public void A_second_file_of_an_entry_is_told_and_both_stay(string second)
    {
        // A disk that does not tell upper case from lower has one file only.
        if (_base.Exists(second))
            return;
        _base.Write(second, _base.Read(A).Replace("First letter.", "Another one.", StringComparison.Ordinal));
        var before = _base.Entries();

        var mistake = Assert.Throws<CurationException>(() => _base.Base.Regenerate(check: false));

        Assert.Equal(
            $"{second}(1,5): '{A}' is the entry 'concept:a' already; move into it what only this file has and delete this one, "
            + "or give this one an id and a name of its own.",
            mistake.Message);
        Assert.Contains(_base.Base.Check(), finding => finding.Message.Contains(mistake.Message, StringComparison.Ordinal));
        Assert.Equal(before, _base.Entries());
    }

    [Fact]
    public void A_file_name_that_windows_keeps_is_refused()
    {
        _base.Write("seeds/concept/con.yaml", "id: concept:con\ntype: concept\nname: Con\nstatus: active\n");

        var mistake = Assert.Throws<CurationException>(() => _base.Base.Regenerate(check: false));

        Assert.Equal(
            "seeds/concept/con.yaml(1,5): 'concept:con' cannot be an id: Windows keeps the name 'con' for itself, and could not have "
            + "the file 'con.yaml'; take another one, such as 'concept:con-1'.",
            mistake.Message);
        Assert.True(_base.Exists("seeds/concept/con.yaml"));
    }

    [Fact]
    public void One_broken_file_does_not_hide_the_others_mistakes()
    {
        _base.Write(A, "id: [");
        _base.Write("seeds/concept/b.yaml", "id: concept:b\ntype: concept\nname: B\nstatus: lost\n");

        var mistake = Assert.Throws<CurationException>(() => _base.Base.Regenerate(check: false));

        Assert.Equal(2, mistake.Message.Split('\n').Length);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_a_mistake_with_its_name()
    {
        const string Message = "seeds/concept/lost.yaml: this is a link to a file that is not there; put it right, or take it away.";
        File.CreateSymbolicLink(Path.Combine(_base.Folder, "seeds", "concept", "lost.yaml"), "nowhere.yaml");

        Assert.Equal(Message, Assert.Throws<CurationException>(() => _base.Base.Regenerate(check: false)).Message);
        Assert.Contains(_base.Base.Check(), finding => finding.Message == Message);
    }

    [Fact]
    public void Altered_words_of_a_quote_are_taken_in_with_a_warning()
    {
        var path = "seeds/quote/notes-b-1.yaml";
        var hash = CurationPipeline.Ground.QuoteHash.Of("A extends B.");
        _base.Decide(new NewDecision.EditEntity(_base.Graph.FindEntity(Id("quote:notes-b-1"))! with { Quote = Quote("A extends B.") with { TextHash = hash.Text, SkeletonHash = hash.Skeleton } }));
        _base.Write(path, _base.Read(path).Replace("A extends B.", "A never extends B.", StringComparison.Ordinal));

        var result = _base.Base.Regenerate(check: false);

        var message = $"{path}: its words are not those that were found in the paper, as the hash kept with them shows; 'curate check' looks them up, and 'curate undo {result.Adopted[0].Batch}' takes the change back.";
        Assert.Contains(message, result.Messages);
        Assert.Contains(message, _base.Said);
    }

    [Fact]
    public void A_circle_of_merges_is_refused()
    {
        _base.Write(A, "id: concept:a\ntype: concept\nname: A\nstatus: merged\nmerged_into: concept:b\n");
        _base.Write("seeds/concept/b.yaml", "id: concept:b\ntype: concept\nname: B\nstatus: merged\nmerged_into: concept:a\n");

        var mistake = Assert.Throws<CurationException>(() => _base.Base.Regenerate(check: false));

        Assert.Contains("(5,14): 'concept:a' leads back to itself from 'concept:b'; break the circle.", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_merge_into_another_kind_is_refused()
    {
        _base.Write(A, "id: concept:a\ntype: concept\nname: A\nstatus: merged\nmerged_into: method:m\n");
        _base.Write("seeds/method/m.yaml", "id: method:m\ntype: method\nname: M\nstatus: active\n");

        var mistake = Assert.Throws<CurationException>(() => _base.Base.Regenerate(check: false));

        Assert.EndsWith("(5,14): 'concept:a' cannot be merged into 'method:m'; both have to be of one kind that is not quote.", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_emptied_folder_is_written_anew()
    {
        var before = _base.Entries();
        foreach (var path in before.Keys)
            _base.Delete(path);

        _base.Base.Regenerate(check: false);

        Assert.Equal(before, _base.Entries());
    }

    [Fact]
    public void Seeds_without_a_ledger_are_taken_in()
    {
        var before = _base.Entries();
        _base.Delete("seeds/decisions.jsonl");

        _base.Reopen(withoutStore: true);

        Assert.Equal(before, _base.Entries());
        Assert.Single(_base.Graph.EdgesOf(Id("concept:a")));
        Assert.Contains("Written by hand and taken into the ledger: 4 entries, as 5 decisions.", _base.Said);
    }

    public void Dispose() => _base.Dispose();
}
