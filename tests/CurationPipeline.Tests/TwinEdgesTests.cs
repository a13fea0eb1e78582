using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Tests.Review;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests;

/// <summary>A paper proposes two concepts, each beside a third; a person says that both are one of the base.</summary>
public sealed class TwinEdgesTests : IDisposable
{
    private static readonly ProposedEntity One = Proposal("Behaviour Gap");
    private static readonly ProposedEntity Other = Proposal("Zone of Conduct");
    private readonly TemporaryFolder _folder = new();
    private readonly DeskFolder _desk;
    private readonly DeskFile _file;
    private readonly string _text;

    public TwinEdgesTests()
    {
        var path = _folder.File("reviews", "a-paper.review.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, ReviewWriter.Write(SomeProposals.Of(One, Other) with { Edges = [Edge(One, "first"), Edge(Other, "second")], Quotes = [], Unverified = [] }));
        _desk = new DeskFolder(_folder.Path);
        _file = _desk.Open(path);
        Put(One.Key, new Answer(Say.SameAs, SomeProposals.Gap));
        Put(Other.Key, new Answer(Say.SameAs, SomeProposals.Gap));
        _text = File.ReadAllText(path);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_question_shows_the_words_of_both()
    {
        Assert.Equal("The second says so.", Assert.Single(_desk.Twins(_file.Read().File, Item(0).Item.Key)).Item.Evidence[0].Text);
        Assert.Equal("The first says so.", Assert.Single(_desk.Twins(_file.Read().File, Item(1).Item.Key)).Item.Evidence[0].Text);
    }

    [Fact]
    public void Without_the_answers_they_are_two()
    {
        Put(Other.Key, Answer.Pending);

        Assert.Empty(_desk.Twins(_file.Read().File, Item(0).Item.Key));
    }

    [Fact]
    public void One_answer_and_one_undo_hold_for_both()
    {
        Put(Item(0).Item.Key, new Answer(Say.Reject, Reason: "trivial"));
        Assert.Equal((Say.Reject, "trivial"), (Item(1).Answer.Say, Item(1).Answer.Reason));

        _file.Undo((_, _) => { });

        Assert.Equal(_text, File.ReadAllText(_file.Path));
    }

    [Fact]
    public void A_changed_mind_holds_for_both()
    {
        Put(Item(0).Item.Key, new Answer(Say.Approve));
        Put(Item(1).Item.Key, new Answer(Say.Pending));

        Assert.All(_file.Read().File.Edges, item => Assert.Equal(Say.Pending, item.Answer.Say));
    }

    [Fact]
    public void What_was_said_otherwise_stays()
    {
        Put(Other.Key, Answer.Pending);
        Put(Item(1).Item.Key, new Answer(Say.Reject));
        Put(Other.Key, new Answer(Say.SameAs, SomeProposals.Gap));

        Put(Item(0).Item.Key, new Answer(Say.Approve));

        Assert.Equal([Say.Approve, Say.Reject], _file.Read().File.Edges.Select(item => item.Answer.Say));
    }

    private static ProposedEntity Proposal(string name) => new(
        SealedKey.Seal(ContentKey.OfEntity("concept", name)), new Entity(new EntityId("concept", Slug.Of(name)), name, ""), [], []);

    // Symmetric, and the ends in the order of their names: one stands before the third, the other after it.
    private static ProposedEdge Edge(ProposedEntity end, string word)
    {
        var oversight = EntityId.Parse("concept:oversight");
        var edge = end.Entity.Id.CompareTo(oversight) < 0 ? new EdgeKey(end.Entity.Id, "associated_with", oversight) : new EdgeKey(oversight, "associated_with", end.Entity.Id);
        return new ProposedEdge(SealedKey.Seal(ContentKey.OfEdge(edge)), edge, "", [SomeProposals.Evidence($"The {word} says so.")], Known: false);
    }

    private Reviewed<ProposedEdge> Item(int at) => _file.Read().File.Edges[at];

    private void Put(string key, Answer answer) =>
        _file.Change("answer", sheet => [KeyValuePair.Create(key, ItemEdit.Answer(sheet.TextOf(key), _file.Path, answer))]);
}
