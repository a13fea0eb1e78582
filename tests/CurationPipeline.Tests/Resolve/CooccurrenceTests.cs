using CurationPipeline.Resolve;

namespace CurationPipeline.Tests.Resolve;

public sealed class CooccurrenceTests
{
    private const int End = Cooccurrence.Break;

    // 0 and 1 never stand alone; 2, 3 and 4 stand beside anything.
    private static readonly int[] Words = [.. Enumerable.Repeat<int[]>(
        [0, 1, End, 2, 3, End, 2, 4, End, 3, 2, End, 4, 2, End, 3, 4, End, 4, 3, End], 8).SelectMany(words => words)];

    [Fact]
    public void Words_that_stand_together_more_than_by_chance_are_a_pair()
    {
        Assert.Equal([((0, 1), 8)], Collocations.Find(Words, 5));
    }

    [Fact]
    public void What_stands_in_another_sentence_is_not_near()
    {
        Assert.Equal([1], Columns(Cooccurrence.Of(Words, 5, []), 0));
    }

    [Fact]
    public void A_pair_has_neighbours_of_its_own()
    {
        var near = Cooccurrence.Of([0, 1, 2, End, 0, 3, End, 1, 3, End], 4, [(0, 1)]);

        Assert.Equal(5, near.RowCount);
        Assert.Equal([2], Columns(near, 4));
    }

    [Fact]
    public void The_nearer_counts_for_more()
    {
        var near = Cooccurrence.Of([0, 1, 2, 3, End, 4, 1, End, 4, 3, End], 5, []);

        var first = Columns(near, 0).Zip(near.Values[near.Starts[0]..near.Starts[1]]).ToDictionary(entry => entry.First, entry => entry.Second);
        Assert.True(first[1] > first[3]); // seen as often, but one is nearer
    }

    [Fact]
    public void Words_without_a_number_are_passed_over()
    {
        Assert.Equal([1], Columns(Cooccurrence.Of([0, Cooccurrence.Unknown, 1, End], 2, []), 0));
    }

    private static int[] Columns(SparseMatrix matrix, int row) => matrix.Columns[matrix.Starts[row]..matrix.Starts[row + 1]];
}
