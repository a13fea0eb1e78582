using CurationPipeline.Documents;
using CurationPipeline.Extract;
using CurationPipeline.Graph;
using CurationPipeline.Resolve;
using CurationPipeline.Review;
using CurationPipeline.Tests.Extract;
using CurationPipeline.Tests.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Review;

public sealed class MentionResolutionTests
{
    [Theory]
    [InlineData("Optimisation Pressure", "Optimization Pressure")]
    [InlineData("Optimization Pressure", "Optimisation Pressure")]
    [InlineData("Behavioral Cloning", "Behavioural Cloning")]
    [InlineData("Analyser", "Analyzer")]
    [InlineData("Reward Hacks", "Reward Hack")]
    [InlineData("Reward Hack", "Reward Hacks")]
    [InlineData("Frozen Policy", "Frozen Policies")]
    [InlineData("Frozen Policies", "Frozen Policy")]
    [InlineData("Causal Analysis", "Causal Analyses")]
    [InlineData("Transition Matrices", "Transition Matrix")]
    [InlineData("Transition Matrix", "Transition Matrices")]
    [InlineData("The Reward Hypothesis", "reward hypothesis")]
    [InlineData("Reward Hypothesis", "The Reward Hypotheses")]
    [InlineData("An Inner Optimizer", "Inner Optimisers")]
    public void What_was_rejected_is_not_asked_in_another_spelling(string rejected, string mentioned)
    {
        using var here = new TestBase();
        here.Decide(new NewDecision.RejectEntity(Concept(rejected)));

        var resolved = Resolve(here, mentioned);

        Assert.Equal(1, resolved.DecidedBefore);
        Assert.Equal(["paper"], resolved.New.Select(entity => entity.Entity.Id.Type));
    }

    [Theory]
    [InlineData("Optimisation Pressure", "Optimism Pressure")]
    [InlineData("Machine Ethics", "Machine Ethic")]
    [InlineData("GPT-3 Probes", "GPT-4 Probe")]
    [InlineData("Theory", "Another Theory")]
    public void Another_word_is_asked(string rejected, string mentioned)
    {
        using var here = new TestBase();
        here.Decide(new NewDecision.RejectEntity(Concept(rejected)));

        Assert.Contains(Resolve(here, mentioned).New, entity => entity.Entity.Name == mentioned);
    }

    private static ResolvedMentions Resolve(TestBase here, string name) =>
        new MentionResolution(here.Graph, new Resolver(here.Base.Names), new Dictionary<string, EntityId>())
            .Resolve(Sketch.Document((BlockKind.Title, "A Paper")), [new EntityMention("concept", name, "", [], [], 0)]);
}
