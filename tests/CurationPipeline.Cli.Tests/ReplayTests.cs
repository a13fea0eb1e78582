using System.Text;
using System.Text.Json;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Review;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Cli.Tests;

/// <summary>
/// The fixture papers with the replies of <c>fixtures/replies</c>, through the whole pipeline and without a network. The replies
/// were written for these tests: they say nothing of any model's quality.
/// </summary>
public sealed class ReplayTests : IDisposable
{
    private static readonly string Replies = Repository.File("fixtures", "replies");

    private static readonly string[] Papers =
    [
        "hidden-instructions.pdf", "honest-refusals.md", "line-numbered-oversight.pdf", "notes-on-preference-locking.txt", "probing-situational-awareness.pdf",
    ];

    private readonly Curate _curate = new();

    [Fact]
    public async Task The_replies_become_the_reviewed_proposals()
    {
        var told = new StringBuilder();
        foreach (var paper in Papers)
            told.Append(Told(await IngestAsync(paper)));

        Snapshot.Verify(told.ToString());
    }

    /// <summary>After a change of prompt, catalog or reader: <c>curate ingest PAPERS --model replay:fixtures/replies --record fixtures/replies --kb EMPTY</c>.</summary>
    [Fact]
    public async Task The_replies_answer_the_questions_of_today()
    {
        foreach (var paper in Papers)
            Assert.DoesNotContain("recorded reply", await IngestAsync(paper), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_reply_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        foreach (var paper in Papers)
            await _curate.OutputOf("ingest", Repository.Paper(paper), "--model", $"replay:{Replies}", "--record", folder.Path);

        Assert.Equal(Names(Replies), Names(folder.Path));

        static IEnumerable<string?> Names(string path) => Directory.GetFiles(path, "*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_was_replayed_can_be_approved_and_holds()
    {
        foreach (var paper in Papers)
            await IngestAsync(paper);
        foreach (var file in Directory.GetFiles(_curate.File("reviews"), "*.review.yaml"))
            Curate.Edit(file, text => text.Replace("approve_rest: false", "approve_rest: true", StringComparison.Ordinal));

        await _curate.OutputOf("apply", "--by", "Ada");

        Assert.Contains("seeds/method/adversarial-panel-review.yaml", _curate.Entries().Keys.Select(path => path.Replace('\\', '/')));
        Assert.Contains("Sycophancy", await _curate.OutputOf("show", "concept:hollow-refusal"), StringComparison.Ordinal);
        Assert.Matches(@"Ingests so far: 5 papers, 58,[0-9]{3} tokens in, .* price not known, .* s; [0-9]+ edges accepted, price not known and ", await _curate.OutputOf("status"));
        await _curate.OutputOf("check", "--papers", Repository.File("fixtures", "papers"));
    }

    [Fact]
    public void Nothing_hidden_is_in_a_reply()
    {
        foreach (var file in Directory.GetFiles(Replies, "*.json"))
            Assert.DoesNotContain("previous instructions", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_paper_without_a_reply_says_which_one_is_missing()
    {
        var review = await IngestAsync("probing-situational-awareness-v2.pdf");

        Assert.Contains("There is no recorded reply 'probing-situational-awareness-v2/extract-001'", review, StringComparison.Ordinal);
    }

    public void Dispose() => _curate.Dispose();

    private async Task<string> IngestAsync(string paper)
    {
        var json = await _curate.OutputOf("ingest", Repository.Paper(paper), "--model", $"replay:{Replies}", "--json");
        return await File.ReadAllTextAsync(JsonDocument.Parse(json).RootElement.GetProperty("documents")[0].GetProperty("review").GetString()!);
    }

    private static string Told(string review)
    {
        var file = ReviewReader.Parse(review, "review");
        var told = new StringBuilder().Append(file.Paper.Title).Append('\n');
        foreach (var item in file.Entities)
            told.Append($"  {item.Item.Entity.Id}{(item.Item.Entity.Description.Length > 0 ? $": {item.Item.Entity.Description}" : "")}\n");
        foreach (var item in file.Edges)
            told.Append($"  {item.Item.Edge.Source} {item.Item.Edge.Relation} {item.Item.Edge.Target}\n");
        foreach (var item in file.Quotes)
            told.Append($"  \"{item.Item.Quote.Text}\"\n");
        foreach (var item in file.Unverified)
            told.Append($"  {item.Item.Reason}: \"{item.Item.Quote}\"\n");
        return told.Append(review[review.IndexOf("losses:", StringComparison.Ordinal)..]).Append('\n').ToString();
    }
}
