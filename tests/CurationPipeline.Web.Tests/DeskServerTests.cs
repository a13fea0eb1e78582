using System.Net;
using CurationPipeline.Review;
using CurationPipeline.Tests.Support;
using CurationPipeline.Web.Tests.Support;

namespace CurationPipeline.Web.Tests;

/// <summary>What the desk does over HTTP, without a browser.</summary>
public sealed class DeskServerTests : IAsyncLifetime
{
    private OpenDesk _desk = null!; // set before each test

    public async Task InitializeAsync() => _desk = await OpenDesk.OnFixtureAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task An_answer_is_in_the_file_before_the_next_question_comes()
    {
        var before = File.ReadAllLines(_desk.ReviewFile);
        var key = FirstKey();

        var next = await _desk.SendAsync(await _desk.GetAsync(OpenDesk.ItemAddress(key)), "#answer", ("say", "Approve"));

        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Equal(Say.Approve, AnswerTo(key).Say);
        Assert.DoesNotContain(key, next.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        var changed = before.Zip(File.ReadAllLines(_desk.ReviewFile)).Where(pair => pair.First != pair.Second).ToList();
        Assert.Contains("approve  ", Assert.Single(changed).Second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejection_keeps_its_reason_and_note()
    {
        var key = FirstKey();

        await _desk.SendAsync(await _desk.GetAsync(OpenDesk.ItemAddress(key)), "#reject form", ("reason", "wrong_entity"), ("note", "it's <b>another</b>: \"x\""));

        Assert.Equal(new Answer(Say.Reject, Reason: "wrong_entity", Note: "it's <b>another</b>: \"x\""), AnswerTo(key));
    }

    [Fact]
    public async Task A_correction_changes_the_fields_that_the_person_changed()
    {
        var entity = _desk.Review.Entities[0].Item;
        var page = await _desk.GetAsync(OpenDesk.ItemAddress(entity.Key));

        var answer = await _desk.SendAsync(
            page, "#edit form", ("name", "Stage Cues"), ("id", entity.Entity.Id.ToString()), ("description", "What tells a model its stage."), ("aliases", "cue\r\nstage cue"));

        Assert.Null((await OpenDesk.ParseAsync(answer)).QuerySelector(".said.failed")?.TextContent);
        var corrected = _desk.Review.Entities[0].Item.Entity;
        Assert.Equal(("Stage Cues", "What tells a model its stage."), (corrected.Name, corrected.Description));
        Assert.Equal(["cue", "stage cue"], corrected.Aliases);
        Assert.Equal(entity.Entity.Id, corrected.Id);
    }

    [Fact]
    public async Task Words_are_shown_to_their_end()
    {
        await File.WriteAllTextAsync(_desk.ReviewFile, LongWords.InFirstPiece(await File.ReadAllTextAsync(_desk.ReviewFile)));
        var first = _desk.Review.Entities[0].Item.Key;

        var page = await _desk.GetAsync(OpenDesk.ItemAddress(first));

        Assert.Contains(page.QuerySelectorAll(".evidence blockquote"), words => words.TextContent.Trim().EndsWith(LongWords.End, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Undo_brings_the_file_back_to_the_letter()
    {
        var before = await File.ReadAllTextAsync(_desk.ReviewFile);
        var list = await _desk.GetAsync("/paper/" + OpenDesk.Paper);

        await _desk.SendAsync(list, "#all-a form");
        Assert.NotEqual(before, await File.ReadAllTextAsync(_desk.ReviewFile));
        await _desk.SendAsync(await _desk.GetAsync("/paper/" + OpenDesk.Paper), "form[action$=undo]");

        Assert.Equal(before, await File.ReadAllTextAsync(_desk.ReviewFile));
    }

    [Fact]
    public async Task Approving_all_leaves_out_what_needs_an_eye()
    {
        var first = _desk.Review.Entities.First(item => item.Item.Evidence.Count > 0).Item.Key;
        Edit(text => ReplaceFirst(text, $"- key: {first}\n", $"- key: {first}\n    possible_duplicates:\n      - {{id: \"concept:alignment-faking\", score: 0.8, why: alike}}\n"));
        var needsEye = QuestionOrder.Of(_desk.Review).Where(question => question.NeedsAnEye).Select(question => question.Key).ToHashSet();

        await _desk.SendAsync(await _desk.GetAsync("/paper/" + OpenDesk.Paper), "#all-a form");

        Assert.NotEmpty(needsEye);
        Assert.All(_desk.Review.Answers, item => Assert.Equal(needsEye.Contains(item.Key) ? Say.Pending : Say.Approve, item.Answer.Say));
    }

    [Fact]
    public async Task A_models_opinion_is_shown_as_text_and_as_an_opinion()
    {
        var key = FirstKey();
        Edit(text => ReplaceFirst(text, $"- key: {key}\n", $"- key: {key}\n    possible_duplicates:\n      - {{id: \"concept:alignment-faking\", score: 0.8, why: alike, opinion: {{by: \"m<1>\", says: same, why: \"<script>x</script>\"}}}}\n"));

        var page = await _desk.GetAsync(OpenDesk.ItemAddress(key));

        Assert.Equal("m<1>'s opinion: same. <script>x</script>", page.QuerySelector(".duplicate .opinion")!.TextContent);
        Assert.Equal(Say.Pending, AnswerTo(key).Say);
    }

    [Fact]
    public async Task A_filter_bounds_what_is_answered_together()
    {
        await _desk.SendAsync(await _desk.GetAsync($"/paper/{OpenDesk.Paper}?relation=associated_with"), "#all-r form", ("why", "trivial"));

        Assert.All(_desk.Review.Edges, edge => Assert.Equal(edge.Item.Edge.Relation == "associated_with" ? Say.Reject : Say.Pending, edge.Answer.Say));
        Assert.All(_desk.Review.Entities, entity => Assert.Equal(Say.Pending, entity.Answer.Say));
        Assert.Contains(_desk.Review.Edges, edge => edge.Answer == new Answer(Say.Reject, Reason: "trivial"));
    }

    [Fact]
    public async Task Another_number_than_was_shown_changes_nothing()
    {
        var before = await File.ReadAllTextAsync(_desk.ReviewFile);

        var refused = await _desk.SendAsync(await _desk.GetAsync("/paper/" + OpenDesk.Paper), "#all-r form", ("count", "3"));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(before, await File.ReadAllTextAsync(_desk.ReviewFile));
    }

    [Fact]
    public async Task An_item_that_was_changed_elsewhere_is_shown_again()
    {
        var key = FirstKey();
        var page = await _desk.GetAsync(OpenDesk.ItemAddress(key));
        Edit(text => ReplaceFirst(text, "decision: pending ", "decision: reject "));

        var shown = await _desk.SendAsync(page, "#answer", ("say", "Approve"));

        Assert.Equal(Say.Reject, AnswerTo(key).Say);
        Assert.Contains("changed elsewhere", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Applying_takes_answers_in_and_undo_gives_both_back()
    {
        var (review, seeds) = (await File.ReadAllTextAsync(_desk.ReviewFile), Seeds());
        await _desk.SendAsync(await _desk.GetAsync($"/paper/{OpenDesk.Paper}?kind=paper"), "#all-a form");
        var answered = await File.ReadAllTextAsync(_desk.ReviewFile);

        var applied = await _desk.SendAsync(await _desk.GetAsync("/paper/" + OpenDesk.Paper), "form[action$=apply]");

        Assert.Contains("Applied: ", await applied.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual(seeds, Seeds());
        await _desk.SendAsync(await _desk.GetAsync("/paper/" + OpenDesk.Paper), "form[action$=undo]");
        Assert.Equal(seeds, Seeds());
        Assert.Equal(answered, await File.ReadAllTextAsync(_desk.ReviewFile));
        await _desk.SendAsync(await _desk.GetAsync("/paper/" + OpenDesk.Paper), "form[action$=undo]");
        Assert.Equal(review, await File.ReadAllTextAsync(_desk.ReviewFile));
    }

    [Fact]
    public async Task The_quote_is_marked_on_the_page_of_the_paper()
    {
        var edge = _desk.Review.Edges[0].Item;

        var drawing = await _desk.GetPartAsync($"/paper/{OpenDesk.Paper}/drawing/{edge.Key}/0");

        Assert.StartsWith($"Page {edge.Evidence[0].Page} of 6", drawing.QuerySelector("figure.page figcaption")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(drawing.QuerySelectorAll("svg rect.hit"));
        Assert.Equal(edge.Evidence[0].Text, drawing.QuerySelector("mark")!.TextContent);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_explained_and_left_alone()
    {
        Edit(text => text.Replace("entities:\n", "entities:\n<<<<<<< HEAD\n", StringComparison.Ordinal));

        var page = await _desk.Browser.GetAsync(new Uri("/paper/" + OpenDesk.Paper, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Conflict, page.StatusCode);
        Assert.Contains("conflict mark from version control", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("conflict mark", (await _desk.GetAsync("/")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_base_is_searched_by_kind()
    {
        var found = await _desk.GetPartAsync("/find?type=concept&q=alignment+faking");

        Assert.Contains("concept:alignment-faking", found.QuerySelectorAll("button").Select(button => button.GetAttribute("value")));
        Assert.All(found.QuerySelectorAll("button"), button => Assert.StartsWith("concept:", button.GetAttribute("value"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_pages_of_the_base_are_served_as_they_are()
    {
        var page = await _desk.GetAsync("/base/concept/alignment-faking.html");

        Assert.Equal("Alignment Faking", page.QuerySelector("h1")!.TextContent.Trim());
        var outside = await _desk.Browser.GetAsync(new Uri("/base/..%2f..%2fseeds%2fdecisions.jsonl", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
    }

    [Fact]
    public async Task What_is_similar_leads_to_the_question_about_the_two()
    {
        var page = await _desk.GetAsync($"/base/concept/{OpenDesk.Faking.Slug}.html");

        var row = page.QuerySelector("#similar li")!; // there is one
        Assert.Equal($"/pair?one={Uri.EscapeDataString(OpenDesk.Faking.ToString())}&other={Uri.EscapeDataString(OpenDesk.Unjoined.ToString())}", row.QuerySelector("a[href^='/']")!.GetAttribute("href"));
        Assert.Contains("cosine ≥ 0.6", page.QuerySelector("#similar h2")!.TextContent, StringComparison.Ordinal);
    }

    private string FirstKey() => _desk.Review.Entities[0].Item.Key;

    private Answer AnswerTo(string key) => _desk.Review.Answers.Single(item => item.Key == key).Answer;

    private void Edit(Func<string, string> change) => File.WriteAllText(_desk.ReviewFile, change(File.ReadAllText(_desk.ReviewFile)));

    private string Seeds() => string.Join('\n', Directory.EnumerateFiles(Path.Combine(_desk.Folder, "seeds"), "*.yaml", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).Select(file => file + File.ReadAllText(file)));

    private static string ReplaceFirst(string text, string what, string with) =>
        text.IndexOf(what, StringComparison.Ordinal) is var at and >= 0 ? text[..at] + with + text[(at + what.Length)..] : throw new ArgumentException(what);
}
