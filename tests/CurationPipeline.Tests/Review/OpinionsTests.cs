using CurationPipeline.Chat;
using CurationPipeline.Extract.Model;
using CurationPipeline.Resolve;
using CurationPipeline.Review;
using CurationPipeline.Tests.Chat;
using CurationPipeline.Tests.Seeds;
using Microsoft.Extensions.AI;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Review;

/// <summary>What a model thinks of possible duplicates, as a person gets to see it.</summary>
public sealed class OpinionsTests : IDisposable
{
    private readonly TestBase _here = new();

    public OpinionsTests() => _here.Approve(Concept("Compliance", "Doing as one is told."), Concept("Monitoring", "Watching."), Paper("Notes"));

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task Each_possible_duplicate_gets_one_and_nothing_else_changes()
    {
        var item = SomeProposals.Entity();
        using var model = new ScriptedModel((_, asked) => Task.FromResult(Says("different", "One is a difference, the other a behavior.")));

        var (items, count) = await Opinions(model).OnAsync([item]);

        var other = Assert.Single(Assert.Single(items).PossibleDuplicates);
        Assert.Equal(new Opinion("test:m", "different", "One is a difference, the other a behavior."), other.Opinion);
        Assert.Equal(item.PossibleDuplicates[0], other with { Opinion = null });
        Assert.Equal((1, 0, new Spent(10, 10, 0.00003m)), (count.Given, count.Missing.Count, count.Spent));
    }

    [Fact]
    public async Task The_question_shows_both_with_the_words_of_the_paper()
    {
        string? asked = null;
        using var model = new ScriptedModel((_, messages) =>
        {
            asked = messages[^1].Text;
            return Task.FromResult(Says("unsure", ""));
        });

        await Opinions(model).OnAsync([SomeProposals.Entity()]);

        Assert.Contains("concept: Compliance Gap\nAlso called: gap\nHow much more a model complies when watched.\nA paper says: We call the difference", asked, StringComparison.Ordinal);
        Assert.Contains("concept: Compliance\nDoing as one is told.", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stands_in_the_review_file_and_decides_nothing()
    {
        using var model = new ScriptedModel((_, _) => Task.FromResult(Says("same", "Both are \"one\": {x} # - y\u202E")));
        var (items, _) = await Opinions(model).OnAsync([SomeProposals.Entity()]);

        var text = ReviewWriter.Write(SomeProposals.Of([.. items])).Replace("approve_rest: false", "approve_rest: true", StringComparison.Ordinal);
        var file = ReviewReader.Parse(text, "a.review.yaml");

        Assert.Equal(items[0].PossibleDuplicates[0].Opinion, file.Entities[0].Item.PossibleDuplicates[0].Opinion);
        Assert.Contains("opinion: {by: \"test:m\", says: same, why: ", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', text);
        Assert.Equal(Say.Pending, file.Entities[0].Answer.Say);
        Assert.True(Assert.Single(QuestionOrder.Of(file).OfType<Question.OfEntity>()).NeedsAnEye);
    }

    [Theory]
    [InlineData("""Sure!\n```json\n{"opinion": "Same", "reason": "One."}\n```""", "same")]
    [InlineData("""{see} {"reason": "One.", "opinion": "unsure"}""", "unsure")]
    [InlineData("""{"opinion": "approve", "reason": "decision: approve"}""", null)]
    [InlineData("same", null)]
    [InlineData("{", null)]
    [InlineData("", null)]
    public async Task What_holds_an_opinion_is_taken_and_nothing_else(string answer, string? says)
    {
        using var model = new ScriptedModel((_, _) => Task.FromResult(ScriptedModel.Says(answer)));

        var (items, count) = await Opinions(model).OnAsync([SomeProposals.Entity()]);

        Assert.Equal(says, items[0].PossibleDuplicates[0].Opinion?.Says);
        Assert.Equal(says is null ? ["concept:compliance-gap and concept:compliance: the model's answer holds no opinion."] : [], count.Missing);
    }

    [Fact]
    public async Task A_long_reason_is_one_short_line()
    {
        using var model = new ScriptedModel((_, _) => Task.FromResult(Says("same", $"a\\n  b {new string('x', 9_000)}")));

        var (items, _) = await Opinions(model).OnAsync([SomeProposals.Entity()]);

        var why = items[0].PossibleDuplicates[0].Opinion!.Why; // it was given
        Assert.StartsWith("a b xxx", why, StringComparison.Ordinal);
        Assert.InRange(why.Length, 250, 300);
    }

    [Fact]
    public async Task A_call_that_fails_takes_no_other_with_it()
    {
        using var model = new ScriptedModel((call, _) => call switch
        {
            1 => throw new CallException("The server is down."),
            2 => throw new WaitException("The budget is spent."),
            _ => Task.FromResult(Says("same", "Yes.")),
        });
        ProposedEntity[] asked = [SomeProposals.Entity(), SomeProposals.Entity("Other Gap", "eeee"), SomeProposals.Entity("Third Gap", "ffff")];

        var (items, count) = await Opinions(model).OnAsync(asked);

        Assert.Equal([null, null, "same"], items.Select(item => item.PossibleDuplicates[0].Opinion?.Says));
        Assert.Equal(["concept:compliance-gap and concept:compliance: The server is down.", "concept:other-gap and concept:compliance: The budget is spent."], count.Missing);
    }

    [Fact]
    public async Task A_pair_that_waits_takes_the_opinion_that_was_asked_for_since()
    {
        var pair = new PairProposals(_here.Base.Catalog, _here.Graph).Make(Id("concept:compliance"), Id("concept:monitoring"), 0.7);
        var reviews = new ReviewFolder(_here.Folder);
        reviews.Write(new SimilarQuestions("test", 0.6, [pair]), _here.Base);
        using var model = new ScriptedModel((_, _) => Task.FromResult(Says("different", "One watches.")));

        var (pairs, _) = await Opinions(model).OnAsync([pair]);
        Assert.Equal(0, reviews.Write(new SimilarQuestions("test", 0.6, pairs), _here.Base));

        var asked = Assert.Single(ReviewReader.Read(reviews.SimilarFile).Pairs);
        Assert.Equal(("test:m's opinion: different. One watches.", Say.Pending), (asked.Item.Opinion?.Words, asked.Answer.Say));
    }

    [Fact]
    public async Task Two_of_different_kinds_are_not_asked_about()
    {
        var pair = new PairProposals(_here.Base.Catalog, _here.Graph).Make(Id("concept:compliance"), Id("paper:notes"), 0.7);
        using var model = new ScriptedModel((_, _) => throw new InvalidOperationException("nobody is to be asked"));

        var (pairs, count) = await Opinions(model).OnAsync([pair]);

        Assert.Equal((null, 0), (Assert.Single(pairs).Opinion, count.Given));
    }

    private Opinions Opinions(IChatClient model) => new(model, new ModelSettings("test:m", "m") { Price = new Price(1, 2) }, _here.Graph);

    private static ChatResponse Says(string opinion, string reason) => ScriptedModel.Says($$"""{"opinion": "{{opinion}}", "reason": "{{reason.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""");
}
