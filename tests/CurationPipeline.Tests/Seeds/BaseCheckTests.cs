using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds;

public sealed class BaseCheckTests
{
    [Fact]
    public void A_file_name_that_windows_keeps_is_told_in_an_older_base()
    {
        using var test = new TestBase();
        test.Approve(Concept("Cone"));
        test.Delete("seeds/concept/cone.yaml");
        test.Write("seeds/decisions.jsonl", test.Read("seeds/decisions.jsonl").Replace("concept:cone", "concept:con", StringComparison.Ordinal).Replace("concept/cone", "concept/con", StringComparison.Ordinal));
        test.Reopen(withoutStore: true);
        test.Base.Regenerate(check: false);

        var finding = Assert.Single(test.Base.Check());

        Assert.Equal("seeds/concept/con.yaml: Windows cannot have a file of this name; undo the decision that brought the entity in, and give it another id.", finding.Message);
        Assert.True(test.Exists("seeds/concept/con.yaml"));
    }

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
