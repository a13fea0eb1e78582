using CurationPipeline.Resolve;

namespace CurationPipeline.Tests.Resolve;

public sealed class TallyTests
{
    private readonly Tally _tally = new();

    [Theory]
    [InlineData(5)]
    [InlineData(5000)]
    [InlineData(5_000_000)]
    [InlineData(int.MaxValue)]
    public void Sums_are_those_that_a_dictionary_gives(int greatest)
    {
        var random = new Random(7);
        for (var round = 0; round < 20; round++)
        {
            var sums = new SortedDictionary<int, float>();
            var longest = round % 5 == 3 ? 10_000 : 700;
            _tally.Clear();
            for (var list = 0; list < random.Next(12); list++)
                Add(sums, [.. Enumerable.Range(0, random.Next(longest)).Select(_ => random.Next(greatest)).Distinct().Order()], random.NextSingle());

            Assert.Equal(sums.Select(sum => (sum.Key, sum.Value)), _tally.Sums.ToArray().OrderBy(sum => sum.Number));
        }
    }

    [Fact]
    public void The_greatest_number_there_is_finds_its_place()
    {
        _tally.Add([int.MaxValue], 1);
        _tally.Add([0, int.MaxValue], 2);

        Assert.Equal([(int.MaxValue, 3f), (0, 2f)], _tally.Sums.ToArray());
    }

    [Fact]
    public void Nothing_adds_up_to_nothing() => Assert.Empty(_tally.Sums.ToArray());

    private void Add(SortedDictionary<int, float> sums, int[] numbers, float weight)
    {
        _tally.Add(numbers, weight);
        foreach (var number in numbers)
            sums[number] = sums.GetValueOrDefault(number) + weight;
    }
}
