using CurationPipeline.Graph;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Seeds;

/// <summary>Decisions of every kind about a few entities, one after the other; the same seed, the same decisions.</summary>
internal sealed class RandomDecisions
{
    private static readonly string[] Names = ["A", "B", "C", "D", "E"];
    private static readonly string[] Claims = ["F", "G"];
    private static readonly string[] Papers = ["Notes", "Letters", "Diaries"];
    private static readonly string[] Relations = ["extends", "associated_with"];

    private readonly TestBase _here;
    private readonly RandomGraph _random;

    public RandomDecisions(TestBase here, int seed)
    {
        (_here, _random) = (here, new RandomGraph(seed));
        _here.Approve([.. Papers.Select(Paper), .. Names.Take(3).Select(name => Concept(name)), .. Claims.Select(Claim)]);
    }

    /// <summary>Decides something, which may be refused: then the base is as it was.</summary>
    public void Step()
    {
        _here.Time.Advance(TimeSpan.FromSeconds(1));
        try
        {
            Decide(_random.Next(12));
        }
        catch (CurationException)
        {
            // What is refused is of no interest here.
        }
    }

    private void Decide(int kind)
    {
        var (a, b) = (OneOf(Names, "concept"), OneOf(Names, "concept"));
        var (paper, claim) = (OneOf(Papers, "paper"), OneOf(Claims, "claim"));
        var words = new QuoteDetails($"Words {_random.Next(5)}.", paper, 1 + _random.Next(3), 0, 8, 1, null, "result", "Why.");
        var edge = new Edge(a, _random.Pick(Relations), b, $"Because {_random.Next(3)}.");
        switch (kind)
        {
            case 0:
                _here.Decide(new NewDecision.ApproveEntity(Concept(_random.Pick(Names)), _random.Next(2) == 0 ? [] : [words]));
                break;
            case 1 or 2:
                _here.Approve(edge, words);
                break;
            case 3:
                _here.Approve(new Edge(paper, _random.Next(2) == 0 ? "supports" : "contradicts", claim, "It says so."), words);
                break;
            case 4:
                _here.Decide(new NewDecision.Merge(a, b));
                break;
            case 5:
                _here.Decide(new NewDecision.Merge(paper, OneOf(Papers, "paper")));
                break;
            case 6:
                _here.Decide(new NewDecision.RejectEdge(edge, []));
                break;
            case 7:
                _here.Decide(new NewDecision.SameEntity(Concept($"Other {_random.Next(3)}"), a));
                break;
            case 8:
                _here.Decide(new NewDecision.ApproveQuote(words, [a]));
                break;
            case 9 when _here.Graph.FindEntity(_random.Next(2) == 0 ? paper : a) is { } entity:
                _here.Decide(new NewDecision.EditEntity(entity with { Description = $"About {_random.Next(9)}.", Name = _random.Next(2) == 0 ? entity.Name : entity.Name + "!" }));
                break;
            default:
                Undo();
                break;
        }
    }

    private void Undo()
    {
        var batches = _here.Base.History().Where(line => line.Holds && line.Decision.Verb != Verb.Written).Select(line => line.Decision.Batch).Distinct().Skip(1).ToList();
        if (batches.Count > 0)
            _here.Undo(_random.Pick(batches));
    }

    private EntityId OneOf(string[] names, string kind) => new(kind, Slug.Of(_random.Pick(names)));

    private static Entity Claim(string name) => new(new EntityId("claim", Slug.Of(name)), name, "");
}
