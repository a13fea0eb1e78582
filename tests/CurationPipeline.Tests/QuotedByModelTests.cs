using System.Text.Json;
using CurationPipeline.Extract;
using CurationPipeline.Extract.Model;
using CurationPipeline.Review;
using CurationPipeline.Tests.Chat;
using CurationPipeline.Tests.Seeds;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests;

/// <summary>
/// A model that claims true and altered quotes, through the whole way of an ingest: the review file has the true ones as
/// evidence and the altered ones, with their reasons, as unverified.
/// </summary>
public sealed class QuotedByModelTests
{
    /// <summary>Every third of the real papers; <c>CURATION_WHOLE_CORPUS=1</c> takes all.</summary>
    private static readonly int Step = Environment.GetEnvironmentVariable("CURATION_WHOLE_CORPUS") == "1" ? 1 : 3;

    [Fact]
    public async Task Only_true_quotes_of_the_fixture_papers_become_evidence() =>
        await CheckAsync(Repository.File("fixtures", "papers"), Repository.Paper("quotes.jsonl"), step: 1, leastTrue: 1, leastReasons: 1);

    [Fact]
    public async Task Only_true_quotes_of_real_papers_become_evidence()
    {
        if (Repository.Corpus("quotes", "anchor-cases.jsonl") is { } cases && Repository.Corpus("papers") is { } papers)
            await CheckAsync(papers, cases, Step, leastTrue: 0.99, leastReasons: 0.9);
    }

    private static async Task CheckAsync(string folder, string cases, int step, double leastTrue, double leastReasons)
    {
        var all = File.ReadLines(cases).Select(Claim.Parse).Where(claim => !claim.IsLenient).ToList();
        var papers = all.Select(claim => claim.Paper).Distinct().Order(StringComparer.Ordinal).ToList();
        var asked = papers.Where((_, at) => at % step == 0).ToList();
        var claims = all.Where(claim => asked.Contains(claim.Paper)).ToList();
        using var knowledge = new TestBase();

        await IngestAsync(knowledge, folder, papers, []);
        var answers = await IngestAsync(knowledge, folder, asked, claims);

        var isTrue = claims.Where(claim => claim.Reason is null).ToList();
        var altered = claims.Where(claim => claim.Reason is not null).ToList();
        Assert.Empty(altered.Where(claim => answers[claim.Id] == Claim.Proven).Select(claim => $"accepted: {claim.Quote}"));
        AssertShare(leastTrue, isTrue, claim => answers[claim.Id] == Claim.Proven, claim => $"{answers[claim.Id]}: {claim.Quote}");
        AssertShare(leastReasons, altered, claim => answers[claim.Id] == claim.Reason, claim => $"{answers[claim.Id]}, not {claim.Reason}: {claim.Quote}");
    }

    private static void AssertShare(double least, List<Claim> claims, Func<Claim, bool> holds, Func<Claim, string> told)
    {
        var wrong = claims.Where(claim => !holds(claim)).Select(told).ToList();
        Assert.True(wrong.Count <= (1 - least) * claims.Count, string.Join('\n', wrong));
    }

    /// <summary>What the review files say of each claim: a reason, or that it is evidence.</summary>
    private static async Task<Dictionary<string, string>> IngestAsync(TestBase knowledge, string folder, IReadOnlyList<string> papers, IReadOnlyList<Claim> claims)
    {
        var answers = new Dictionary<string, string>();
        foreach (var paper in papers)
        {
            using var model = Quoting([.. claims.Where(claim => claim.Paper == paper)]);
            var pipeline = new Pipeline(knowledge.Base, new ModelExtractor(model, new ModelSettings("test:quoting", "quoting")));
            await foreach (var result in pipeline.IngestAsync([Path.Combine(folder, paper)]))
            {
                Assert.Null(result.Error);
                Read(ReviewReader.Read(result.Review!), answers); // there is one where there is no error
            }
        }

        return answers;
    }

    private static void Read(ReviewFile file, Dictionary<string, string> answers)
    {
        foreach (var edge in file.Edges)
            Add(edge.Item.Edge.Target.Slug, Claim.Proven);
        foreach (var item in file.Unverified.Where(item => item.Item.For is not null))
            Add(item.Item.For!.Value.Target.Slug, item.Item.Reason);

        void Add(string slug, string answer)
        {
            if (slug.StartsWith("case-", StringComparison.Ordinal))
                Assert.True(answers.TryAdd(slug["case-".Length..], answer) || answers[slug["case-".Length..]] == answer, $"{slug} has two answers.");
        }
    }

    /// <summary>Says everything in its first reply: each claim is why the paper studies a concept of its own.</summary>
    private static ScriptedModel Quoting(IReadOnlyList<Claim> claims) => new((call, _) => Task.FromResult(ScriptedModel.Says(JsonSerializer.Serialize(new
    {
        entities = claims.Take(call == 1 ? int.MaxValue : 0).Select(claim => new { kind = "concept", name = $"Case {claim.Id}", description = "", quote = claim.Quote }),
        relations = claims.Take(call == 1 ? int.MaxValue : 0).Select(claim => new { source = "this paper", relation = "studies", target = $"Case {claim.Id}", quote = claim.Quote, rationale = claim.Id, role = "result" }),
        quotes = Array.Empty<string>(),
    }))));

    private sealed record Claim(string Id, string Paper, string Quote, bool IsLenient, string? Reason)
    {
        public const string Proven = "evidence";

        public static Claim Parse(string line)
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var expect = root.GetProperty("expect");
            string Text(string name) => root.GetProperty(name).GetString()!;
            return new Claim(
                Text("id"), Text("paper"), Text("quote"), Text("kind").StartsWith("lenient", StringComparison.Ordinal),
                expect.GetProperty("anchored").GetBoolean() ? null : expect.GetProperty("reason").GetString());
        }
    }
}
