using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds;

public sealed class BaseCheckTests
{
    [Fact]
    public void Edges_without_evidence_and_rationale_are_told_once()
    {
        using var test = new TestBase();
        test.Decide(new NewDecision.ApproveEntity(Concept("One")), new NewDecision.ApproveEntity(Concept("Two")), new NewDecision.ApproveEntity(Concept("Three")));
        test.Decide(
            new NewDecision.ApproveEdge(Edge("concept:one", "associated_with", "concept:two", ""), []),
            new NewDecision.ApproveEdge(Edge("concept:one", "associated_with", "concept:three", ""), []),
            new NewDecision.ApproveEdge(Edge("concept:three", "associated_with", "concept:two"), []));

        var finding = Assert.Single(test.Base.Check());

        Assert.Equal(FindingLevel.Warning, finding.Level);
        Assert.EndsWith(": 2 edges have neither evidence nor a rationale; the first is associated_with to 'concept:three'.", finding.Message, StringComparison.Ordinal);
    }
}
