using System.Text.RegularExpressions;
using CurationPipeline.Graph;
using CurationPipeline.Resolve;
using CurationPipeline.Tests.Support;
using Xunit.Abstractions;

namespace CurationPipeline.Tests.Resolve;

/// <summary>The DBLP-ACM pairs: two libraries' records of the same papers. Nothing here was trained on them.</summary>
public sealed partial class PaperCorpusTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("valid.csv")]
    public void Papers_of_two_libraries_are_matched(string pairs)
    {
        if (Repository.Corpus("names", "dblp-acm") is not { } folder)
        {
            return;
        }

        var known = Rows(folder, "table-a.csv").Select(row => new Entity(new EntityId("paper", row[0]), row[1], "") { Paper = Details(row) });
        var resolver = new Resolver(new EntityIndex(known));
        var mentions = Rows(folder, "table-b.csv").ToDictionary(row => row[0], row => new Mention("paper", row[1]) { Paper = Details(row) });
        var answers = new Dictionary<string, EntityId?>();
        int right = 0, wrong = 0, missed = 0;
        foreach (var pair in Rows(folder, pairs))
        {
            if (!answers.TryGetValue(pair[1], out var same))
            {
                answers[pair[1]] = same = resolver.Resolve(mentions[pair[1]]).Same;
            }

            var joined = same == new EntityId("paper", pair[0]);
            right += joined && pair[2] == "1" ? 1 : 0;
            wrong += joined && pair[2] == "0" ? 1 : 0;
            missed += !joined && pair[2] == "1" ? 1 : 0;
        }

        var f1 = 2.0 * right / ((2 * right) + wrong + missed);
        output.WriteLine($"{pairs}: F1 {f1:F4}, precision {(double)right / (right + wrong):F4}, recall {(double)right / (right + missed):F4}");
        Assert.InRange(f1, 0.98, 1);
    }

    private static PaperDetails Details(string[] row) =>
        new([.. row[2].Split(" , ", StringSplitOptions.RemoveEmptyEntries).Where(author => author != "?")], int.Parse(row[4]), null, null, []);

    private static IEnumerable<string[]> Rows(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file)).Skip(1)
            .Select(line => Field().Matches(line).Select(match => match.Value.Trim('"').Replace("\"\"", "\"")).ToArray());

    [GeneratedRegex("\"(?:[^\"]|\"\")*\"|[^,]+|(?<=,)(?=,|$)")]
    private static partial Regex Field();
}
