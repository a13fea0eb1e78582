using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Tests.Disks;
using CurationPipeline.Tests.Review;
using CurationPipeline.Tests.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests;

/// <summary>In which order the disk gets review files and what is kept of their questions.</summary>
public sealed class ReviewChangesTests : IDisposable
{
    private readonly TestBase _here = new();
    private readonly FailingDisk _disk = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public void What_is_kept_takes_its_place_before_its_question_leaves()
    {
        Write("a");
        Write("b");

        Settle();

        Assert.Equal(
            [
                "write a.review.yaml.json.new", "write b.review.yaml.json.new", "write a.review.yaml.new", "write b.review.yaml.new", "flush a.review.yaml.json.new",
                "move a.review.yaml.json", "move b.review.yaml.json", "move a.review.yaml", "move b.review.yaml",
            ],
            Steps());
    }

    [Fact]
    public void What_is_back_is_kept_until_it_stands_in_its_file()
    {
        Write("a");
        var batch = _here.Approve(Concept("Mirror Probing")).Batch!; // it was approved
        Settle();
        var before = _disk.Steps.Count;
        _here.Undo(batch);

        Reviews.Reconcile(_here.Base);

        Assert.Equal(
            [
                "write a.review.yaml.json.new", "write a.review.yaml.new", "flush a.review.yaml.json.new", "move a.review.yaml.json", "move a.review.yaml",
                "write a.review.yaml.json.new", "flush a.review.yaml.json.new", "move a.review.yaml.json",
            ],
            Steps().Skip(before - 1)); // the folder was made once
    }

    [Fact]
    public void The_disk_is_waited_for_once_for_many()
    {
        foreach (var number in Enumerable.Range(10, 40))
            Write($"p{number}");

        Settle();

        Assert.Equal(2, Steps().Count(step => step.StartsWith("flush", StringComparison.Ordinal)));
    }

    [Fact]
    public void That_files_are_to_follow_is_on_the_disk_before_the_base_changes()
    {
        Reviews.NoteDue();

        Assert.Equal(["write due.new", "flush due.new", "move due"], Steps());
    }

    private ReviewFolder Reviews => new(_here.Folder, new DiskFiles(_disk));

    private IEnumerable<string> Steps() => _disk.Steps.Where(step => step.Kind != "make").Select(step => step.ToString());

    private void Settle()
    {
        var reviews = Reviews;
        Assert.Equal(reviews.Files(), reviews.Settle(reviews.Files(), [Answered], _here.Base.Catalog).Select(file => file.Path));
    }

    private static Settled Answered(ReviewFile file) =>
        new(file.Answers.Select(item => item.Key).ToHashSet(StringComparer.Ordinal), new Dictionary<EntityId, EntityId>(), new HashSet<EntityId>());

    private void Write(string paper)
    {
        var proposals = SomeProposals.Of(new ProposedEntity(SealedKey.Seal(ContentKey.OfEntity("concept", "Mirror Probing")), Concept("Mirror Probing"), [], []));
        _here.Write($"reviews/{paper}.review.yaml", ReviewWriter.Write(proposals with { Edges = [], Quotes = [], Unverified = [] }));
    }
}
