using System.Text.Json;
using CurationPipeline.Ground;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Fixtures;

/// <summary>Every quotation in fixtures/papers/quotes.jsonl gets the answer that stands beside it.</summary>
public sealed class QuotedFixtureTests
{
    private static readonly Lazy<(PaperIndex Papers, Dictionary<string, QuoteIndex> ByName)> All = new(() =>
    {
        var papers = new PaperIndex();
        var byName = new Dictionary<string, QuoteIndex>();
        foreach (var name in Cases().Select(row => (string)row[0]).Distinct())
        {
            papers.Add(byName[name] = new QuoteIndex(FixturePapers.Read(name)));
        }

        return (papers, byName);
    });

    /// <summary>Paper, id, quote, and the answer that is expected: where, or why not.</summary>
    public static TheoryData<string, string, string, string> Cases()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var line in File.ReadLines(Repository.Paper("quotes.jsonl")))
        {
            var root = JsonDocument.Parse(line).RootElement;
            string Text(string name) => root.GetProperty(name).GetString()!;
            data.Add(Text("paper"), Text("id"), Text("quote"), Expected(root.GetProperty("expect")));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_quotation_gets_its_answer(string paper, string id, string quote, string expected)
    {
        var (papers, byName) = All.Value;

        Assert.Equal((id, expected), (id, Answer(papers.Ground(byName[paper], quote))));
    }

    private static string Expected(JsonElement expect)
    {
        if (expect.GetProperty("anchored").GetBoolean())
        {
            var elided = expect.TryGetProperty("elided", out var flag) && flag.GetBoolean();
            return $"page {expect.GetProperty("page")}{(elided ? ", elided" : "")}";
        }

        var found = expect.TryGetProperty("found_in", out var files) ? files.EnumerateArray().Select(file => file.GetString()) : [];
        return Refusal(expect.GetProperty("reason").GetString()!, found);
    }

    private static string Answer(Grounding grounding) => grounding switch
    {
        Grounding.Anchored anchored => $"page {anchored.Page}{(anchored.Elided ? ", elided" : "")}",
        Grounding.Missing missing => Refusal(JsonNamingPolicy.KebabCaseLower.ConvertName($"{missing.Reason}"), missing.FoundIn),
        _ => "",
    };

    private static string Refusal(string reason, IEnumerable<string?> files) => string.Join(' ', files.Prepend(reason));
}
