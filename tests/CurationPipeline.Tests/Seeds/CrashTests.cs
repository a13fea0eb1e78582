using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using CurationPipeline.Tests.Disks;
using CurationPipeline.Tests.Support;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds;

/// <summary>Whatever is done, and whenever the machine dies at it: the base is as before or as after, and whole.</summary>
public sealed class CrashTests
{
    private static readonly Entity[] Entities = [Concept("A"), Concept("B"), Concept("C"), Paper("Notes")];
    private static readonly Edge New = Edge("concept:a", "extends", "concept:b");

    [Theory]
    [InlineData(DiskFault.Death, false)]
    [InlineData(DiskFault.FullFromThenOn, false)]
    public void Applying_happens_whole_or_not_at_all(DiskFault fault, bool storeIsLost) => AssertWhole(
        fault, storeIsLost, knowledge => knowledge.Decide(
            [
                new NewDecision.ApproveEntity(Concept("D")), new NewDecision.ApproveEdge(New, [Quote("A extends B.")]),
                new NewDecision.RejectEdge(Edge("concept:b", "extends", "concept:a"), []),
            ],
            "tester"));

    [Theory]
    [InlineData(DiskFault.DeathHalfway, true)]
    public void Merging_happens_whole_or_not_at_all(DiskFault fault, bool storeIsLost) => AssertWhole(
        fault, storeIsLost, knowledge => knowledge.Decide([new NewDecision.Merge(Id("concept:c"), Id("concept:a"))], "tester"));

    [Theory]
    [InlineData(DiskFault.Death, true)]
    public void Undoing_happens_whole_or_not_at_all(DiskFault fault, bool storeIsLost) => AssertWhole(
        fault, storeIsLost, knowledge => knowledge.Undo(knowledge.Log().First(line => line.Verb == Verb.Approve).Batch, "tester"));

    [Theory]
    [InlineData(DiskFault.DeathHalfway, true)]
    public void Taking_in_a_hand_edit_happens_whole_or_not_at_all(DiskFault fault, bool storeIsLost) => AssertWhole(
        fault, storeIsLost, knowledge => knowledge.Regenerate(check: false), folder =>
        {
            var path = Path.Combine(folder, "seeds", "concept", "a.yaml");
            File.WriteAllText(path, File.ReadAllText(path).Replace("name: A\n", "name: A prime\n", StringComparison.Ordinal));
        });

    private static void AssertWhole(DiskFault fault, bool storeIsLost, Action<KnowledgeBase> act, Action<string>? edit = null)
    {
        var (before, after) = (Run(new FailingDisk(), _ => { }, false).Entries, Run(new FailingDisk(), act, false, edit).Entries);
        for (var deadly = 0; ; deadly++)
        {
            var disk = new FailingDisk(deadly, fault);
            var (entries, clean, findings) = Run(disk, act, storeIsLost, edit);
            if (!disk.HasFailed)
                return;
            Assert.True(clean, $"The seeds are not what the graph says after {fault} at step {deadly}.");
            Assert.Empty(findings);
            Assert.True(Same(entries, after) || (edit is null && Same(entries, before)), $"Neither before nor after, but between, at step {deadly}.");
        }
    }

    private static bool Same(SortedDictionary<string, string> one, SortedDictionary<string, string> other) => one.SequenceEqual(other);

    private static (SortedDictionary<string, string> Entries, bool Clean, IReadOnlyList<string> Findings) Run(
        FailingDisk disk, Action<KnowledgeBase> act, bool storeIsLost, Action<string>? edit = null)
    {
        using var folder = new TemporaryFolder();
        using (var start = KnowledgeBase.Open(folder.Path, new FakeTime()))
        {
            start.Decide([.. Entities.Select(entity => new NewDecision.ApproveEntity(entity))], "tester");
            start.Decide([new NewDecision.ApproveEdge(Edge("concept:c", "extends", "concept:b"), [Quote("C extends B.")])], "tester");
        }

        edit?.Invoke(folder.Path);
        try
        {
            using var dying = KnowledgeBase.Open(folder.Path, new FakeTime(), null, disk, TimeSpan.Zero);
            act(dying);
        }
        catch (Exception exception) when (exception is DeathException or IOException or CurationException)
        {
        }

        if (storeIsLost)
            Directory.Delete(folder.File(".curation"), recursive: true);
        using var again = KnowledgeBase.Open(folder.Path, new FakeTime());
        if (edit is not null)
            act(again);
        return (
            EntriesOf(folder.Path),
            again.Regenerate(check: true).IsClean,
            [.. again.Check().Where(finding => finding.Level == FindingLevel.Error).Select(finding => finding.Message)]);
    }
}
