using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds;

public sealed class LedgerTests : IDisposable
{
    private const string Ledger = "seeds/decisions.jsonl";

    private readonly TestBase _base = new();

    public LedgerTests()
    {
        _base.Approve(Concept("A"));
        _base.Approve(Concept("B"));
    }

    [Fact]
    public void Lines_in_any_order_and_twice_are_the_same_ledger()
    {
        var entries = _base.Entries();
        var lines = _base.Read(Ledger).TrimEnd('\n').Split('\n');
        _base.Write(Ledger, string.Join('\n', lines.Reverse().Concat(lines)) + "\n");

        _base.Reopen();

        Assert.True(_base.Base.Regenerate(check: true).IsClean);
        Assert.Equal(entries, _base.Entries());
        Assert.Equal(4, _base.Base.Log().Count());
    }

    [Fact]
    public void Branches_are_joined_by_union()
    {
        var common = _base.Read(Ledger);
        _base.Approve(Edge("concept:a", "extends", "concept:b"));
        var (ours, left) = (_base.Read(Ledger), _base.Entries());
        _base.Base.Undo(_base.Base.Log().Last(line => line.Verb == Verb.Approve).Id, "tester");
        _base.Write(Ledger, common);
        _base.Reopen();
        _base.Time.Advance(TimeSpan.FromMinutes(1));
        _base.Approve(Concept("C"));
        var theirs = _base.Read(Ledger)[common.Length..];

        _base.Write(Ledger, ours + theirs);
        foreach (var (path, text) in left)
            _base.Write(path, text);
        _base.Reopen();

        Assert.True(_base.Base.Regenerate(check: true).IsClean);
        Assert.NotNull(_base.Graph.FindEntity(Id("concept:c")));
        Assert.Single(_base.Graph.EdgesOf(Id("concept:a")));
    }

    [Theory]
    [InlineData("\"by\":\"tester\"", "\"by\":\"\\ud800\"", "a text in it holds half of a character, or bytes that are none")]
    [InlineData("\"entity\":{", "\"entity\":5,\"x\":{", "the field 'id' is missing")]
    [InlineData("\"by\":\"tester\"", "\"by\":[[[", "this is not JSON")]
    public void A_line_that_was_changed_is_named(string words, string others, string mistake)
    {
        var ledger = _base.Read(Ledger);
        var at = ledger.IndexOf(words, StringComparison.Ordinal);
        _base.Write(Ledger, ledger[..at] + others + ledger[(at + words.Length)..]);

        var refused = Assert.Throws<CurationException>(() => _base.Reopen());

        Assert.StartsWith($"{Ledger}(1): {mistake}", refused.Message, StringComparison.Ordinal);
        _base.Write(Ledger, ledger);
        _base.Reopen();
    }

    [Fact]
    public void A_hash_that_is_no_text_is_named()
    {
        var ledger = _base.Read(Ledger);
        var lines = ledger.Split('\n');
        var written = Array.FindIndex(lines, line => line.Contains("\"verb\":\"written\"", StringComparison.Ordinal));
        lines[written] = lines[written].Replace(".yaml\":\"", ".yaml\":1,\"seeds/x.yaml\":\"", StringComparison.Ordinal);
        _base.Write(Ledger, string.Join('\n', lines));

        var refused = Assert.Throws<CurationException>(() => _base.Reopen());

        Assert.StartsWith($"{Ledger}({written + 1}): 'files' has to give a text for each path.", refused.Message, StringComparison.Ordinal);
        _base.Write(Ledger, ledger);
        _base.Reopen();
    }

    [Fact]
    public void A_torn_line_is_set_aside_with_a_message()
    {
        var ledger = _base.Read(Ledger);
        _base.Write(Ledger, ledger + "{\"id\":\"2026");

        _base.Reopen();

        Assert.Equal(ledger, _base.Read(Ledger));
        Assert.Contains(_base.Said, said => said.Contains("cut off before it was complete", StringComparison.Ordinal));
        Assert.Single(Directory.GetFiles(Path.Combine(_base.Folder, ".curation", "set-aside")));
    }

    [Fact]
    public void A_torn_record_of_what_was_written_loses_no_decision_and_says_so()
    {
        var (entries, ledger) = (_base.Entries(), _base.Read(Ledger));
        Assert.Contains("\"verb\":\"written\"", ledger.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
        _base.Write(Ledger, ledger[..^20]);

        _base.Reopen();

        Assert.Equal(entries, _base.Entries());
        Assert.NotNull(_base.Graph.FindEntity(Id("concept:b")));
        Assert.Contains(
            "seeds/decisions.jsonl: the last line was cut off before it was complete; it only said which entries were written, and is made again.", _base.Said);
        Assert.True(_base.Base.Regenerate(check: true).IsClean);
    }

    [Fact]
    public void A_last_line_that_only_lacks_its_end_counts()
    {
        _base.Write(Ledger, _base.Read(Ledger).TrimEnd('\n'));
        _base.Reopen();

        _base.Approve(Concept("C"));
        _base.Reopen(withoutStore: true);

        Assert.NotNull(_base.Graph.FindEntity(Id("concept:b")));
        Assert.NotNull(_base.Graph.FindEntity(Id("concept:c")));
    }

    [Theory]
    [InlineData("{}", "seeds/decisions.jsonl(1): the field 'id' is missing.")]
    [InlineData("nonsense", "seeds/decisions.jsonl(1): this is not JSON")]
    [InlineData("{\"id\":\"1\",\"at\":\"2026-01-01T00:00:00Z\",\"by\":\"x\",\"batch\":\"b\",\"verb\":\"split\",\"kind\":\"entity\"}",
        "seeds/decisions.jsonl(1): this version does not know the verb 'split'; a newer one wrote it.")]
    public void A_broken_line_in_the_middle_is_told_with_its_place(string line, string message)
    {
        _base.Base.Dispose();
        _base.Write(Ledger, line + "\n" + _base.Read(Ledger));

        var mistake = Assert.Throws<CurationException>(() => KnowledgeBase.Open(_base.Folder));

        Assert.StartsWith(message, mistake.Message, StringComparison.Ordinal);
        Assert.EndsWith("restore this line from version control, or take it out if a merge left it.", mistake.Message, StringComparison.Ordinal);
        Assert.StartsWith(line, _base.Read(Ledger), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_never_go_backwards()
    {
        _base.Time.Advance(TimeSpan.FromDays(-400));

        _base.Approve(Concept("C"));

        var ids = _base.Base.Log().Select(line => line.Id).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal("approve", DecisionJson.NameOf(_base.Base.Log().SkipLast(1).Last().Verb));
    }

    [Fact]
    public void A_second_program_is_told_who_has_the_base()
    {
        var mistake = Assert.Throws<BaseInUseException>(() => KnowledgeBase.Open(_base.Folder, null, null, new Disk(), TimeSpan.Zero));

        Assert.Equal(
            $"The base '{_base.Folder}' is in use by another curate (process {Environment.ProcessId}). "
            + "Wait until it has ended, or stop it, and run the command again.",
            mistake.Message);
    }

    public void Dispose() => _base.Dispose();
}
