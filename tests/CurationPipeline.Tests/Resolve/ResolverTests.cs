using CurationPipeline.Graph;
using CurationPipeline.Resolve;

namespace CurationPipeline.Tests.Resolve;

public sealed class ResolverTests
{
    private static readonly EntityIndex Base = new(
    [
        Some("concept:alignment-faking", "Alignment Faking", "faking alignment"),
        Some("concept:sycophancy", "Sycophancy in LLMs"),
        Some("concept:inner-alignment", "Inner Alignment"),
        Some("concept:reward-model", "Reward Model"),
        Some("concept:agi", "Artificial General Intelligence"),
        Some("concept:goal-misgeneralization", "Goal Misgeneralization"),
        Some("framework:constitutional-ai", "Constitutional AI", "CAI"),
        Some("framework:debate", "AI Safety via Debate", "debate"),
        Some("method:ida", "Iterated Distillation and Amplification"),
        Some("method:rlhf", "Reinforcement Learning from Human Feedback", "RLHF"),
        Some("method:dpo", "Direct Preference Optimization", "DPO"),
        Some("method:dpo-2", "Direct Policy Optimization"),
        Some("artifact:gpt-3", "GPT-3"),
        Some("artifact:claude-3-opus", "Claude 3 Opus"),
        Some("artifact:aria", "ARiA"),
        Some("thinker:evan-hubinger", "Evan Hubinger"),
        Some("thinker:ryan-greenblatt", "Ryan Greenblatt"),
        Some("thinker:greenblatt", "Greenblatt"),
        Some("thinker:anthropic", "Anthropic"),
        Some("claim:no", "Alignment faking does not emerge without training."),
        Some("concept:one", "Shared Alias One", "twice claimed"),
        Some("concept:two", "Shared Alias Two", "twice claimed"),
    ]);

    private static readonly Resolver Resolver = new(Base);

    [Theory]
    [InlineData("concept", "alignment-faking", "concept:alignment-faking")]
    [InlineData("concept", "Faking Alignment", "concept:alignment-faking")]
    [InlineData("concept", "sycophancy", "concept:sycophancy")]
    [InlineData("concept", "reward models", "concept:reward-model")]
    [InlineData("concept", "goal misgeneralisation", "concept:goal-misgeneralization")]
    [InlineData("concept", "GOAL MISGENERALIZATIONS", "concept:goal-misgeneralization")]
    [InlineData("concept", "AGI", "concept:agi")]
    [InlineData("framework", "CAI", "framework:constitutional-ai")]
    [InlineData("method", "RLHF", "method:rlhf")]
    [InlineData("thinker", "Hubinger, Evan", "thinker:evan-hubinger")]
    [InlineData("thinker", "anthropic", "thinker:anthropic")]
    [InlineData("", "GPT 3", "artifact:gpt-3")]
    public void What_is_one_name_is_the_same(string kind, string name, string expected)
    {
        var resolution = Resolver.Resolve(new Mention(kind, name));

        Assert.Equal(Verdict.Same, resolution.Verdict);
        Assert.Equal(EntityId.Parse(expected), resolution.Same);
    }

    [Theory]
    [InlineData("method", "IDA", "method:ida", "may be short for")]
    [InlineData("method", "DPO", "method:dpo", "could also stand for 'Direct Policy Optimization'")]
    [InlineData("method", "Constitutional AI", "framework:constitutional-ai", "as a framework and not as a method")]
    [InlineData("thinker", "E. Hubinger", "thinker:evan-hubinger", "given names")]
    [InlineData("thinker", "Greenblatt", "thinker:greenblatt", "thinker:ryan-greenblatt bears it too")]
    [InlineData("artifact", "ARIA", "artifact:aria", "differ in their capitals")]
    [InlineData("concept", "twice claimed", "concept:one", "2 entities answer to this name")]
    [InlineData("concept", "Alignment Fak\u0456ng", "concept:alignment-faking", "mixes alphabets")]
    [InlineData("concept", "allignment faking", "concept:alignment-faking", "share most")]
    public void What_is_in_doubt_is_a_question(string kind, string name, string candidate, string reason)
    {
        var resolution = Resolver.Resolve(new Mention(kind, name));

        Assert.Equal(Verdict.Possible, resolution.Verdict);
        var asked = resolution.Possible.Single(possible => possible.Id == EntityId.Parse(candidate));
        Assert.Contains(reason, asked.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("artifact", "GPT-4", "artifact:gpt-3", "numbers differ: 4 and 3")]
    [InlineData("artifact", "Claude 3.5 Opus", "artifact:claude-3-opus", "numbers differ")]
    [InlineData("concept", "outer alignment", "concept:inner-alignment", "'outer' and 'inner'")]
    [InlineData("concept", "reward model overoptimization", "concept:reward-model", "added")]
    [InlineData("thinker", "Evelyn Hubinger", "thinker:evan-hubinger", "given names differ")]
    [InlineData("paper", "Inner Alignment", "concept:inner-alignment", "A paper is not a concept")]
    [InlineData("claim", "Alignment faking does emerge without training.", "claim:no", "Only one of the two says 'not'")]
    public void A_guard_keeps_apart_whatever_the_score(string kind, string name, string candidate, string reason)
    {
        var resolution = Resolver.Resolve(new Mention(kind, name));

        Assert.NotEqual(Verdict.Same, resolution.Verdict);
        var kept = resolution.Candidates.Single(other => other.Id == EntityId.Parse(candidate));
        Assert.Equal(Verdict.Different, kept.Verdict);
        Assert.Contains(reason, kept.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_acronym_that_stands_for_other_words_here_is_a_question()
    {
        var mention = new Mention("framework", "Computer-Assisted Instruction") { Aliases = ["CAI"] };

        var resolution = Resolver.Resolve(mention);

        Assert.Equal(Verdict.Possible, resolution.Verdict);
        Assert.Contains("stands for 'Computer-Assisted Instruction' here", resolution.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_alias_of_a_mention_does_not_join_opposites()
    {
        var mention = new Mention("concept", "Outer Alignment") { Aliases = ["inner alignment"] };

        Assert.NotEqual(Verdict.Same, Resolver.Resolve(mention).Verdict);
    }

    [Theory]
    [InlineData("", "An empty name cannot be looked up")]
    [InlineData("🙂", "no letter or digit")]
    public void A_name_without_letters_is_answered_with_a_warning(string name, string warning)
    {
        var resolution = Resolver.Resolve(new Mention("concept", name));

        Assert.Equal(Verdict.Different, resolution.Verdict);
        Assert.Contains(warning, Assert.Single(resolution.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_ten_thousand_letters_is_answered_at_once()
    {
        var name = string.Concat(Enumerable.Repeat("alignment faking ", 600));

        Assert.Equal(Verdict.Different, Resolver.Resolve(new Mention("concept", name)).Verdict);
    }

    [Fact]
    public void A_short_form_that_is_spelled_out_stands_for_nothing_else()
    {
        var index = new EntityIndex([Some("method:reranking", "Reward Reranking", "RR"), Some("method:rr", "RR")]);

        var candidates = new Resolver(index).Resolve(new Mention("method", "Robust Regression")).Candidates;

        Assert.Contains("may be short for", candidates.Single(candidate => candidate.Id == EntityId.Parse("method:rr")).Reason, StringComparison.Ordinal);
        Assert.Equal(Verdict.Different, candidates.Single(candidate => candidate.Id == EntityId.Parse("method:reranking")).Verdict);
    }

    [Fact]
    public void One_letter_is_never_enough()
    {
        var resolver = new Resolver(new EntityIndex([Some("concept:c", "C")]));

        Assert.Equal(Verdict.Possible, resolver.Resolve(new Mention("concept", "C")).Verdict);
    }

    [Fact]
    public void Removed_and_merged_entities_are_not_found()
    {
        var index = new EntityIndex([Some("concept:a", "Gradient Hacking")]);

        index.Remove(EntityId.Parse("concept:a"));
        index.Add(Some("concept:b", "Gradient Hacking") with { MergedInto = EntityId.Parse("concept:a") });

        Assert.Empty(new Resolver(index).Resolve(new Mention("concept", "gradient hacking")).Candidates);
        Assert.Equal(0, index.Count);
    }

    private static Entity Some(string id, string name, params string[] aliases) =>
        new(EntityId.Parse(id), name, "") { Aliases = aliases };
}
