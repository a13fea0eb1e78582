using CurationPipeline.Documents;
using CurationPipeline.Graph;
using CurationPipeline.Tests.Extract;
using CurationPipeline.Tests.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests;

public sealed class KnownEntitiesTests
{
    private static readonly Document Paper = Sketch.Document(
        (BlockKind.Title, "A Paper"),
        (BlockKind.Body, "We study reward hacking in large language models, RLHF and GPT-4, as Evan Hubinger and colleagues did."),
        (BlockKind.Reference, "J. Williams. Risks from learned optimisation: a survey. 2019."));

    [Fact]
    public void Of_a_large_base_an_extractor_gets_what_the_paper_names()
    {
        using var here = new TestBase();
        here.Approve(
            Concept("Reward Hacking"), Concept("LLMs"), Concept("RLHF"), Concept("Sycophancy"), Concept("Deceptive Alignment"),
            new Entity(Id("artifact:gpt-4"), "GPT-4", ""), new Entity(Id("thinker:hubinger"), "Evan Hubinger", ""),
            new Entity(Id("thinker:williams"), "J. Williams", ""), new Entity(Id("paper:risks"), "Risks from Learned Optimization", ""));

        var known = new KnownEntities(here.Base) { SmallBase = 0 }.To(Paper);

        Assert.Equal(
            ["artifact:gpt-4", "concept:llms", "concept:reward-hacking", "concept:rlhf", "paper:risks", "thinker:hubinger", "thinker:williams"],
            known.Select(entity => entity.Id));
    }

    [Fact]
    public void A_small_base_is_given_whole()
    {
        using var here = new TestBase();
        here.Approve(Concept("Reward Hacking"), Concept("Sycophancy"), TestBase.Paper("Notes"));
        here.Decide(new NewDecision.ApproveQuote(Quote("Words."), [Id("concept:sycophancy")]));

        var known = new KnownEntities(here.Base).To(Paper);

        Assert.Equal(["concept:reward-hacking", "concept:sycophancy", "paper:notes"], known.Select(entity => entity.Id));
    }
}
