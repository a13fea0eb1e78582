using System.Numerics.Tensors;
using CurationPipeline.Resolve;

namespace CurationPipeline.Tests.Resolve;

public sealed class FactorizationTests
{
    // Each row is a sum of two patterns of columns, so that two dimensions hold it all.
    private static readonly double[][] OfRankTwo = [.. Enumerable.Range(0, 30).Select(row =>
        Enumerable.Range(0, 20).Select(column => ((row % 4) * (column % 3)) + ((row % 5) * (column % 2 == 0 ? 2.0 : 0))).ToArray())];

    [Theory]
    [InlineData(2)]
    [InlineData(6)] // more than the matrix has
    public void What_fits_into_few_dimensions_is_kept(int width)
    {
        var rows = Factorization.Rows(Sparse(OfRankTwo), width).Chunk(width).ToArray();

        for (var i = 0; i < rows.Length; i++)
            Assert.Equal(Product(OfRankTwo[i], OfRankTwo[(7 * i) % 30]), Product(rows[i], rows[(7 * i) % 30]), 1e-6);
    }

    [Fact]
    public void The_strongest_directions_are_kept_first()
    {
        double[][] matrix = [[9, 0, 0], [0, 1, 0], [0, 0, 0.1]];

        var rows = Factorization.Rows(Sparse(matrix), 1);

        Assert.Equal([9, 0, 0], rows.Select(Math.Abs), (one, other) => Math.Abs(one - other) < 1e-3);
    }

    [Fact]
    public void The_same_matrix_gives_the_same_bits()
    {
        Assert.Equal(Factorization.Rows(Sparse(OfRankTwo), 4), Factorization.Rows(Sparse(OfRankTwo), 4));
    }

    [Fact]
    public void A_product_is_rounded_before_it_is_added()
    {
        var (factor, square) = (1 + Math.ScaleB(1, -27), 1 + Math.ScaleB(1, -26)); // the square is a little more than that

        var sum = new double[19];
        TensorPrimitives.MultiplyAdd(Enumerable.Repeat(factor, 19).ToArray(), factor, Enumerable.Repeat(-square, 19).ToArray(), sum);

        Assert.All(sum, value => Assert.Equal(0, value)); // a machine that joins the two steps would differ from one that cannot
    }

    [Fact]
    public void A_transposed_matrix_has_its_rows_as_columns()
    {
        double[][] matrix = [[1, 0, 2], [0, 3, 0]];

        Assert.Equal([1, 0, 0, 3, 2, 0], Sparse(matrix).Transposed().Times([1, 0, 0, 1], 2));
    }

    private static SparseMatrix Sparse(double[][] rows)
    {
        var filled = rows.Select(row => row.Index().Where(cell => cell.Item != 0).ToList()).ToList();
        int[] starts = [0, .. filled.Select((_, i) => filled.Take(i + 1).Sum(row => row.Count))];
        return new SparseMatrix(starts, [.. filled.SelectMany(row => row).Select(cell => cell.Index)], [.. filled.SelectMany(row => row).Select(cell => (float)cell.Item)], rows[0].Length);
    }

    private static double Product(double[] one, double[] other) => one.Zip(other, (left, right) => left * right).Sum();
}
