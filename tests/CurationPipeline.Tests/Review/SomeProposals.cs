using CurationPipeline.Extract;
using CurationPipeline.Graph;
using CurationPipeline.Resolve;
using CurationPipeline.Review;

namespace CurationPipeline.Tests.Review;

/// <summary>Valid proposals for tests that care about something else.</summary>
internal static class SomeProposals
{
    public static readonly EntityId Gap = EntityId.Parse("concept:compliance-gap");
    public static readonly EntityId Faking = EntityId.Parse("concept:alignment-faking");

    public static Proposals Of(params IReadOnlyList<ProposedEntity> entities) => new(
        new ReviewedPaper(EntityId.Parse("paper:a-paper"), "A \"Paper\": on <things>", "papers/a.pdf", new string('a', 64), 12, 1),
        new ReviewedRun("rules", new Dictionary<string, string>(), 3, 0, 0, 0, null),
        entities,
        [Edge(new EdgeKey(Gap, "associated_with", Faking))],
        [new ProposedQuote(SealedKey.Seal("cccc"), Evidence("Models comply more when they are watched."), [Faking])],
        [
            new UnverifiedItem(
                SealedKey.Seal("dddd"), new EdgeKey(Gap, "associated_with", Faking), null, "The gap was 15 %.", "result", null, "The size of it.",
                "number-changed", "The gap was 12 %.", "The gap was [-12-] {+15+} %.", []),
        ],
        ["Page 3 holds 120 letters that cannot be seen (drawn in the colour of the ground); they were not read."],
        [new Loss("chunk 4 (section Results)", "The reply was empty.")]);

    public static ProposedEntity Entity(string name = "Compliance Gap", string key = "aaaa") => new(
        SealedKey.Seal(key),
        new Entity(new EntityId("concept", name.ToLowerInvariant().Replace(' ', '-')), name, "How much more a model complies when watched.") { Aliases = ["gap"] },
        [new Candidate(EntityId.Parse("concept:compliance"), CurationPipeline.Resolve.Verdict.Possible, 0.83, "one name holds the other")],
        [Evidence("We call the difference the compliance gap.")]);

    public static ProposedEdge Edge(EdgeKey edge) => new(
        SealedKey.Seal("bbbb"), edge, "The gap is how faking shows.", [Evidence("The gap shows that the model fakes alignment.")], Known: false);

    public static ProposedEvidence Evidence(string text) => new(text, 5, 100, 100 + text.Length, "result", null, "It says so.", []);
}
