using System.Numerics.Tensors;

namespace CurationPipeline.Resolve;

/// <summary>A matrix of which most is zero.</summary>
/// <param name="Starts">Where each row begins in the two lists; one more says where the last one ends.</param>
/// <param name="Columns">The columns of what is not zero, row by row.</param>
/// <param name="Values">What stands there.</param>
/// <param name="ColumnCount">How many columns there are.</param>
internal sealed record SparseMatrix(int[] Starts, int[] Columns, float[] Values, int ColumnCount)
{
    public int RowCount => Starts.Length - 1;

    /// <summary>This times a dense matrix with <paramref name="width"/> numbers a row.</summary>
    public double[] Times(double[] dense, int width)
    {
        var product = new double[RowCount * width];
        for (var row = 0; row < RowCount; row++)
        {
            var sum = product.AsSpan(row * width, width);
            for (var at = Starts[row]; at < Starts[row + 1]; at++)
                TensorPrimitives.MultiplyAdd(dense.AsSpan(Columns[at] * width, width), Values[at], sum, sum);
        }

        return product;
    }

    public SparseMatrix Transposed()
    {
        var starts = new int[ColumnCount + 1];
        foreach (var column in Columns)
            starts[column + 1]++;
        for (var column = 0; column < ColumnCount; column++)
            starts[column + 1] += starts[column];
        var next = starts[..^1];
        var transposed = new SparseMatrix(starts, new int[Columns.Length], new float[Values.Length], RowCount);
        for (var row = 0; row < RowCount; row++)
        {
            for (var at = Starts[row]; at < Starts[row + 1]; at++)
            {
                var to = next[Columns[at]]++;
                (transposed.Columns[to], transposed.Values[to]) = (row, Values[at]);
            }
        }

        return transposed;
    }
}
