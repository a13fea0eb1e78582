using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Seeds;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Review;

public sealed class AcceptanceTests
{
    [Fact]
    public void Answers_are_counted_by_what_they_have_in_common()
    {
        var counts = Acceptance.Count([.. Many("uses", 8, accepted: true), .. Many("uses", 2, accepted: false, "trivial"), .. Many("cites", 1, accepted: true)]);

        var uses = counts.Single(count => count is { Trait: "relation", Value: "uses" });
        Assert.Equal((8, 2, 0.8), (uses.Accepted, uses.Rejected, uses.Share));
        Assert.Equal([("trivial", 2)], uses.Reasons);
        Assert.InRange(uses.Interval.Low, 0.48, 0.50);
        Assert.InRange(uses.Interval.High, 0.94, 0.95);
        Assert.Equal("uses", counts.First(count => count.Trait == "relation").Value);
    }

    [Theory]
    [InlineData("4.2 Results", "results")]
    [InlineData("A.1 Prompts", "prompts")]
    [InlineData("Introduction", "introduction")]
    [InlineData("2 RELATED WORK", "related work")]
    public void A_section_counts_without_its_number(string heading, string name) => Assert.Equal(name, Judgement.SectionName(heading));

    [Fact]
    public void Too_few_answers_teach_nothing()
    {
        Assert.Null(AcceptanceModel.Learn([.. Many("uses", 30, true), .. Many("cites", 20, false)]));
        Assert.Null(AcceptanceModel.Learn([.. Many("uses", 200, true), .. Many("cites", 9, false)]));
    }

    [Fact]
    public void Probabilities_are_those_of_the_answers()
    {
        var random = new Random(3);
        var truth = new Dictionary<string, double> { ["uses"] = 0.9, ["cites"] = 0.6, ["associated_with"] = 0.15 };
        var judgements = Enumerable.Range(0, 1500).Select(i =>
        {
            var relation = truth.Keys.ElementAt(i % 3);
            return One(relation, $"k{i}", random.NextDouble() < truth[relation]);
        }).ToList();

        var model = AcceptanceModel.Learn(judgements)!;

        Assert.All(truth, pair => Assert.InRange(model.Probability(One(pair.Key, "", true).Traits), pair.Value - 0.06, pair.Value + 0.06));
        Assert.Equal(1500, model.Error.Decisions);
        Assert.True(model.Error.Brier < 0.75 * model.Error.BrierOfShare, $"{model.Error}");
        Assert.InRange(model.Error.Calibration, 0, 0.05);
    }

    [Fact]
    public void Where_traits_say_nothing_it_says_the_overall_share()
    {
        var random = new Random(5);
        var judgements = Enumerable.Range(0, 600).Select(i => One(i % 2 == 0 ? "uses" : "cites", $"k{i}", random.NextDouble() < 0.7)).ToList();

        var model = AcceptanceModel.Learn(judgements)!;

        Assert.InRange(model.Probability([]), 0.55, 0.85);
        Assert.InRange(model.Error.Brier, model.Error.BrierOfShare - 0.01, model.Error.BrierOfShare + 0.01);
    }

    [Fact]
    public void Nothing_is_approved_by_probability_before_it_is_earned()
    {
        var auto = new AutoApproval("associated_with", 0.95, 0.1, "Ada");

        Assert.Contains("60 answers are needed", auto.WhyNot(LessonsOf([])), StringComparison.Ordinal);
        Assert.Contains("Only 0 answers", auto.WhyNot(LessonsOf([.. Many("uses", 80, true), .. Many("cites", 40, false)])), StringComparison.Ordinal);
        Assert.Null(auto.WhyNot(LessonsOf([.. Many("associated_with", 80, true), .. Many("cites", 40, false)])));
    }

    [Fact]
    public void Approval_by_probability_keeps_to_its_relation_and_leaves_spot_checks()
    {
        var edges = Enumerable.Range(0, 200).Select(i => SomeProposals.Edge(new EdgeKey(
            EntityId.Parse($"concept:c{i}"), i % 2 == 0 ? "associated_with" : "supports", SomeProposals.Faking)) with
        { Key = SealedKey.Seal($"{i:x4}") }).ToList();
        var sheet = ReviewSheet.Parse(ReviewWriter.Write(SomeProposals.Of() with { Edges = edges }), "a");
        var lessons = LessonsOf([.. Many("associated_with", 300, true), .. Many("cites", 60, false)]);

        var (approved, toCheck) = new AutoApproval("associated_with", 0.9, 0.2, "Ada").Of(sheet, lessons);

        Assert.Equal(100, approved.Count + toCheck.Count);
        Assert.InRange(toCheck.Count, 8, 35);
        var after = sheet.With([.. approved, .. toCheck]).File;
        Assert.All(after.Edges, edge => Assert.Equal(
            approved.Any(item => item.Key == edge.Item.Key) ? Say.Approve : Say.Pending, edge.Answer.Say));
        Assert.All(after.Edges.Where(edge => edge.Answer.Say == Say.Approve), edge => Assert.True(AutoApproval.IsOne(edge.Answer.By!))); // set with the answer
        Assert.Empty(new AutoApproval("associated_with", 0.9999, 0.2, "Ada").Of(sheet, lessons).Approved);
    }

    private static Lessons LessonsOf(IReadOnlyList<Judgement> judgements) =>
        new(Acceptance.Of("all", "all", judgements), Acceptance.Count(judgements), AcceptanceModel.Learn(judgements));

    [Fact]
    public void A_ledger_keeps_where_a_proposal_came_from()
    {
        using var folder = new TemporaryFolder();
        using var knowledge = KnowledgeBase.Open(folder.Path);
        var origin = new ProposalOrigin("openai:x", "3f2a", "4 Results", "result");
        var paper = EntityId.Parse("paper:a");
        knowledge.Decide([new NewDecision.ApproveEntity(new Entity(paper, "A", "")) { Paper = paper, Origin = origin }], "Ada");
        knowledge.Decide([new NewDecision.RejectEntity(new Entity(EntityId.Parse("concept:b"), "B", "")) { Paper = paper, Origin = origin, Reason = "trivial" }], "Ada");

        var judgements = Judgement.Of(knowledge.History());

        Assert.Equal([true, false], judgements.Select(judgement => judgement.Accepted));
        Assert.Equal(["kind=concept", "role=result", "section=results", "model=openai:x", "prompt=3f2a"], judgements[1].Traits.Select(trait => $"{trait.Key}={trait.Value}"));
    }

    [Fact]
    public void What_the_base_had_already_is_not_rejected()
    {
        using var folder = new TemporaryFolder();
        using var knowledge = KnowledgeBase.Open(folder.Path);
        var (paper, known) = (EntityId.Parse("paper:a"), EntityId.Parse("concept:reward-hacking"));
        knowledge.Decide([new NewDecision.ApproveEntity(new Entity(known, "Reward Hacking", ""))], "Ada");
        knowledge.Decide([new NewDecision.SameEntity(new Entity(EntityId.Parse("concept:reward-gaming"), "Reward Gaming", ""), known) { Paper = paper }], "Ada");

        var all = Acceptance.Of("all", "all", Judgement.Of(knowledge.History()));

        Assert.Equal((1, 0), (all.Accepted, all.Rejected));
    }

    private static IEnumerable<Judgement> Many(string relation, int count, bool accepted, string? reason = null) =>
        Enumerable.Range(0, count).Select(i => One(relation, $"{relation}{accepted}{i}", accepted, reason));

    private static Judgement One(string relation, string key, bool accepted, string? reason = null) =>
        new(key, accepted, reason, [KeyValuePair.Create("kind", "edge"), KeyValuePair.Create("relation", relation)]);
}
