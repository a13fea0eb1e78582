using System.Numerics.Tensors;

namespace CurationPipeline.Resolve;

/// <summary>
/// The rows of a matrix in the few dimensions that say most of it: randomized subspace iteration (Halko, Martinsson and Tropp 2011,
/// "Finding structure with randomness", algorithm 4.4) from a start that is always the same.
/// </summary>
/// <remarks>
/// The same matrix gives the same bits on every machine: vector instructions work on numbers side by side only, and nothing is summed
/// up in an order that depends on how wide they are.
/// </remarks>
internal static class Factorization
{
    private const int Iterations = 3;
    private const ulong Seed = 0x9E3779B97F4A7C15;

    /// <summary>Each row as <paramref name="width"/> numbers, the matrix times its first right singular vectors up to a rotation.</summary>
    public static double[] Rows(SparseMatrix matrix, int width)
    {
        var transposed = matrix.Transposed();
        var directions = Orthonormal(transposed.Times(Signs(matrix.RowCount * width), width), width);
        for (var i = 0; i < Iterations; i++)
            directions = Orthonormal(transposed.Times(matrix.Times(directions, width), width), width);
        return matrix.Times(directions, width);
    }

    // Xorshift (Marsaglia 2003).
    private static double[] Signs(int count)
    {
        var signs = new double[count];
        var state = Seed;
        for (var i = 0; i < count; i++)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            signs[i] = (state >> 40 & 1) == 0 ? 1 : -1;
        }

        return signs;
    }

    /// <summary>Other columns of the same span, upright on each other, by the triangle of their products (Cholesky QR); those that add nothing become zero.</summary>
    private static double[] Orthonormal(double[] rows, int width)
    {
        var upper = Triangle(Products(rows, width), width);
        for (var at = 0; at < rows.Length; at += width)
        {
            for (var j = 0; j < width; j++)
            {
                var pivot = upper[(j * width) + j];
                var value = rows[at + j] = pivot > 0 ? rows[at + j] / pivot : 0;
                var rest = rows.AsSpan(at + j + 1, width - j - 1);
                TensorPrimitives.MultiplyAdd(upper.AsSpan((j * width) + j + 1, rest.Length), -value, rest, rest);
            }
        }

        return rows;
    }

    private static double[] Products(double[] rows, int width)
    {
        var products = new double[width * width];
        for (var at = 0; at < rows.Length; at += width)
        {
            for (var i = 0; i < width; i++)
            {
                var sum = products.AsSpan((i * width) + i, width - i);
                TensorPrimitives.MultiplyAdd(rows.AsSpan(at + i, width - i), rows[at + i], sum, sum);
            }
        }

        return products;
    }

    /// <summary>The upper triangle whose transpose times itself is the matrix, in its place (Cholesky).</summary>
    private static double[] Triangle(double[] products, int width)
    {
        const double nothing = 1e-12;
        var squares = Enumerable.Range(0, width).Select(j => products[(j * width) + j]).ToArray();
        for (var j = 0; j < width; j++)
        {
            var row = products.AsSpan((j * width) + j, width - j);
            var pivot = row[0] > nothing * squares[j] ? Math.Sqrt(row[0]) : 0;
            for (var k = 0; k < row.Length; k++)
                row[k] = pivot > 0 ? row[k] / pivot : 0;
            for (var i = j + 1; i < width; i++)
            {
                var below = products.AsSpan((i * width) + i, width - i);
                TensorPrimitives.MultiplyAdd(row[(i - j)..], -row[i - j], below, below);
            }
        }

        return products;
    }
}
