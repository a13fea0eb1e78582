using CurationPipeline.Seeds;
using CurationPipeline.Tests.Disks;
using CurationPipeline.Tests.Support;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds;

public sealed class EntriesAheadTests : IDisposable
{
    private readonly TestBase _base = new();
    private readonly SortedDictionary<string, string> _entries;
    private readonly string _decisions;

    public EntriesAheadTests()
    {
        _base.Approve(Concept("A"), Concept("B"), Concept("C"), Paper("Notes"));
        _base.Approve(Edge("concept:a", "extends", "concept:b"), Quote("A extends B."));
        _entries = _base.Entries();
        _decisions = string.Join('\n', _base.Read("seeds/decisions.jsonl").Split('\n').Where(line => !line.Contains("\"verb\":\"written\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(DiskFault.Death)]
    [InlineData(DiskFault.DeathHalfway)]
    [InlineData(DiskFault.FullFromThenOn)]
    public void A_folder_of_new_entries_is_there_whole_or_not_at_all(DiskFault fault)
    {
        var failed = 0;
        for (var step = 0; step == failed; step++)
        {
            using var folder = WithDecisions();
            var disk = new FailingDisk(step, fault);
            try
            {
                KnowledgeBase.Open(folder.Path, new FakeTime(), null, disk, TimeSpan.Zero).Dispose();
            }
            catch (Exception exception) when (exception is DeathException or IOException or CurationException)
            {
                failed++;
            }

            AssertWholeFolders(folder.Path);
            KnowledgeBase.Open(folder.Path, new FakeTime()).Dispose();
            Assert.Equal(_entries, EntriesOf(folder.Path));
            Assert.False(Path.Exists(folder.File("seeds", ".making")));
        }

        Assert.InRange(failed, 15, 1000);
    }

    [Fact]
    public void An_entry_beside_new_ones_that_a_person_wrote_stays_as_it_is()
    {
        using var folder = WithDecisions();
        Directory.CreateDirectory(folder.File("seeds", "concept"));
        File.WriteAllText(folder.File("seeds", "concept", "a.yaml"), "by hand");
        var said = new List<string>();

        KnowledgeBase.Open(folder.Path, new FakeTime(), said.Add).Dispose();

        Assert.Equal("by hand", File.ReadAllText(folder.File("seeds", "concept", "a.yaml")));
        Assert.Equal(_entries.Skip(1), EntriesOf(folder.Path).Skip(1));
        Assert.Contains("seeds/concept/a.yaml: was changed by hand meanwhile and is left as it is; 'curate regenerate' takes the change in.", said);
    }

    [Fact]
    public void An_entry_that_a_person_changes_while_the_store_is_filled_is_no_entry_as_written()
    {
        using var folder = WithDecisions();
        var entry = folder.File("seeds", "concept", "a.yaml");
        var disk = new FailingDisk { Before = (_, step) => ChangeWhenSaid(step, entry) };

        KnowledgeBase.Open(folder.Path, new FakeTime(), null, disk, TimeSpan.Zero).Dispose();

        Assert.Contains("By hand.", File.ReadAllText(entry), StringComparison.Ordinal);
        using var knowledge = KnowledgeBase.Open(folder.Path, new FakeTime());
        Assert.Equal(["seeds/concept/a.yaml"], knowledge.Differences().Select(change => change.Path));
    }

    [Fact]
    public void Nothing_is_removed_where_a_link_leads()
    {
        using var folder = WithDecisions();
        using var elsewhere = new TemporaryFolder();
        File.WriteAllText(elsewhere.File("mine.yaml"), "mine");
        Directory.CreateSymbolicLink(folder.File("seeds", ".making"), elsewhere.Path);

        KnowledgeBase.Open(folder.Path, new FakeTime()).Dispose();

        Assert.Equal("mine", File.ReadAllText(elsewhere.File("mine.yaml")));
        Assert.Equal(_entries, EntriesOf(folder.Path));
    }

    /// <summary>The ledger says that entries were written: they have been there for a while.</summary>
    private static void ChangeWhenSaid(DiskStep step, string entry)
    {
        if (step.Kind != "append" || !File.Exists(entry))
            return;
        File.WriteAllText(entry, File.ReadAllText(entry).Replace("name: A\n", "name: By hand.\n", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(entry, File.GetLastWriteTimeUtc(entry).AddSeconds(1));
    }

    public void Dispose() => _base.Dispose();

    private TemporaryFolder WithDecisions()
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("seeds"));
        File.WriteAllText(folder.File("seeds", "decisions.jsonl"), _decisions);
        return folder;
    }

    private void AssertWholeFolders(string folder)
    {
        foreach (var kind in _entries.GroupBy(entry => Path.GetDirectoryName(entry.Key)!).Where(kind => Directory.Exists(Path.Combine(folder, kind.Key)))) // files lie in folders
            Assert.Equal(kind.Select(entry => Path.GetFileName(entry.Key)), Directory.GetFiles(Path.Combine(folder, kind.Key)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
