using CurationPipeline.Graph;

namespace CurationPipeline.Tests.Graph;

public sealed class PostingListsTests : IDisposable
{
    // The least and the greatest trait, and two side by side: a part of one must not come into the other's list.
    private static readonly uint[] Traits = [0, 7, 8, uint.MaxValue];

    private readonly Database _database = new(Database.InMemory);
    private readonly PostingLists _lists;
    private int _last;

    public PostingListsTests()
    {
        _database.Script(PostingLists.Table);
        _lists = new PostingLists(_database);
    }

    [Fact]
    public void Lists_of_many_parts_are_those_that_a_plain_list_would_be()
    {
        var random = new Random(7);
        var plain = Traits.ToDictionary(trait => trait, _ => new List<int>());
        for (var round = 0; round < 30; round++)
        {
            foreach (var (trait, numbers) in plain)
            {
                Append(trait, numbers, random.Next(200));
                for (var i = random.Next(60); i > 0 && numbers.Count > 0; i--)
                    Remove(trait, numbers, random.Next(numbers.Count));
            }

            AssertAre(plain);
        }

        foreach (var (trait, numbers) in plain)
        {
            while (numbers.Count > 0)
                Remove(trait, numbers, random.Next(numbers.Count));
        }

        AssertAre(plain);
        Assert.Equal(0, _database.Count("SELECT count(*) FROM postings"));
    }

    [Fact]
    public void A_list_in_the_place_of_another_is_noticed()
    {
        _lists.Append(7, [1, 2]);
        _database.Execute("UPDATE postings SET place = $1", 8L << 31);

        Assert.Throws<CurationException>(() => _lists.Read(8, []));
    }

    public void Dispose() => _database.Dispose();

    private void Append(uint trait, List<int> numbers, int count)
    {
        if (count == 0)
            return;
        List<int> added = [.. Enumerable.Range(1, count).Select(i => _last + (i * 300))];
        _last = added[^1];
        // The upper half is the trait's, in what is waiting to be written.
        _lists.Append(trait, [.. added.Select(number => ((ulong)trait << 32) | (uint)number)]);
        numbers.AddRange(added);
    }

    private void Remove(uint trait, List<int> numbers, int at)
    {
        _lists.Remove(trait, numbers[at]);
        numbers.RemoveAt(at);
    }

    private void AssertAre(Dictionary<uint, List<int>> plain)
    {
        foreach (var (trait, numbers) in plain)
        {
            var read = new List<int>();
            _lists.Read(trait, read);
            Assert.Equal(numbers, read.Order());
            Assert.Equal(numbers.Count, _lists.CountOf(trait));
        }
    }
}
