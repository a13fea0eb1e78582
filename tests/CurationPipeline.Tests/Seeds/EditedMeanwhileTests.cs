using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using CurationPipeline.Tests.Disks;
using CurationPipeline.Tests.Support;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds;

public sealed class EditedMeanwhileTests : IDisposable
{
    private const string A = "seeds/concept/a.yaml";
    private const string B = "seeds/concept/b.yaml";

    private readonly TestBase _base = new();

    public EditedMeanwhileTests()
    {
        _base.Approve(Concept("A"), Concept("B"), Concept("Winner"));
        _base.Base.Dispose();
    }

    [Fact]
    public void An_entry_that_a_person_changes_after_a_command_looked_at_it_is_left_and_told()
    {
        using (var knowledge = Open(A, step => step.Kind == "flush" && step.Path.EndsWith(".new", StringComparison.Ordinal)))
            knowledge.Decide([new NewDecision.Merge(Id("concept:a"), Id("concept:winner"))], "tester");

        AssertIsTakenIn();
        Assert.Contains(LeftAs(A), _base.Said);
    }

    [Fact]
    public void An_entry_that_a_person_changes_before_it_is_removed_is_left_and_told()
    {
        using (var knowledge = Open(B, step => step.Kind == "delete" && step.Path.EndsWith("a.yaml", StringComparison.Ordinal)))
            knowledge.Undo(knowledge.Log().First(line => line.Verb == Verb.Approve).Batch, "tester");

        Assert.Equal([B.Replace('/', Path.DirectorySeparatorChar)], _base.Entries().Keys);
        Assert.Contains("By hand.", _base.Read(B), StringComparison.Ordinal);
        Assert.Contains(LeftAs(B), _base.Said);
    }

    [Fact]
    public void An_entry_that_a_person_changes_once_it_was_written_is_no_entry_as_written()
    {
        using (var knowledge = Open(A, step => step.Kind == "append" && File.ReadAllText(Path.Combine(_base.Folder, A)).Contains("merged_into", StringComparison.Ordinal)))
            knowledge.Decide([new NewDecision.Merge(Id("concept:a"), Id("concept:winner"))], "tester");

        AssertIsTakenIn();
    }

    [Fact]
    public void What_a_link_leads_to_is_looked_at_each_time()
    {
        using var elsewhere = new TemporaryFolder();
        File.Move(Path.Combine(_base.Folder, A), elsewhere.File("a.yaml"));
        File.CreateSymbolicLink(Path.Combine(_base.Folder, A), elsewhere.File("a.yaml"));
        using var knowledge = KnowledgeBase.Open(_base.Folder, _base.Time);
        Assert.Empty(knowledge.Differences());
        Assert.Empty(knowledge.Differences());

        File.WriteAllText(elsewhere.File("a.yaml"), File.ReadAllText(elsewhere.File("a.yaml")).Replace("name: A", "name: By hand.", StringComparison.Ordinal));

        Assert.Equal([new SeedChange(A, SeedDifference.Edited)], knowledge.Differences());
    }

    public void Dispose() => _base.Dispose();

    /// <summary>The base on a disk where a person changes an entry right before a step.</summary>
    private KnowledgeBase Open(string path, Func<DiskStep, bool> isDue)
    {
        var entry = Path.Combine(_base.Folder, path);
        var isDone = false;
        return KnowledgeBase.Open(_base.Folder, _base.Time, _base.Said.Add, new FailingDisk { Before = (_, step) => Change(step) }, TimeSpan.Zero);

        void Change(DiskStep step)
        {
            if (isDone || !isDue(step))
                return;
            isDone = true;
            File.WriteAllText(entry, File.ReadAllText(entry).Replace("\nname: ", "\nname: By hand. ", StringComparison.Ordinal));
            File.SetLastWriteTimeUtc(entry, File.GetLastWriteTimeUtc(entry).AddSeconds(1));
        }
    }

    private static string LeftAs(string path) => $"{path}: was changed by hand meanwhile and is left as it is; 'curate regenerate' takes the change in.";

    private void AssertIsTakenIn()
    {
        Assert.Contains("By hand.", _base.Read(A), StringComparison.Ordinal);
        using var knowledge = KnowledgeBase.Open(_base.Folder, _base.Time);
        Assert.Contains(A, knowledge.Differences().Select(change => change.Path));
        knowledge.Regenerate(check: false);
        Assert.Equal("By hand. A", knowledge.Graph.FindEntity(Id("concept:a"))?.Name);
    }
}
