using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Tests.Review;
using CurationPipeline.Tests.Seeds;

namespace CurationPipeline.Tests;

/// <summary>What a person writes behind a <c>#</c> in a review file, wherever it stands and whatever is answered and taken back.</summary>
public sealed class ReviewCommentTests : IDisposable
{
    private static readonly string[] Names = ["Glass Walk", "Lantern", "Mirror Probing", "Quiet Room"];

    private readonly TestBase _here = new();

    public void Dispose() => _here.Dispose();

    public static TheoryData<int[], int[]> Orders => new()
    {
        { [0, 1, 2, 3], [0, 1, 2, 3] },
        { [0, 1, 2, 3], [3, 2, 1, 0] },
        { [3, 2, 1, 0], [0, 1, 2, 3] },
        { [3, 2, 1, 0], [3, 2, 1, 0] },
        { [2, 0, 3, 1], [1, 3, 0, 2] },
        { [1], [1] },
        { [0, 2], [0, 2] },
        { [2, 1], [2, 1] },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void All_stand_where_they_stood_when_all_is_taken_back(int[] applied, int[] takenBack)
    {
        var before = Commented();
        var file = Write(before);

        var batches = applied.ToDictionary(at => at, at => Approve(file, at));
        foreach (var at in takenBack)
            new ReviewedBase(_here.Base).Undo(batches[at], "tester");

        Assert.Equal(before, Reopened(file));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Those_of_items_that_are_answered_together_come_back_with_them(string lineEnd)
    {
        var before = Commented().ReplaceLineEndings(lineEnd);
        var file = Write(before);
        foreach (var at in new[] { 0, 1, 2, 3 })
            Answer(file, at, "approve");

        new ReviewedBase(_here.Base).Undo(Apply(file), "tester");

        Assert.Equal(before, Reopened(file));
    }

    [Fact]
    public void Those_at_an_item_leave_with_it_and_all_others_stay()
    {
        var file = Write(Commented());
        foreach (var at in new[] { 0, 1, 2, 3 })
            Answer(file, at, "approve");

        Apply(file);

        var comments = YamlComments.In(File.ReadAllText(file)).Select(comment => comment.Text).SkipWhile(comment => comment != "# The first part.").ToList();
        Assert.Equal(["# The first part.", "# The second part.", "# To be checked with Ada.", "# That is all.", "# Edges below."], comments);
    }

    [Fact]
    public void One_behind_a_reason_comes_back_on_a_line_of_its_own()
    {
        var file = Write(Commented());
        Answer(file, 1, "reject\n    reason: trivial   # as Ada says");

        new ReviewedBase(_here.Base).Undo(Apply(file), "tester");

        Assert.Contains("\n    # as Ada says\n", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Null(ReviewReader.Read(file).Entities[1].Answer.Reason);
    }

    [Fact]
    public void Those_of_an_item_come_back_at_a_desk_that_was_changed_since()
    {
        var file = Write(Commented());
        var desk = new DeskFile(file);
        Answer(file, 0, "approve");
        desk.Applied(() => new ReviewApplication(_here.Base, _ => null).Apply([file], "tester", partial: false));
        File.AppendAllText(file, "# later\n");

        desk.Undo((batch, then) => new ReviewedBase(_here.Base).Undo(batch, "tester", then));

        Assert.All(["# Ada knows more of it.", "# as its name says", "# later"], comment => Assert.Contains(comment, File.ReadAllText(file), StringComparison.Ordinal));
    }

    private static string Commented()
    {
        var proposals = SomeProposals.Of([.. Names.Select(name => new ProposedEntity(SealedKey.Seal(ContentKey.OfEntity("concept", name)), TestBase.Concept(name), [], []))]);
        var text = ReviewWriter.Write(proposals with { Edges = [], Quotes = [], Unverified = [], Losses = [] });
        text = Above(text, 0, "  # The first part.\n\n  # Ada knows more of it.\n  # Ask her.\n");
        text = Above(text, 1, "# At the margin, and Lantern's.\n");
        text = Above(text, 2, "  # The second part.\n\n# To be checked with Ada.\n\n");
        return text.Replace("name: Glass Walk\n", "name: Glass Walk   # as its name says\n", StringComparison.Ordinal)
            .Replace("name: Lantern\n", "name: Lantern\n# amid its fields\n", StringComparison.Ordinal)
            .Replace("\n\nedges: []", "\n    # of the last, below it\n\n  # That is all.\n\n# Edges below.\nedges: []", StringComparison.Ordinal);
    }

    private static string Above(string text, int item, string comments) => text.Replace($"  - key: {Key(item)}", $"{comments}  - key: {Key(item)}", StringComparison.Ordinal);

    private static string Key(int item) => SealedKey.Seal(ContentKey.OfEntity("concept", Names[item]));

    private string Write(string text)
    {
        _here.Write("reviews/a.review.yaml", text);
        return Path.Combine(_here.Folder, "reviews", "a.review.yaml");
    }

    private string Approve(string file, int item)
    {
        Answer(file, item, "approve");
        return Apply(file);
    }

    private string Apply(string file) => new ReviewApplication(_here.Base, _ => null).Apply([file], "tester", partial: false)[0].Batch!; // something was answered

    private static void Answer(string file, int item, string answer)
    {
        var text = File.ReadAllText(file);
        var at = text.IndexOf("decision: pending", text.IndexOf(Key(item), StringComparison.Ordinal), StringComparison.Ordinal);
        File.WriteAllText(file, text[..at] + $"decision: {answer}" + text[(at + "decision: pending".Length)..]);
    }

    private static string Reopened(string file) => File.ReadAllText(file).Replace("  " + WrittenComments.AskedAgain, "", StringComparison.Ordinal);
}
