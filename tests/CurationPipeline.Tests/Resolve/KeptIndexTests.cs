using CurationPipeline.Graph;
using CurationPipeline.Resolve;
using CurationPipeline.Tests.Seeds;
using FsCheck;
using FsCheck.Fluent;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Resolve;

/// <summary>The index of names on disk says what one that is made from the graph would say, whatever happened to either.</summary>
public sealed class KeptIndexTests : IDisposable
{
    private static readonly string[] Names = ["Reward Hacking", "Reward Model", "reward hack", "Hacking Rewards", "RH", "Evan Hubinger", "Inner Alignment"];

    private readonly TestBase _base = new();
    private readonly string _file;

    public KeptIndexTests() => _file = Path.Combine(_base.Folder, ".curation", "names.db");

    [Fact]
    public void It_follows_what_is_decided_and_taken_back()
    {
        _base.Approve(Concept("Reward Hacking"), Concept("Reward Gaming"));
        Assert.Equal("concept:reward-hacking", Same("Reward Hacking"));

        var merge = _base.Decide(new NewDecision.Merge(Id("concept:reward-gaming"), Id("concept:reward-hacking"))).Batch!; // something was decided
        Assert.Equal("concept:reward-hacking", Same("Reward Gaming"));

        _base.Undo(merge);
        Assert.Equal("concept:reward-gaming", Same("Reward Gaming"));

        _base.Decide(new NewDecision.EditEntity(Concept("Reward Gaming") with { Name = "Proxy Gaming" }));
        Assert.Equal("concept:reward-gaming", Same("Proxy Gaming"));
        Assert.Null(Same("Reward Gaming"));

        _base.Decide(new NewDecision.RejectEntity(Concept("Reward Hacking")));
        Assert.Null(Same("Reward Hacking"));
    }

    [Fact]
    public void It_is_opened_as_it_was_left()
    {
        _base.Approve(Concept("Reward Hacking"));
        Assert.Equal(1, _base.Base.Names.Count);
        _base.Base.Dispose();
        var written = File.ReadAllBytes(_file);

        _base.Reopen();
        Assert.Equal("concept:reward-hacking", Same("reward hacking"));
        _base.Base.Dispose();

        Assert.Equal(written, File.ReadAllBytes(_file));
        Assert.DoesNotContain(_base.Said, said => said.Contains("index", StringComparison.Ordinal));
    }

    [Fact]
    public void One_of_a_base_that_had_nothing_yet_is_filled_without_a_word()
    {
        Assert.Equal(0, _base.Base.Names.Count);

        _base.Reopen();
        _base.Approve(Concept("Reward Hacking"));
        _base.Reopen();

        Assert.Equal("concept:reward-hacking", Same("reward hacking"));
        Assert.DoesNotContain(_base.Said, said => said.Contains("index", StringComparison.Ordinal));
    }

    [Fact]
    public void Ten_of_many_come_in_without_touching_the_rest()
    {
        _base.Approve([.. Enumerable.Range(0, 500).Select(i => Concept($"Thing {i}"))]);
        Assert.Equal(500, _base.Base.Names.Count);
        using var file = new Database(_file);
        var before = file.Count("SELECT total(number) FROM entities");

        _base.Approve([.. Enumerable.Range(500, 10).Select(i => Concept($"Thing {i}"))]);

        Assert.Equal(510, _base.Base.Names.Count);
        Assert.Equal(before, file.Count("SELECT total(number) FROM entities WHERE number <= 500"));
    }

    [Fact]
    public void Any_history_leaves_the_index_that_would_be_made_anew()
    {
        var steps = Gen.Choose(0, 999).ArrayOf(30).ToArbitrary();

        Prop.ForAll(steps, Follows).Check(Config.QuickThrowOnFailure.WithMaxTest(8).WithReplay(7, 7));
    }

    [Fact]
    public void Garbage_is_set_aside() => AssertRecovers(() => File.WriteAllText(_file, new string('x', 9000)));

    [Fact]
    public void A_truncated_index_is_set_aside() => AssertRecovers(() =>
    {
        using var file = File.OpenWrite(_file);
        file.SetLength(file.Length / 2);
    });

    [Fact]
    public void An_index_of_the_future_is_set_aside() => AssertRecovers(() => Execute("PRAGMA user_version = 999"));

    [Fact]
    public void An_index_without_its_tables_is_set_aside() => AssertRecovers(() => Execute("DROP TABLE marks"));

    [Fact]
    public void An_index_that_was_not_filled_to_the_end_is_set_aside() => AssertRecovers(() => File.WriteAllText(Database.UnfinishedMark(_file), ""));

    [Fact]
    public void Pages_of_rubbish_are_noticed() => AssertRecovers(() =>
    {
        var bytes = File.ReadAllBytes(_file);
        bytes.AsSpan(4096).Fill(0xAB);
        File.WriteAllBytes(_file, bytes);
    });

    [Theory]
    [InlineData("UPDATE postings SET list = x'01020304'")]
    [InlineData("UPDATE entities SET content = x'7b7d0000'")]
    [InlineData("DELETE FROM entities WHERE number = 1")]
    [InlineData("UPDATE marks SET marks = zeroblob(100)")]
    public void A_changed_value_is_noticed_when_it_is_read(string damage) => AssertRecovers(() => Execute(damage));

    [Fact]
    public void An_index_of_another_graph_is_set_aside() => AssertRecovers(() =>
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_file)!, "graph.db*")) // in the base's folder
            File.Delete(file);
    });

    [Fact]
    public void A_graph_that_was_put_back_from_a_copy_is_noticed()
    {
        var store = Path.Combine(_base.Folder, ".curation", "graph.db");
        _base.Approve(Concept("Reward Hacking"));
        _ = _base.Base.Names;
        _base.Base.Dispose();
        var copy = File.ReadAllBytes(store);
        _base.Reopen();
        _base.Approve(Concept("Left Behind"));
        _ = _base.Base.Names;
        _base.Base.Dispose();
        File.WriteAllBytes(store, copy);
        var ledger = _base.Read("seeds/decisions.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _base.Write("seeds/decisions.jsonl", string.Join('\n', ledger[..2]) + "\n");
        _base.Delete("seeds/concept/left-behind.yaml");

        _base.Reopen();
        _base.Approve(Concept("Come Later"));

        Assert.Equal("concept:come-later", Same("Come Later"));
        Assert.Null(Same("Left Behind"));
        AssertIsAsMadeAnew();
    }

    public void Dispose() => _base.Dispose();

    private string? Same(string name) => new Resolver(_base.Base.Names).Resolve(new Mention("concept", name)).Same?.ToString();

    private void Execute(string sql)
    {
        using var database = new Database(_file);
        database.Execute(sql);
    }

    private void AssertRecovers(Action damage)
    {
        _base.Approve(Concept("Reward Hacking"), Concept("Inner Alignment"));
        _ = _base.Base.Names;
        _base.Base.Dispose();
        damage();

        _base.Reopen();

        Assert.Equal("concept:reward-hacking", Same("Reward Hacking"));
        AssertIsAsMadeAnew();
        Assert.Contains(_base.Said, said => said.StartsWith("The index of names", StringComparison.Ordinal) && said.Contains("is set aside because", StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(_base.Folder, ".curation", "set-aside", "names.db")));
    }

    private void AssertIsAsMadeAnew()
    {
        using var anew = new EntityIndex(_base.Graph.Entities());
        foreach (var name in Names)
            Assert.Equal(Ranked(anew, name), Ranked(_base.Base.Names, name));
    }

    private static List<string> Ranked(EntityIndex index, string name) =>
        [.. index.Ranked(new Mention("concept", name)).Select(found => $"{found.Known.Id} {string.Join(", ", found.Known.Names)} {found.Score:R}")];

    private static bool Follows(int[] steps)
    {
        using var here = new KeptIndexTests();
        foreach (var step in steps)
        {
            here.Step(step);
            if (step % 3 == 0)
                here.AssertIsAsMadeAnew();
            if (step % 7 == 0)
                here._base.Reopen();
        }

        here.AssertIsAsMadeAnew();
        return true;
    }

    private void Step(int step)
    {
        _base.Time.Advance(TimeSpan.FromSeconds(1));
        var (name, other) = (Names[step % Names.Length], Names[step / 10 % Names.Length]);
        var entity = Concept(name);
        try
        {
            switch (step / 100)
            {
                case 0 or 1 or 2 or 3:
                    _base.Approve(entity with { Aliases = step % 2 == 0 ? [other] : [] });
                    break;
                case 4 or 5:
                    _base.Decide(new NewDecision.Merge(entity.Id, Concept(other).Id));
                    break;
                case 6:
                    _base.Decide(new NewDecision.EditEntity(entity with { Name = $"{other} {name}" }));
                    break;
                case 7:
                    _base.Decide(new NewDecision.RejectEntity(entity));
                    break;
                default:
                    var batches = _base.Base.History().Where(line => line.Holds && line.Decision.Verb != Verb.Written).Select(line => line.Decision.Batch).Distinct().ToList();
                    if (batches.Count > 0)
                        _base.Undo(batches[step % batches.Count]);
                    break;
            }
        }
        catch (CurationException)
        {
            // Refused: the base is as it was, and so is the index.
        }
    }
}
