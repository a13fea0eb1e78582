using System.Text.Json;
using System.Text.RegularExpressions;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Review;
using CurationPipeline.Tests.Support;
using Answer = CurationPipeline.Review.Answer;

namespace CurationPipeline.Cli.Tests.Commands;

/// <summary>The review desk in a terminal, key by key.</summary>
public sealed class ReviewCommandTests : IAsyncLifetime
{
    private readonly Curate _curate = Curate.WithSampleBase();
    private string _file = "";

    public async Task InitializeAsync()
    {
        await _curate.OutputOf("ingest", Repository.Paper("honest-refusals.md"));
        _file = new ReviewFolder(_curate.Folder).Files().Single();
    }

    public Task DisposeAsync()
    {
        _curate.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Each_key_answers_one_question_and_is_saved()
    {
        var keys = Open();

        var ran = await _curate.PressAsync("ar8lQ", null, "review", "refusals");

        Assert.Equal(0, ran.Code);
        Assert.Equal(Say.Approve, AnswerTo(keys[0]).Say);
        Assert.Equal(new Answer(Say.Reject, Reason: "trivial"), AnswerTo(keys[1]));
        Assert.Equal(Say.Later, AnswerTo(keys[2]).Say);
    }

    [Fact]
    public async Task Undo_takes_back_step_by_step()
    {
        var before = await File.ReadAllTextAsync(_file);

        await _curate.PressAsync("ar\n*lyuuuQ", null, "review", "refusals");

        Assert.Equal(before, await File.ReadAllTextAsync(_file));
    }

    [Fact]
    public async Task A_filter_and_a_star_answer_many_at_once()
    {
        await _curate.PressAsync("fkind=concept\n*r8yQ", null, "review", "refusals");

        Assert.All(ReviewReader.Read(_file).Entities, item => Assert.Equal(item.Item.Entity.Id.Type == "concept" ? Say.Reject : Say.Pending, item.Answer.Say));
    }

    [Fact]
    public async Task An_entity_is_found_to_be_a_known_one()
    {
        await _curate.PressAsync("fkind=concept\nsalignment faking\n1Q", null, "review", "refusals");

        Assert.Contains(ReviewReader.Read(_file).Entities, item => item.Answer.SameAs.ToString() == "concept:alignment-faking");
    }

    [Fact]
    public async Task Words_are_shown_to_their_end()
    {
        Curate.Edit(_file, LongWords.InFirstPiece);

        var ran = await _curate.PressAsync("lQ", null, "review", "refusals");

        Assert.Contains(LongWords.End, Regex.Replace(ran.Output, @"\s+", " "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_persons_own_editor_corrects_an_item()
    {
        var script = _curate.File("edit.sh");
        await File.WriteAllTextAsync(script, "sed -i 's/^      name: .*/      name: Renamed/' \"$1\"\n");

        await _curate.PressAsync("fkind=concept\neQ", "sh " + script, "review", "refusals");

        Assert.Single(ReviewReader.Read(_file).Entities, item => item.Item.Entity.Name == "Renamed");
    }

    [Fact]
    public async Task A_mistake_made_in_the_editor_changes_nothing()
    {
        var before = await File.ReadAllTextAsync(_file);
        var script = _curate.File("edit.sh");
        await File.WriteAllTextAsync(script, "sed -i 's/decision: pending/decision: aprove/' \"$1\"\n");

        var ran = await _curate.PressAsync("eQ", "sh " + script, "review", "refusals");

        Assert.Contains("'aprove' is not a decision", ran.Output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(_file));
    }

    [Fact]
    public async Task Applying_at_the_desk_can_be_taken_back()
    {
        var entries = _curate.Entries();

        var ran = await _curate.PressAsync("fkind=concept\n*ayAQ", null, "review", "refusals");

        Assert.Contains("seed files written", ran.Output, StringComparison.Ordinal);
        Assert.NotEqual(entries, _curate.Entries());
    }

    [Fact]
    public async Task What_a_paper_says_cannot_steer_the_terminal()
    {
        Curate.Edit(_file, text => Regex.Replace(text, "^      name: [^>\n]*$", "      name: \"\\u001b[2J\\u202e\"", RegexOptions.Multiline));

        var ran = await _curate.PressAsync("nnnQ", null, "review", "refusals");

        Assert.DoesNotContain('\u001b', ran.Output);
        Assert.DoesNotContain('\u202e', ran.Output);
        Assert.Contains("<U+001B>", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_decision_is_recorded_under_who_made_it()
    {
        var theirs = _curate.File("bob.review.yaml");
        await File.WriteAllTextAsync(theirs, (await File.ReadAllTextAsync(_file)).Replace("decision: pending ", "decision: reject ", StringComparison.Ordinal));
        await _curate.PressAsync("fkind=concept\naQ", null, "review", "refusals");

        var said = await _curate.OutputOf("review", "merge", theirs, "--by", "Bob");
        await _curate.OutputOf("apply", "--by", "Ada");

        Assert.Contains("1 answered differently", said, StringComparison.Ordinal);
        var ledger = File.ReadLines(_curate.File("seeds", "decisions.jsonl")).TakeLast(40).ToList();
        Assert.Contains(ledger, line => line.Contains("\"by\":\"Bob\"", StringComparison.Ordinal) && line.Contains("\"verb\":\"reject\"", StringComparison.Ordinal));
        Assert.Contains("here said approve; Bob said reject", await File.ReadAllTextAsync(_file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_keyboard_it_says_so()
    {
        var ran = await _curate.RunAsync("review", "refusals");

        Assert.Equal(2, ran.Code);
        Assert.Contains("needs a person at a keyboard", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_review_file_hides_no_other()
    {
        var pending = ReviewReader.Read(_file).Answers.Count();
        await File.WriteAllTextAsync(_curate.File("reviews", "a-broken.review.yaml"), (await File.ReadAllTextAsync(_file)).Replace("decision: pending ", "decision: aprove ", StringComparison.Ordinal));

        var ran = await _curate.RunAsync("review");
        var json = await _curate.RunAsync("review", "--json");
        var status = await _curate.OutputOf("status");

        Assert.Equal((1, 1), (ran.Code, json.Code));
        Assert.StartsWith($"{pending,5} to decide,    0 answered  {_file}", ran.Output, StringComparison.Ordinal);
        Assert.Matches(@"a-broken\.review\.yaml\(\d+,\d+\): 'aprove' is not a decision", ran.Error);
        var read = JsonDocument.Parse(json.Output).RootElement;
        Assert.Equal(pending, read.GetProperty("papers").EnumerateArray().Single().GetProperty("pending").GetInt32());
        Assert.Contains("'aprove'", read.GetProperty("mistakes").EnumerateArray().Single().GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains($"to decide      {pending,7}\n", status, StringComparison.Ordinal);
        Assert.Matches(@"! .*a-broken\.review\.yaml\(\d+,\d+\) 'aprove' is not a decision", status);
    }

    [Fact]
    public async Task What_was_changed_since_it_was_shown_is_shown_again()
    {
        var key = Open()[0];
        _curate.Pressing = pressed => Curate.Edit(_file, text => pressed == 'a' ? text.Replace($"- key: {key}\n", $"- key: {key}\n    note: changed\n", StringComparison.Ordinal) : text);

        var ran = await _curate.PressAsync("aQ", null, "review", "refusals");

        Assert.Equal(new Answer(Say.Pending, Note: "changed"), AnswerTo(key));
        Assert.Contains("changed elsewhere since you saw it", Regex.Replace(ran.Output, @"\s+", " "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_that_took_no_answer_is_named()
    {
        await File.WriteAllTextAsync(_curate.File("reviews", "other.review.yaml"), "entities: [");

        var ran = await _curate.PressAsync("fkind=concept\naQ", null, "review", "refusals");

        Assert.Contains("! Not in other.review.yaml, which cannot be read or written now", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_names_a_review_file_that_cannot_be_opened()
    {
        using var held = new FileStream(_file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var ran = await _curate.RunAsync("ingest", Repository.Paper("probing-situational-awareness.pdf"));

        Assert.NotEqual(0, ran.Code);
        Assert.Contains($"'{_file}' cannot be read (", ran.Output + ran.Error, StringComparison.Ordinal);
        Assert.Contains("and ingest again.", ran.Output + ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misuse_names_the_command_that_was_meant()
    {
        var merge = await _curate.RunAsync("review", "merge", _file);
        var none = await _curate.RunAsync("no-such");

        Assert.EndsWith("'curate review merge --help' says how it is used.\n", merge.Error, StringComparison.Ordinal);
        Assert.EndsWith("'curate --help' says how it is used.\n", none.Error, StringComparison.Ordinal);
    }

    private List<string> Open() => [.. QuestionOrder.Of(ReviewReader.Read(_file)).Select(question => question.Key)];

    private Answer AnswerTo(string key) => ReviewReader.Read(_file).Answers.Single(item => item.Key == key).Answer;
}
