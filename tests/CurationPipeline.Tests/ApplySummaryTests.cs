namespace CurationPipeline.Tests;

/// <summary>What is said of an apply.</summary>
public sealed class ApplySummaryTests
{
    [Fact]
    public void What_was_done_and_what_was_left_is_counted_over_all_files()
    {
        IReadOnlyList<AppliedReview> applied =
        [
            new("a", 2, 1, 1, ["An edge waits."], ["A quote is not in the paper."], ["x.yaml", "y.yaml"]),
            new("b", 1, 0, 0, [], [], ["y.yaml"]),
            new("c", 0, 0, 0, [], [], []) { Settled = 2 },
        ];

        Assert.Equal(
            "3 approved, 1 rejected, 1 otherwise, 1 waiting, 1 left as they are; 2 seed files written. That answers 2 questions of other review files, too.",
            ApplySummary.Of(applied));
        Assert.Equal(["An edge waits.", "A quote is not in the paper."], ApplySummary.Told(applied));
    }

    [Fact]
    public void Where_nothing_is_decided_it_says_what_to_write()
    {
        Assert.StartsWith("Nothing is decided", ApplySummary.Of([new AppliedReview("a", 0, 0, 0, [], [], [])]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_could_not_be_done_is_told_where_nothing_else_was()
    {
        Assert.Equal(
            "0 approved, 0 rejected, 0 waiting, 1 left as they are; 0 seed files written.",
            ApplySummary.Of([new AppliedReview("a", 0, 0, 0, [], ["A quote is not in the paper."], [])]));
    }
}
