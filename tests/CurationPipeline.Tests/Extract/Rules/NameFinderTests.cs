using CurationPipeline.Extract.Rules;

namespace CurationPipeline.Tests.Extract.Rules;

public sealed class NameFinderTests
{
    private static readonly string[] Names = ["Reward Hacking", "reward model", "RM", "reward model training"];

    [Theory]
    [InlineData("Reward hacking is bad", "Reward hacking")]
    [InlineData("the pre-reward hacking case", "")]
    [InlineData("this reward-hacking.", "reward-hacking")]
    [InlineData("two reward hackings", "reward hacking")]
    [InlineData("forward hacking", "")]
    [InlineData("a reward model and RM", "reward model|RM")]
    [InlineData("a farm and an rm", "")]
    [InlineData("reward model training", "reward model training")]
    public void Names_are_found_whole_in_their_own_case(string text, string expected)
    {
        var finder = new NameFinder<string>(Names.Select(name => (name, name)));

        var found = finder.In(text).Select(found => text[found.Start..found.End]);

        Assert.Equal(expected, string.Join('|', found));
    }

    [Fact]
    public void A_name_inside_a_longer_one_that_fails_is_still_found()
    {
        var finder = new NameFinder<int>([("abcd efgh", 1), ("bcd", 2), ("efgh ijkl", 3)]);

        Assert.Equal([3], finder.In("abcd-x efgh ijkl").Select(found => found.Key));
    }

    [Fact]
    public void Ten_thousand_names_take_one_pass()
    {
        var names = Enumerable.Range(0, 10_000).Select(i => ($"concept number {i} of many", i));
        var finder = new NameFinder<int>(names);

        var found = finder.In(string.Join(", ", Enumerable.Repeat("concept number 77 of many", 1000)));

        Assert.Equal(1000, found.Count(item => item.Key == 77));
    }
}
