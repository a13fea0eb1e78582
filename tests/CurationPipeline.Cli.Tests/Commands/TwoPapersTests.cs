using System.Text.RegularExpressions;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Seeds;
using Answer = CurationPipeline.Review.Answer;

namespace CurationPipeline.Cli.Tests.Commands;

/// <summary>Two papers that wait at the same time and propose the same method and the same edge.</summary>
public sealed class TwoPapersTests : IAsyncLifetime
{
    private const string Method = "method:mirror-probing";
    private const string Known = "method:alignment-faking-reasoning-classifier";
    private readonly Curate _curate = Curate.WithSampleBase();

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_curate.File("first.md"), Paper("Mirror Probing of Guarded Models", "We propose", "our models"));
        await File.WriteAllTextAsync(_curate.File("second.md"), Paper("A Second Look at Mirror Probing", "We study", "five further models"));
        await _curate.OutputOf("ingest", _curate.File("first.md"), _curate.File("second.md"), "--model", "rules");
    }

    public Task DisposeAsync()
    {
        _curate.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_one_file_answers_no_other_asks()
    {
        AnswerEntity(First, "approve");

        var said = await _curate.OutputOf("apply", First);

        Assert.EndsWith("That answers a question of another review file, too.\n", said, StringComparison.Ordinal);
        Assert.DoesNotContain(ReviewReader.Read(Second).Entities, item => item.Item.Entity.Id.ToString() == Method);
        Assert.Contains(ReviewReader.Read(Second).Edges, item => item.Item.Edge.Target.ToString() == Method);
    }

    [Fact]
    public async Task A_rejected_entity_takes_its_edges_out_of_every_file()
    {
        AnswerEntity(First, "reject");

        await _curate.OutputOf("apply", First);

        Assert.DoesNotContain(ReviewReader.Read(Second).Edges, item => item.Item.Edge.Target.ToString() == Method);
    }

    [Fact]
    public async Task The_same_edge_from_the_second_paper_adds_its_words()
    {
        ApproveAll(First);
        await _curate.OutputOf("apply", First);
        ApproveAll(Second);

        await _curate.OutputOf("apply", Second);

        using var knowledge = KnowledgeBase.Open(_curate.Folder);
        var edge = knowledge.Graph.FindEdge(new EdgeKey(EntityId.Parse("concept:alignment-faking"), "associated_with", EntityId.Parse(Method)))!;
        Assert.Equal(
            ["Mirror Probing (MP) reduces alignment faking in five further models.", "Mirror Probing (MP) reduces alignment faking in our models."],
            edge.Evidence.Select(piece => knowledge.Graph.FindEntity(piece.Quote)!.Quote!.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Edges_of_the_second_file_follow_what_the_first_recognised()
    {
        AnswerEntity(First, $"same-as {Known}");
        await _curate.OutputOf("apply", First);
        ApproveAll(Second, except: Method);

        await _curate.OutputOf("apply", Second);

        using var knowledge = KnowledgeBase.Open(_curate.Folder);
        Assert.Null(knowledge.Graph.FindEntity(EntityId.Parse(Method)));
        Assert.Contains(knowledge.Graph.EdgesOf(EntityId.Parse(Known)), edge => edge.Source.ToString() == "paper:a-second-look-at-mirror-probing");
    }

    [Fact]
    public async Task What_the_first_recognised_no_other_file_asks_and_their_edges_follow()
    {
        AnswerEntity(First, $"same-as {Known}");

        await _curate.OutputOf("apply", First);

        Assert.DoesNotContain(Method, await File.ReadAllTextAsync(Second), StringComparison.Ordinal);
        Assert.Contains(ReviewReader.Read(Second).Edges, item => item.Item.Edge.Target.ToString() == Known);
        var followed = await File.ReadAllTextAsync(Second);
        await _curate.OutputOf("ingest", _curate.File("second.md"), "--model", "rules");
        Assert.Equal(followed, await File.ReadAllTextAsync(Second));
    }

    [Fact]
    public async Task The_edges_that_stay_open_in_its_own_file_follow_too()
    {
        AnswerEntity(First, $"same-as {Known}");
        await _curate.OutputOf("apply", First);
        ApproveAll(First);

        await _curate.OutputOf("apply", First);

        using var knowledge = KnowledgeBase.Open(_curate.Folder);
        Assert.Contains(knowledge.Graph.EdgesOf(EntityId.Parse(Known)), edge => edge.Source.ToString() == "paper:mirror-probing-of-guarded-models");
    }

    [Fact]
    public async Task An_id_that_was_put_right_in_the_first_is_followed_by_the_second()
    {
        Curate.Edit(First, text => text.Replace($"id: {Method}\n", "id: method:mirrored-probing\n", StringComparison.Ordinal));
        AnswerEntity(First, "approve", "method:mirrored-probing");

        await _curate.OutputOf("apply", First);

        Assert.DoesNotContain(Method, await File.ReadAllTextAsync(Second), StringComparison.Ordinal);
        Assert.Contains(ReviewReader.Read(Second).Edges, item => item.Item.Edge.Target.ToString() == "method:mirrored-probing");
    }

    [Fact]
    public async Task An_edge_that_was_rejected_under_the_known_name_leaves_with_the_answer()
    {
        AnswerEntity(First, $"same-as {Known}");
        Curate.Edit(First, text => Regex.Replace(text, "decision: pending(?=[^\n]*\n    edge: \\{source: \"concept)", "decision: reject"));

        await _curate.OutputOf("apply", First);
        await _curate.OutputOf("apply", First);

        Assert.DoesNotContain(ReviewReader.Read(Second).Edges, item => item.Item.Edge.Source.Type == "concept");
    }

    [Fact]
    public async Task Words_that_wait_for_an_edge_which_came_in_are_not_asked_of_a_second_time()
    {
        ApproveAll(First);
        await _curate.OutputOf("apply", First);
        var before = ReviewReader.Read(Second).Answers.Count();

        await _curate.OutputOf("ingest", _curate.File("second.md"), "--model", "rules");

        Assert.Equal(before, ReviewReader.Read(Second).Answers.Count());
    }

    [Fact]
    public async Task The_terminal_asks_once_with_the_words_of_both_papers()
    {
        var ran = await _curate.PressAsync("fkind=method\naQ", null, "review", "mirror-probing-of");

        Assert.Contains("+ also proposed by A Second Look at Mirror Probing as Mirror Probing\n    p. 1: ", ran.Output, StringComparison.Ordinal);
        Assert.All(new[] { First, Second }, file => Assert.Equal(Say.Approve, AnswerTo(file).Say));
        ApproveAll(First);
        ApproveAll(Second);
        await _curate.OutputOf("apply");
        using var knowledge = KnowledgeBase.Open(_curate.Folder);
        Assert.Equal(2, knowledge.Graph.FindEntity(EntityId.Parse(Method))!.Evidence.Select(piece => knowledge.Graph.FindEntity(piece.Quote)!.Quote!.Paper).Distinct().Count());
    }

    [Fact]
    public async Task Undo_at_the_terminal_takes_an_apply_out_of_both_files()
    {
        AnswerEntity(First, $"same-as {Known}");
        var before = (await File.ReadAllTextAsync(First), await File.ReadAllTextAsync(Second));

        await _curate.PressAsync("AuQ", null, "review", "mirror-probing-of");

        Assert.Equal(before, (await File.ReadAllTextAsync(First), await File.ReadAllTextAsync(Second)));
    }

    [Fact]
    public async Task Approved_under_two_ways_to_write_it_one_entity_comes_in()
    {
        Curate.Edit(_curate.File("second.md"), text => text.Replace("Mirror Probing", "Mirror Behaviour Probing", StringComparison.Ordinal).Replace("(MP)", "(MBP)", StringComparison.Ordinal));
        await File.WriteAllTextAsync(_curate.File("third.md"), (await File.ReadAllTextAsync(_curate.File("second.md"))).Replace("Behaviour", "Behavior", StringComparison.Ordinal).Replace("A Second", "A Third", StringComparison.Ordinal));
        await _curate.OutputOf("ingest", _curate.File("second.md"), _curate.File("third.md"), "--model", "rules");
        var (british, american) = (_curate.File("reviews", "a-second-look-at-mirror-behaviour-probing.review.yaml"), _curate.File("reviews", "a-third-look-at-mirror-behavior-probing.review.yaml"));
        ApproveAll(british);
        ApproveAll(american);

        await _curate.OutputOf("apply", british, american);

        using var knowledge = KnowledgeBase.Open(_curate.Folder);
        var methods = knowledge.Graph.Entities("method").Where(entity => entity.Name.StartsWith("Mirror", StringComparison.Ordinal)).ToList();
        Assert.Equal("method:mirror-behaviour-probing", Assert.Single(methods).Id.ToString());
        Assert.Equal(2, methods[0].Evidence.Select(piece => knowledge.Graph.FindEntity(piece.Quote)!.Quote!.Paper).Distinct().Count());
    }

    [Fact]
    public async Task Refused_under_one_way_to_write_it_no_other_file_asks()
    {
        Curate.Edit(_curate.File("second.md"), text => text.Replace("Mirror Probing", "Mirror Probings", StringComparison.Ordinal));
        await _curate.OutputOf("ingest", _curate.File("second.md"), "--model", "rules");
        var plural = _curate.File("reviews", "a-second-look-at-mirror-probings.review.yaml");
        Assert.Contains(ReviewReader.Read(plural).Edges, item => item.Item.Edge.Target.ToString() == "method:mirror-probings");
        AnswerEntity(First, "reject");

        await _curate.OutputOf("apply", First);

        Assert.DoesNotContain(ReviewReader.Read(plural).Entities, item => item.Item.Entity.Id.Type == "method");
        Assert.DoesNotContain(ReviewReader.Read(plural).Edges, item => item.Item.Edge.Target.ToString() == "method:mirror-probings");
    }

    [Fact]
    public async Task A_name_that_was_put_right_is_not_asked_of_again()
    {
        Curate.Edit(First, text => text.Replace("name: Mirror Probing\n", "name: Looking-Glass Probing\n", StringComparison.Ordinal));
        ApproveAll(First);
        await _curate.OutputOf("apply", First);

        await _curate.OutputOf("ingest", _curate.File("first.md"), "--model", "rules");

        Assert.Empty(ReviewReader.Read(First).Entities);
        Assert.All(ReviewReader.Read(First).Edges, item => Assert.Equal(Method, item.Item.Edge.Target.ToString()));
    }

    [Fact]
    public async Task Words_refused_for_an_edge_that_another_paper_brought_in_are_not_asked_of_again()
    {
        ApproveAll(First);
        await _curate.OutputOf("apply", First);
        ApproveAll(Second);
        Curate.Edit(Second, text => Regex.Replace(text, "decision: approve(?=[^\n]*\n    edge: \\{source: \"concept)", "decision: reject"));

        await _curate.OutputOf("apply", Second);
        await _curate.OutputOf("ingest", _curate.File("second.md"), "--model", "rules");

        Assert.Empty(ReviewReader.Read(Second).Edges);
        using var knowledge = KnowledgeBase.Open(_curate.Folder);
        Assert.Single(knowledge.Graph.FindEdge(new EdgeKey(EntityId.Parse("concept:alignment-faking"), "associated_with", EntityId.Parse(Method)))!.Evidence);
    }

    [Fact]
    public async Task Answers_that_contradict_each_other_are_told_and_the_later_one_stays_open()
    {
        AnswerEntity(First, "approve");
        AnswerEntity(Second, "reject");

        var ran = await _curate.RunAsync("apply", First, Second);

        Assert.Equal(1, ran.Code);
        Assert.Matches("a-second-look.*: method:mirror-probing was taken in before, by .*; 'curate undo .*' takes that back", ran.Error);
        Assert.Contains(ReviewReader.Read(Second).Entities, item => item.Item.Entity.Id.ToString() == Method);
    }

    private string First => _curate.File("reviews", "mirror-probing-of-guarded-models.review.yaml");

    private string Second => _curate.File("reviews", "a-second-look-at-mirror-probing.review.yaml");

    private static void AnswerEntity(string file, string answer, string id = Method)
    {
        var key = ReviewReader.Read(file).Entities.Single(item => item.Item.Entity.Id.ToString() == id).Item.Key;
        Curate.Edit(file, text => text.Replace($"- key: {key}\n    decision: pending", $"- key: {key}\n    decision: {answer}", StringComparison.Ordinal));
    }

    private static Answer AnswerTo(string file) => ReviewReader.Read(file).Entities.Single(item => item.Item.Entity.Id.ToString() == Method).Answer;

    private static void ApproveAll(string file, string? except = null)
    {
        Curate.Edit(file, text => text.Replace("decision: pending", "decision: approve", StringComparison.Ordinal));
        if (except is not null)
            Curate.Edit(file, text => Regex.Replace(text, "decision: approve(?=[^\n]*\n    entity:\n      id: " + except + ")", "decision: pending"));
    }

    private static string Paper(string title, string verb, string where) => $"""
        # {title}

        ## Abstract

        {verb} Mirror Probing (MP), a protocol that shows a model its own earlier answers. Mirror Probing (MP) reduces alignment faking in {where}.

        ## 1 Introduction

        We use Mirror Probing (MP) to measure alignment faking. Mirror Probing is cheap.

        ## 2 Results

        Mirror Probing (MP) and alignment faking were found together in {where}.
        """;
}
