using CurationPipeline.Extract;
using CurationPipeline.Resolve;

namespace CurationPipeline.Tests.Resolve;

public sealed class MentionGroupsTests
{
    [Fact]
    public void Mentions_of_one_thing_come_together()
    {
        var groups = MentionGroups.Of(
        [
            Some("RLHF", 0, "Short."),
            Some("Reinforcement Learning from Human Feedback", 1, "A much fuller description.", "RLHF"),
            Some("reinforcement learning from human feedback", 2, ""),
            Some("Debate", 2, ""),
        ]);

        Assert.Equal(2, groups.All.Count);
        var rlhf = groups.All[0];
        Assert.Equal("Reinforcement Learning from Human Feedback", rlhf.Name);
        Assert.Equal("A much fuller description.", rlhf.Description);
        Assert.Equal(["RLHF", "reinforcement learning from human feedback"], rlhf.Aliases);
        Assert.Equal(["quote 0", "quote 1", "quote 2"], rlhf.Evidence.Select(quote => quote.Text));
    }

    [Fact]
    public void An_acronym_with_two_meanings_joins_neither()
    {
        var groups = MentionGroups.Of(
        [
            Some("Constitutional AI", 0, "", "CAI"),
            Some("Computer-Assisted Instruction", 1, "", "CAI"),
            Some("CAI", 2, ""),
        ]);

        Assert.Equal(3, groups.All.Count);
    }

    [Fact]
    public void Opposites_stay_apart_even_with_a_shared_alias()
    {
        var groups = MentionGroups.Of([Some("Inner Alignment", 0, ""), Some("Outer Alignment", 1, "", "inner alignment")]);

        Assert.Equal(2, groups.All.Count);
    }

    [Fact]
    public void The_kind_that_most_mentions_give_wins()
    {
        var groups = MentionGroups.Of(
        [
            Some("Constitutional AI", 0, "") with { Kind = "method" },
            Some("Constitutional AI", 1, "") with { Kind = "framework" },
            Some("constitutional AI", 2, "") with { Kind = "framework" },
            Some("Constitutional AI", 3, "") with { Kind = "paper" },
        ]);

        Assert.Equal(["framework", "paper"], groups.All.Select(group => group.Kind));
        Assert.Equal(["method"], groups.All[0].OtherKinds);
    }

    [Fact]
    public void The_end_of_a_relation_is_found_by_any_name()
    {
        var groups = MentionGroups.Of([Some("Reinforcement Learning from Human Feedback", 0, "", "RLHF"), Some("Debate", 1, "")]);

        Assert.Same(groups.All[0], groups.Find(new EndMention("method", "RLHF")));
        Assert.Same(groups.All[1], groups.Find(new EndMention("concept", "debate")));
        Assert.Null(groups.Find(new EndMention("thinker", "Debate")));
    }

    [Fact]
    public void Names_without_letters_do_not_come_together()
    {
        Assert.Equal(2, MentionGroups.Of([Some("🙂", 0, ""), Some("!", 1, "")]).All.Count);
    }

    private static EntityMention Some(string name, int chunk, string description, params string[] aliases) =>
        new("method", name, description, aliases, [new QuoteMention($"quote {chunk}", "", "result", null, chunk)], chunk);
}
