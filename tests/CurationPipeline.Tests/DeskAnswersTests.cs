using CurationPipeline.Review;
using CurationPipeline.Tests.Review;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests;

/// <summary>Answers at a desk; two papers propose the same concept.</summary>
public sealed class DeskAnswersTests : IDisposable
{
    private static readonly string Key = SealedKey.Seal("aaaa");

    private readonly TemporaryFolder _folder = new();
    private readonly DeskFolder _desk;
    private readonly DeskFile _first;
    private readonly DeskFile _second;

    public DeskAnswersTests()
    {
        _desk = new DeskFolder(_folder.Path);
        (_first, _second) = (Write("first"), Write("second"));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Say.Later)]
    [InlineData(Say.Reject)]
    [InlineData(Say.Pending)]
    public void A_note_stays_under_an_answer_for_all(Say say)
    {
        Put(_first, CurationPipeline.Review.Answer.Pending with { Note = "ask Ada" });

        _first.AnswerAll(new QuestionFilter(), _first.Read().Questions.Count, new Answer(say));

        Assert.All(new[] { _first, _second }, file => Assert.Equal(new Answer(say, Note: "ask Ada"), Said(file)));
    }

    [Theory]
    [InlineData(Say.Later, "here said approve; Bob said reject")]
    [InlineData(Say.Reject, null)]
    public void A_disagreement_ends_with_a_decision_and_not_before(Say say, string? left)
    {
        Put(_first, CurationPipeline.Review.Answer.Pending with { Disagreement = "here said approve; Bob said reject" });

        _first.AnswerAll(new QuestionFilter(), _first.Read().Questions.Count, new Answer(say));

        Assert.Equal(new Answer(say) { Disagreement = left }, Said(_first));
    }

    [Fact]
    public void Words_that_came_since_are_shown_before_they_are_approved()
    {
        var seen = Seen(_first);
        var third = Write("third");

        var refused = Assert.Throws<CurationException>(() => _first.AnswerOne(Key, seen, new Answer(Say.Approve)));

        Assert.Contains("what another paper says of it, was changed elsewhere since you saw it", refused.Message, StringComparison.Ordinal);
        Assert.All(new[] { _first, _second, third }, file => Assert.Equal(Say.Pending, Said(file).Say));
        _first.AnswerOne(Key, Seen(_first), new Answer(Say.Approve));
        Assert.All(new[] { _first, _second, third }, file => Assert.Equal(Say.Approve, Said(file).Say));
    }

    [Fact]
    public void Words_that_were_changed_since_are_shown_before_they_are_approved()
    {
        var seen = Seen(_first);
        File.WriteAllText(_second.Path, File.ReadAllText(_second.Path).Replace("second says so.", "second says otherwise.", StringComparison.Ordinal));

        Assert.Throws<CurationException>(() => _first.AnswerOne(Key, seen, new Answer(Say.Approve)));

        Assert.Equal(Say.Pending, Said(_first).Say);
    }

    [Fact]
    public void An_approval_for_all_stays_in_its_own_file()
    {
        _first.AnswerAll(new QuestionFilter(), _first.Read().Questions.Count, new Answer(Say.Approve));

        Assert.Equal((Say.Approve, Say.Pending), (Said(_first).Say, Said(_second).Say));
    }

    [Fact]
    public void An_approval_for_all_opens_what_an_earlier_answer_had_closed()
    {
        _first.AnswerOne(Key, Seen(_first), new Answer(Say.Reject, Note: "ask Ada"));

        _first.AnswerAll(new QuestionFilter(), _first.Read().Questions.Count, new Answer(Say.Approve));

        Assert.Equal(new Answer(Say.Pending, Note: "ask Ada"), Said(_second));
    }

    private string Seen(DeskFile file) => SeenMark.Of(file.Read(), Key, _desk.Also(file, Key), []);

    private DeskFile Write(string paper)
    {
        var path = _folder.File("reviews", paper + ".review.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // it lies in a folder
        var proposals = SomeProposals.Of(SomeProposals.Entity() with { PossibleDuplicates = [], Evidence = [SomeProposals.Evidence($"{paper} says so.")] });
        File.WriteAllText(path, ReviewWriter.Write(proposals with
        {
            Paper = proposals.Paper with { Id = new CurationPipeline.Graph.EntityId("paper", paper), Title = paper },
        }));
        return _desk.Open(path);
    }

    private static Answer Said(DeskFile file) => file.Read().File.Entities[0].Answer;

    private static void Put(DeskFile file, Answer answer) => file.Change(
        "answer", sheet => [KeyValuePair.Create(Key, ItemEdit.Answer(sheet.TextOf(Key), file.Path, answer))]);
}
