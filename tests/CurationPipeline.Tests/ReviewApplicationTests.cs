using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Tests.Review;
using CurationPipeline.Tests.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests;

/// <summary>Review files of several papers, applied one after the other.</summary>
public sealed class ReviewApplicationTests : IDisposable
{
    private static readonly EntityId Mirror = Id("concept:mirror-probing");
    private static readonly EntityId Oversight = Id("concept:oversight");

    private readonly TestBase _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public void Approved_under_a_name_and_as_its_alias_one_entity_comes_in()
    {
        string[] files = [Write("a", [Proposal("Mirror Probing")]), Write("b", [Proposal("Looking-Glass Tests", "mirror-probing")])];
        Answer(files[0], "approve");
        Answer(files[1], "approve");

        Apply(files);

        Assert.Equal(Mirror, Assert.Single(_here.Graph.Entities("concept")).Id);
        Assert.All(files, file => Assert.Empty(ReviewReader.Read(file).Entities));
    }

    [Fact]
    public void An_edge_whose_ends_turn_out_to_be_one_moves_to_the_losses()
    {
        _here.Approve(Concept("Oversight"));
        string[] files =
        [
            Write("a", [Proposal("Mirror Probing")]),
            Write("b", [Proposal("Mirror Probing")], new EdgeKey(Mirror, "associated_with", Oversight)),
        ];
        Answer(files[0], $"same-as {Oversight}");

        Apply(files[0]);

        Assert.Empty(ReviewReader.Read(files[1]).Answers);
        Assert.Contains($"Both ends are {Oversight}, as an answer says: The gap shows that the model fakes alignment.", File.ReadAllText(files[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_names_that_the_base_has_for_two_things_join_none_of_them()
    {
        _here.Approve(Concept("Mirror Tests") with { Aliases = ["looking glass"] }, Concept("Glass Tests") with { Aliases = ["looking glass"] });
        var file = Write("a", [Proposal("Looking Glass")]);
        Answer(file, "approve");

        Apply(file);

        Assert.Contains(Id("concept:looking-glass"), _here.Graph.Entities("concept").Select(entity => entity.Id));
    }

    private void Apply(params string[] files) => new ReviewApplication(_here.Base, _ => null).Apply(files, "tester", partial: false);

    private string Write(string paper, IReadOnlyList<ProposedEntity> entities, params EdgeKey[] edges)
    {
        var path = Path.Combine(_here.Folder, "reviews", paper + ".review.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // it lies in a folder
        var proposals = SomeProposals.Of([.. entities]);
        File.WriteAllText(path, ReviewWriter.Write(proposals with
        {
            Paper = proposals.Paper with { Id = new EntityId("paper", paper), Title = paper },
            Edges = [.. edges.Select(edge => SomeProposals.Edge(edge) with { Key = SealedKey.Seal(ContentKey.OfEdge(edge)) })],
            Quotes = [],
            Unverified = [],
        }));
        return path;
    }

    private static ProposedEntity Proposal(string name, params string[] aliases) => new(
        SealedKey.Seal(ContentKey.OfEntity("concept", name)), Concept(name) with { Aliases = aliases }, [], []);

    private static void Answer(string file, string answer)
    {
        var text = File.ReadAllText(file);
        var at = text.IndexOf("decision: pending", StringComparison.Ordinal);
        File.WriteAllText(file, text[..at] + $"decision: {answer}" + text[(at + "decision: pending".Length)..]);
    }
}
