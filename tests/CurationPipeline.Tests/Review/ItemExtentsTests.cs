using CurationPipeline.Review;

namespace CurationPipeline.Tests.Review;

public sealed class ItemExtentsTests
{
    [Theory]
    [InlineData("    # at its fields")]
    [InlineData("# at the margin\n    reason: trivial")]
    [InlineData("    note: |\n      words\n\n      # and more words")]
    public void An_item_has_the_comments_amid_and_right_below_it(string lines)
    {
        var text = $"  - key: a\n{lines}\n\n  - key: b\n";

        Assert.Equal(lines.Split('\n').Length + 1, new ItemExtents(text).EndOf(0));
    }

    [Theory]
    [InlineData("\n    # after a blank line")]
    [InlineData("\n      # after a blank line and farther in")]
    [InlineData("  # as far in as the dash")]
    [InlineData("# at the margin")]
    [InlineData("# at the margin\n      # and what is below that")]
    public void Other_comments_below_it_are_not_its_own(string lines) =>
        Assert.Equal(1, new ItemExtents($"  - key: a\n{lines}\n\n  - key: b\n").EndOf(0));

    [Theory]
    [InlineData("    note: |\n      words\n\n      # and more words\n", 5)]
    [InlineData("    note: >-\n      words\n\n        # and more words\n  # of b\n", 5)]
    [InlineData("    note: words\n\n      # of b\n", 2)]
    public void What_stands_right_above_the_next_is_that_ones_unless_it_is_a_line_of_a_text(string lines, int end) =>
        Assert.Equal(end, new ItemExtents($"  - key: a\n{lines}  - key: b\n").EndOf(0));

    [Theory]
    [InlineData("entities:\n  # far\n\n  # near\n# nearer\n", "  # near\n# nearer\n", "  # far\n")]
    [InlineData("\n  # far\n  # off\n\n", null, "  # far\n  # off\n")]
    [InlineData("\n  # farther\n\n  # far\n\n", null, "  # far\n")]
    [InlineData("  # of another section\n\nedges:\n", null, null)]
    [InlineData("", null, null)]
    public void Above_an_item_are_its_comments_and_those_of_the_file(string gap, string? own, string? loose) =>
        Assert.Equal(new ItemGap(own, loose), ItemGap.Of(gap));
}
