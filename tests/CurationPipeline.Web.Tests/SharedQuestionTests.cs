using CurationPipeline.Review;
using CurationPipeline.Web.Tests.Support;

namespace CurationPipeline.Web.Tests;

/// <summary>A second paper proposes a concept that the first one proposes, too.</summary>
public sealed class SharedQuestionTests : IAsyncLifetime
{
    private OpenDesk _desk = null!; // set before each test
    private string _other = "";
    private string _key = "";

    public async Task InitializeAsync()
    {
        _desk = await OpenDesk.OnFixtureAsync();
        _key = _desk.Review.Entities.First(item => item.Item.Entity.Id.Type == "method" && item.Item.Evidence.Count > 0).Item.Key;
        _other = Path.Combine(Path.GetDirectoryName(_desk.ReviewFile)!, "other.review.yaml"); // it lies in a folder
        var text = await File.ReadAllTextAsync(_desk.ReviewFile);
        var head = text.Split('\n').Single(line => line.StartsWith("paper:", StringComparison.Ordinal));
        await File.WriteAllTextAsync(_other, text.Replace(
            head, $"paper: {{id: \"paper:other\", title: \"<b>Another</b> paper\", file: other.pdf, sha256: {new string('b', 64)}, pages: 9, reader: 1}}", StringComparison.Ordinal));
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task The_other_paper_is_shown_with_page_and_words()
    {
        var page = await _desk.GetAsync(OpenDesk.ItemAddress(_key));

        var also = page.QuerySelector(".also")!; // there is one
        var piece = Item(_desk.ReviewFile).Item.Evidence[0];
        Assert.StartsWith("Also proposed by <b>Another</b> paper", also.QuerySelector("h3")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/paper/other/item/{_key}", also.QuerySelector("h3 a")!.GetAttribute("href"));
        Assert.Equal(piece.Text, also.QuerySelector("blockquote")!.TextContent.Trim());
        Assert.Contains($"page {piece.Page}", also.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_papers_the_first_are_shown_and_the_rest_opens()
    {
        for (var i = 0; i < 12; i++)
            File.Copy(_other, _other.Replace("other.", $"other-{i:00}.", StringComparison.Ordinal));

        var page = await _desk.GetAsync(OpenDesk.ItemAddress(_key));

        Assert.Equal(13, page.QuerySelectorAll(".also").Length);
        Assert.Equal("and 3 more papers", page.QuerySelector(".proposal details summary")!.TextContent);
    }

    [Fact]
    public async Task One_answer_and_one_undo_hold_for_both_files()
    {
        var before = await File.ReadAllTextAsync(_other);

        await _desk.SendAsync(await _desk.GetAsync(OpenDesk.ItemAddress(_key)), "#reject form", ("reason", "trivial"));
        Assert.Equal(new Answer(Say.Reject, Reason: "trivial"), Item(_other).Answer);
        await _desk.SendAsync(await _desk.GetAsync("/paper/" + OpenDesk.Paper), "form[action$=undo]");

        Assert.Equal(before, await File.ReadAllTextAsync(_other));
    }

    [Fact]
    public async Task Words_of_a_paper_that_came_since_are_shown_first()
    {
        var page = await _desk.GetAsync(OpenDesk.ItemAddress(_key));
        var third = _other.Replace("other.", "third.", StringComparison.Ordinal);
        File.Copy(_other, third);

        var again = await OpenDesk.ParseAsync(await _desk.SendAsync(page, "#answer", ("say", "Approve")));

        Assert.All(new[] { _desk.ReviewFile, _other, third }, file => Assert.Equal(Say.Pending, Item(file).Answer.Say));
        Assert.Contains("changed elsewhere since you saw it", again.QuerySelector(".said.failed")!.TextContent, StringComparison.Ordinal); // there is one
        Assert.Equal(2, again.QuerySelectorAll(".also").Length);
    }

    [Fact]
    public async Task A_mark_stands_beside_the_words_of_another_paper()
    {
        var text = await File.ReadAllTextAsync(_other);
        var at = text.IndexOf("        role:", text.IndexOf(_key, StringComparison.Ordinal), StringComparison.Ordinal);
        await File.WriteAllTextAsync(_other, text.Insert(at, "        look_at: [Two lines were joined.]\n"));

        var page = await _desk.GetAsync(OpenDesk.ItemAddress(_key));

        Assert.Equal("Look: Two lines were joined.", page.QuerySelector(".also .eye")!.TextContent); // there is one
    }

    [Fact]
    public async Task A_broken_file_that_took_no_answer_is_named()
    {
        await File.WriteAllTextAsync(_other, "entities: [");

        var next = await OpenDesk.ParseAsync(await _desk.SendAsync(await _desk.GetAsync(OpenDesk.ItemAddress(_key)), "#reject form", ("reason", "trivial")));

        Assert.Contains("but not in other.review.yaml, which cannot be read", next.QuerySelector(".said")!.TextContent, StringComparison.Ordinal); // there is one
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_closes_no_other()
    {
        using var held = new FileStream(_other, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var papers = await _desk.GetAsync("/");
        var item = await _desk.GetAsync(OpenDesk.ItemAddress(_key));

        Assert.Contains($"'{_other}' cannot be read", papers.QuerySelector(".failed")!.TextContent, StringComparison.Ordinal); // there is one
        Assert.Empty(item.QuerySelectorAll(".also"));
    }

    private Reviewed<ProposedEntity> Item(string file) => ReviewReader.Read(file).Entities.Single(item => item.Item.Key == _key);
}
