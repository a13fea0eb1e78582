using System.Text;
using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using CurationPipeline.Tests.Disks;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds;

public sealed class StoreRecoveryTests : IDisposable
{
    private readonly TestBase _base = new();
    private readonly string _store;

    public StoreRecoveryTests()
    {
        _store = Path.Combine(_base.Folder, ".curation", "graph.db");
        _base.Approve(Concept("A"), Concept("B"));
        _base.Approve(Edge("concept:a", "extends", "concept:b"));
    }

    [Fact]
    public void Garbage_is_set_aside() => AssertRecovers(() => File.WriteAllText(_store, new string('x', 5000)));

    [Fact]
    public void A_truncated_store_is_set_aside() => AssertRecovers(() =>
    {
        using var file = File.OpenWrite(_store);
        file.SetLength(file.Length / 2);
    });

    [Fact]
    public void A_damaged_page_is_noticed() => AssertRecovers(() =>
    {
        var bytes = File.ReadAllBytes(_store);
        bytes.AsSpan(4096, bytes.Length - 4096).Fill(0xAB);
        File.WriteAllBytes(_store, bytes);
    });

    [Fact]
    public void A_store_that_was_not_filled_to_the_end_is_made_anew()
    {
        _base.Base.Dispose();
        File.WriteAllText(Database.UnfinishedMark(_store), "");
        File.WriteAllText(_store, "half");

        _base.Reopen();

        Assert.Single(_base.Graph.EdgesOf(Id("concept:a")));
        Assert.False(File.Exists(Database.UnfinishedMark(_store)));
    }

    [Fact]
    public void Another_programs_database_is_set_aside() => AssertRecovers(() =>
    {
        File.Delete(_store);
        using var database = new Database(_store);
        database.Execute("CREATE TABLE bookmarks (name TEXT)");
        database.Execute("PRAGMA user_version = 1");
    });

    [Fact]
    public void What_was_set_aside_before_stays()
    {
        foreach (var text in new[] { "first", "second" })
        {
            _base.Base.Dispose();
            File.WriteAllText(_store, text);
            _base.Reopen();
        }

        Assert.Equal("first", _base.Read(".curation/set-aside/graph.db"));
        Assert.Equal("second", _base.Read(".curation/set-aside/graph-2.db"));
    }

    [Fact]
    public void A_store_is_not_set_aside_for_want_of_room()
    {
        _base.Graph.Caches.PutReply("hash", "reply");
        _base.Base.Dispose();
        var steps = new FailingDisk();
        KnowledgeBase.Open(_base.Folder, _base.Time, null, steps).Dispose();

        for (var step = 0; step < steps.Steps.Count; step++)
        {
            try
            {
                KnowledgeBase.Open(_base.Folder, _base.Time, _base.Said.Add, new FailingDisk(step, DiskFault.FullFromThenOn)).Dispose();
            }
            catch (Exception exception) when (exception is IOException or CurationException)
            {
            }
        }

        _base.Reopen();
        Assert.DoesNotContain(_base.Said, said => said.Contains("set aside", StringComparison.Ordinal));
        Assert.Equal("reply", _base.Graph.Caches.FindReply("hash"));
    }

    [Fact]
    public void A_store_of_the_future_is_set_aside() => AssertRecovers(() =>
    {
        using var database = new Database(_store);
        database.Execute("PRAGMA user_version = 99");
    });

    [Fact]
    public void An_older_store_follows_the_ledger()
    {
        var ledger = Path.Combine(_base.Folder, "seeds", "decisions.jsonl");
        _base.Base.Dispose();
        var copy = File.ReadAllBytes(_store);
        _base.Reopen();
        _base.Approve(Concept("C"));
        _base.Base.Dispose();
        File.WriteAllBytes(_store, copy);
        File.SetLastWriteTimeUtc(ledger, DateTime.UnixEpoch);

        _base.Reopen();

        Assert.NotNull(_base.Graph.FindEntity(Id("concept:c")));
        Assert.True(_base.Base.Regenerate(check: true).IsClean);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void What_an_earlier_version_did_not_know_is_read_from_the_ledger(int version)
    {
        var asked = ContentKey.OfEdge(Edge("concept:a-proposed", "extends", "concept:b").Key);
        _base.Decide(new NewDecision.RejectEdge(Edge("concept:b", "extends", "concept:a"), []) { Key = asked });
        _base.Base.Dispose();
        var rows = StoreRows.Of(_base.Folder);
        List<(string Name, string Value)> marks;
        using (var database = new Database(_store))
            marks = database.Query("SELECT name, value FROM meta", row => (row.Text(0), row.Text(1)));
        File.Delete(_store);
        using (var database = new Database(_store))
        {
            Schema.Migrate(database, version);
            // It says that it has read the ledger as it is.
            foreach (var (name, value) in marks)
                database.Execute("INSERT INTO meta (name, value) VALUES ($1, $2)", name, value);
        }

        _base.Reopen();

        Assert.Equal(DecisionOutcome.Rejected, _base.Graph.Memory.StateOf(asked).Outcome);
        Assert.Equal(rows, StoreRows.Of(_base.Folder));
    }

    [Fact]
    public void A_merge_that_an_entry_states_is_dated_by_the_line_that_first_says_it_in_every_store()
    {
        _base.Approve(Concept("C"));
        foreach (var description in new[] { "", "description: Better words.\n" })
        {
            _base.Write("seeds/concept/c.yaml", $"id: concept:c\ntype: concept\nname: C\nstatus: merged\nmerged_into: concept:a\n{description}");
            _base.Base.Regenerate(check: false);
        }

        var grown = StoreRows.Of(_base.Folder);
        _base.Reopen(withoutStore: true);

        Assert.Contains(grown, row => row.Contains("'stated'", StringComparison.Ordinal));
        Assert.Equal(grown, StoreRows.Of(_base.Folder));
    }

    [Fact]
    public void Words_from_what_is_no_paper_wait_in_every_store()
    {
        _base.Approve(Paper("Notes"));
        var ledger = Path.Combine(_base.Folder, "seeds", "decisions.jsonl");
        var last = DecisionJson.Parse(File.ReadAllBytes(ledger).AsMemory()[..^1][(File.ReadAllText(ledger).TrimEnd('\n').LastIndexOf('\n') + 1)..]);
        foreach (var (slug, from, number) in new[] { ("a", "paper:notes", 1), ("b", "quote:a", 2) })
        {
            var quote = new Entity(Id($"quote:{slug}"), slug, "") { Quote = Quote("Words.", from) };
            var line = new Decision($"{last.Id}{number}", last.At, "tester", $"batch-{slug}", Verb.Approve, new Subject.OfEntity(quote));
            File.AppendAllText(ledger, Encoding.UTF8.GetString(DecisionJson.Write(line)) + "\n");
            _base.Reopen();
        }

        var grown = Shown();
        _base.Reopen(withoutStore: true);

        Assert.Equal("waiting", _base.Graph.StatusOf(Id("quote:b")));
        Assert.Equal(grown, Shown());

        List<string> Shown() => StoreRows.Of(_base.Folder).FindAll(row => row.StartsWith("SELECT id, type", StringComparison.Ordinal) || row.StartsWith("SELECT key, source", StringComparison.Ordinal));
    }

    [Fact]
    public void Entries_are_made_from_the_ledger_alone()
    {
        var before = _base.Entries();
        var ledger = _base.Read("seeds/decisions.jsonl").Split('\n').Where(line => !line.Contains("\"verb\":\"written\"", StringComparison.Ordinal));
        foreach (var path in before.Keys)
            _base.Delete(path);
        _base.Write("seeds/decisions.jsonl", string.Join('\n', ledger));

        _base.Reopen(withoutStore: true);

        Assert.Equal(before, _base.Entries());
        Assert.Equal("The entries were brought to what the ledger says: 2 written or removed.", _base.Said[^1]);
    }

    [Fact]
    public void Caches_outlive_a_ledger_that_changed()
    {
        _base.Graph.Caches.PutReply("hash", "reply");
        _base.Base.Dispose();
        var ledger = _base.Read("seeds/decisions.jsonl").Split('\n');
        _base.Write("seeds/decisions.jsonl", string.Join('\n', ledger[..3]) + "\n");

        _base.Reopen();

        Assert.Empty(_base.Graph.EdgesOf(Id("concept:a")));
        Assert.Equal("reply", _base.Graph.Caches.FindReply("hash"));
    }

    public void Dispose() => _base.Dispose();

    private void AssertRecovers(Action damage)
    {
        _base.Base.Dispose();
        File.Delete(_store + "-wal");
        damage();

        _base.Reopen();

        Assert.Single(_base.Graph.EdgesOf(Id("concept:a")));
        Assert.Contains(_base.Said, said => said.Contains("is set aside because", StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(_base.Folder, ".curation", "set-aside", "graph.db")));
        Assert.True(_base.Base.Regenerate(check: true).IsClean);
    }
}
