using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using CurationPipeline.Tests.Support;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds;

/// <summary>Whatever is done, and whenever the machine dies at it: the base is as before or as after, and whole.</summary>
public sealed class CrashTests
{
    private static readonly Entity[] Entities = [Concept("A"), Concept("B"), Concept("C"), Paper("Notes")];
    private static readonly Edge New = Edge("concept:a", "extends", "concept:b");

    [Theory]
    [InlineData(Death.Before, true)]
    [InlineData(Death.Within, false)]
    [InlineData(Death.Within, true)]
    [InlineData(Death.After, false)]
    [InlineData(Death.After, true)]
    public void Applying_happens_whole_or_not_at_all(Death death, bool storeIsLost) => AssertWhole(
        death, storeIsLost, knowledge => knowledge.Decide(
            [
                new NewDecision.ApproveEntity(Concept("D")), new NewDecision.ApproveEdge(New, [Quote("A extends B.")]),
                new NewDecision.RejectEdge(Edge("concept:b", "extends", "concept:a"), []),
            ],
            "tester"));

    [Theory]
    [InlineData(Death.Within, true)]
    [InlineData(Death.After, false)]
    public void Merging_happens_whole_or_not_at_all(Death death, bool storeIsLost) => AssertWhole(
        death, storeIsLost, knowledge => knowledge.Decide([new NewDecision.Merge(Id("concept:c"), Id("concept:a"))], "tester"));

    [Theory]
    [InlineData(Death.Before, true)]
    [InlineData(Death.Within, false)]
    [InlineData(Death.After, false)]
    [InlineData(Death.After, true)]
    public void Undoing_happens_whole_or_not_at_all(Death death, bool storeIsLost) => AssertWhole(
        death, storeIsLost, knowledge => knowledge.Undo(knowledge.Log().First(line => line.Verb == Verb.Approve).Batch, "tester"));

    [Theory]
    [InlineData(Death.Within, true)]
    [InlineData(Death.After, false)]
    public void Taking_in_a_hand_edit_happens_whole_or_not_at_all(Death death, bool storeIsLost) => AssertWhole(
        death, storeIsLost, knowledge =>
        {
            var path = Path.Combine(knowledge.Directory, "seeds", "concept", "a.yaml");
            File.WriteAllText(path, File.ReadAllText(path).Replace("name: A\n", "name: A prime\n", StringComparison.Ordinal));
            knowledge.Regenerate(check: false);
        },
        finish: knowledge => knowledge.Regenerate(check: false));

    private static void AssertWhole(Death death, bool storeIsLost, Action<KnowledgeBase> act, Action<KnowledgeBase>? finish = null)
    {
        var (before, after) = (Run(new DyingFiles(-1, death), _ => { }, false).Entries, Run(new DyingFiles(-1, death), act, false).Entries);
        for (var deadly = 0; ; deadly++)
        {
            var files = new DyingFiles(deadly, death);
            var (entries, clean, findings) = Run(files, act, storeIsLost, finish);
            if (!files.Died)
                return;
            Assert.True(clean, $"The seeds are not what the graph says after death at write {deadly}.");
            Assert.Empty(findings);
            Assert.True(Same(entries, after) || (finish is null && Same(entries, before)), $"Neither before nor after, but between, at write {deadly}.");
        }
    }

    private static bool Same(SortedDictionary<string, string> one, SortedDictionary<string, string> other) => one.SequenceEqual(other);

    private static (SortedDictionary<string, string> Entries, bool Clean, IReadOnlyList<string> Findings) Run(
        DyingFiles files, Action<KnowledgeBase> act, bool storeIsLost, Action<KnowledgeBase>? finish = null)
    {
        using var folder = new TemporaryFolder();
        using (var start = KnowledgeBase.Open(folder.Path, new FakeTime()))
        {
            start.Decide([.. Entities.Select(entity => new NewDecision.ApproveEntity(entity))], "tester");
            start.Decide([new NewDecision.ApproveEdge(Edge("concept:c", "extends", "concept:b"), [Quote("C extends B.")])], "tester");
        }

        try
        {
            using var dying = KnowledgeBase.Open(folder.Path, new FakeTime(), null, files, TimeSpan.Zero);
            act(dying);
        }
        catch (IOException) when (files.Died)
        {
        }

        if (storeIsLost)
            Directory.Delete(folder.File(".curation"), recursive: true);
        using var again = KnowledgeBase.Open(folder.Path, new FakeTime());
        finish?.Invoke(again);
        return (
            EntriesOf(folder.Path),
            again.Regenerate(check: true).IsClean,
            [.. again.Check().Where(finding => finding.Level == FindingLevel.Error).Select(finding => finding.Message)]);
    }
}
