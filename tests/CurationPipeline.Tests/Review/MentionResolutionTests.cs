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
    public void What_was_rejected_is_not_asked_in_another_spelling(string rejected, string mentioned)
    {
        using var here = new TestBase();
        here.Decide(new NewDecision.RejectEntity(Concept(rejected)));

        var resolved = Resolve(here, mentioned);

        Assert.Equal(1, resolved.DecidedBefore);
        Assert.Equal(["paper"], resolved.New.Select(entity => entity.Entity.Id.Type));
    }

    [Fact]
    public void Another_word_is_asked()
    {
        using var here = new TestBase();
        here.Decide(new NewDecision.RejectEntity(Concept("Optimisation Pressure")));

        Assert.Contains(Resolve(here, "Optimism Pressure").New, entity => entity.Entity.Name == "Optimism Pressure");
    }

    private static ResolvedMentions Resolve(TestBase here, string name) =>
        new MentionResolution(here.Graph, new Resolver(here.Base.Names), new Dictionary<string, EntityId>())
            .Resolve(Sketch.Document((BlockKind.Title, "A Paper")), [new EntityMention("concept", name, "", [], [], 0)]);
}
