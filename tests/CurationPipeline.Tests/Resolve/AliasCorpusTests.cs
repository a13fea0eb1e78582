using CurationPipeline.Graph;
using CurationPipeline.Resolve;
using CurationPipeline.Tests.Support;
using Xunit.Abstractions;

namespace CurationPipeline.Tests.Resolve;

/// <summary>Pairs of names of methods and concepts, collected by others: what we join, and whether we find what we cannot join.</summary>
public sealed class AliasCorpusTests(ITestOutputHelper output)
{
    private const string Kind = "method";

    [Fact]
    public void Joins_no_wrong_pair_and_finds_the_right_one()
    {
        if (Repository.Corpus("names", "aliases-dev.tsv") is not { } path)
        {
            return;
        }

        var pairs = File.ReadLines(path).Skip(1).Select(line => line.Split('\t')).Where(row => row.Length == 4)
            .Select(row => (Canonical: row[0], Alias: row[1], Same: row[3] == "same")).ToList();
        var ids = pairs.Select(pair => pair.Canonical).Distinct().Select((name, i) => (name, id: new EntityId(Kind, $"m{i}")))
            .ToDictionary(pair => pair.name, pair => pair.id);
        var resolver = new Resolver(new EntityIndex(ids.Select(pair => new Entity(pair.Value, pair.Key, ""))));

        var answers = pairs.Select(pair => (Pair: pair, Answer: resolver.Resolve(new Mention(Kind, pair.Alias)))).ToList();
        var same = answers.Where(answer => answer.Pair.Same).ToList();
        var joined = same.Where(answer => answer.Answer.Verdict == Verdict.Same).ToList();
        // Where a list gives the very name of another of its entries as an alias, joining that entry is right.
        var right = joined.Count(answer => answer.Answer.Same == ids[answer.Pair.Canonical]
            || (ids.TryGetValue(answer.Pair.Alias, out var own) && answer.Answer.Same == own));
        var merged = answers.Count(answer => !answer.Pair.Same && answer.Answer.Same == ids[answer.Pair.Canonical]);
        var found = same.Count(answer => answer.Answer.Candidates.Any(candidate => candidate.Id == ids[answer.Pair.Canonical]));

        output.WriteLine($"{joined.Count} joined, {right} of them rightly; hard pairs merged: {merged}; in the first ten: {found} of {same.Count}");
        Assert.Equal(0, merged);
        Assert.InRange((double)right / joined.Count, 0.995, 1);
        Assert.InRange((double)found / same.Count, 0.93, 1);
    }
}
