using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace CurationPipeline.Resolve;

/// <summary>
/// Compares each row of a table with each, tile by tile and on all cores, and tells of those pairs alone whose product may be high
/// enough. Most of a vector's length lies in some of its columns: what those say and the length of the rest bound the product
/// (Cauchy and Schwarz), so that the rest is left unread for most pairs and no pair is missed.
/// </summary>
internal sealed class RowTiles
{
    private const int Side = 128;

    /// <summary>The share of the squared lengths that the columns which are read first have to hold.</summary>
    private const double Telling = 0.75;

    /// <summary>More than a product of two vectors is off by the order in which it is summed up, as a share of their squared length.</summary>
    private const float OffBy = 1e-4f;

    private readonly VectorTable _table;
    private readonly (int Start, int End) _first;
    private readonly float[] _rest;
    private readonly float _slack;

    public RowTiles(VectorTable table)
    {
        _table = table;
        _first = FirstColumns();
        _rest = new float[table.Count];
        for (var row = 0; row < table.Count; row++)
        {
            var rest = SquaresOf(row, 0, _first.Start) + SquaresOf(row, _first.End, table.Stride);
            _rest[row] = MathF.Sqrt(rest);
            _slack = Math.Max(_slack, OffBy * (rest + SquaresOf(row, _first.Start, _first.End)));
        }
    }

    private int Blocks => (_table.Count + Side - 1) / Side;

    /// <summary>Tells of every pair whose product reaches the bars of both or one of its rows, and of few others.</summary>
    /// <param name="bars">What a product of the row has to reach; read anew for each tile, because bars rise.</param>
    /// <param name="meet">Called by several threads, with the smaller row first.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public void Meet(Func<int, float> bars, Action<int, int> meet, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var (next, done) = (-1, 0L);
        var all = (long)Blocks * (Blocks + 1) / 2;
        AllCores.Map([.. Enumerable.Range(0, Environment.ProcessorCount)], _ =>
        {
            var tile = new Tile();
            for (var one = Interlocked.Increment(ref next); one < Blocks; one = Interlocked.Increment(ref next))
            {
                for (var other = one; other < Blocks; other++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Meet(tile, one * Side, other * Side, bars, meet);
                }

                progress?.Report((double)Interlocked.Add(ref done, Blocks - one) / all);
            }

            return tile;
        }, cancellationToken);
    }

    private void Meet(Tile tile, int one, int other, Func<int, float> bars, Action<int, int> meet)
    {
        Array.Clear(tile.Products);
        Multiply(tile, one, other, _first.Start, _first.End);
        for (var i = 0; i < Side; i++)
            (tile.OneBars[i], tile.OtherBars[i]) = (BarOf(one + i), BarOf(other + i));
        if (Hits(tile, one, other, 1) > Side * Side / 8)
        {
            // Too many are left for one after the other: what the rest says is read for the whole tile.
            Multiply(tile, one, other, 0, _first.Start);
            Multiply(tile, one, other, _first.End, _table.Stride);
            Hits(tile, one, other, 0);
        }

        foreach (var (i, j) in tile.Found)
            meet(i, j);

        float BarOf(int row) => row < _table.Count ? bars(row) - _slack : float.PositiveInfinity;
    }

    /// <summary>Finds the pairs of the tile that may reach a bar.</summary>
    /// <param name="rest">1 where the products are of the first columns alone, 0 where they are whole.</param>
    private int Hits(Tile tile, int one, int other, float rest)
    {
        tile.Found.Clear();
        for (var i = 0; i < Side && one + i < _table.Count; i++)
        {
            var own = rest * _rest[one + i];
            for (var j = one == other ? i + 1 : 0; j < Side && other + j < _table.Count; j++)
            {
                if (j % Vector<float>.Count == 0 && j + Vector<float>.Count <= Side && other + j + Vector<float>.Count <= _table.Count && !AnyIn(tile, i, j, own, other))
                    j += Vector<float>.Count - 1;
                else if (tile.Products[(i * Side) + j] + (own * _rest[other + j]) >= Math.Min(tile.OneBars[i], tile.OtherBars[j]))
                    tile.Found.Add((one + i, other + j));
            }
        }

        return tile.Found.Count;
    }

    private bool AnyIn(Tile tile, int i, int j, float own, int other)
    {
        var most = new Vector<float>(tile.Products, (i * Side) + j) + (new Vector<float>(_rest, other + j) * own);
        return Vector.GreaterThanOrEqualAny(most, Vector.Min(new Vector<float>(tile.OneBars[i]), new Vector<float>(tile.OtherBars, j)));
    }

    /// <summary>Adds to the products of the tile what a range of columns gives, two rows with four at a time.</summary>
    private void Multiply(Tile tile, int one, int other, int start, int end)
    {
        for (var i = 0; i < Side && one + i < _table.Count; i += 2)
        {
            var second = Math.Min(one + i + 1, _table.Count - 1);
            for (var j = 0; j < Side && other + j < _table.Count; j += 4)
                Multiply(tile.Products.AsSpan((i * Side) + j), one + i, second, other + j, start, end);
        }
    }

    private void Multiply(Span<float> products, int one, int two, int other, int start, int end)
    {
        var last = _table.Count - 1;
        ref var a = ref First(one, start);
        ref var b = ref First(two, start);
        ref var p = ref First(other, start);
        ref var q = ref First(Math.Min(other + 1, last), start);
        ref var r = ref First(Math.Min(other + 2, last), start);
        ref var s = ref First(Math.Min(other + 3, last), start);
        Vector<float> ap = default, aq = default, ar = default, az = default, bp = default, bq = default, br = default, bz = default;
        for (nuint at = 0, length = (nuint)(end - start); at < length; at += (nuint)Vector<float>.Count)
        {
            var (x, y) = (Vector.LoadUnsafe(ref a, at), Vector.LoadUnsafe(ref b, at));
            var column = Vector.LoadUnsafe(ref p, at);
            (ap, bp) = (Vector.FusedMultiplyAdd(x, column, ap), Vector.FusedMultiplyAdd(y, column, bp));
            column = Vector.LoadUnsafe(ref q, at);
            (aq, bq) = (Vector.FusedMultiplyAdd(x, column, aq), Vector.FusedMultiplyAdd(y, column, bq));
            column = Vector.LoadUnsafe(ref r, at);
            (ar, br) = (Vector.FusedMultiplyAdd(x, column, ar), Vector.FusedMultiplyAdd(y, column, br));
            column = Vector.LoadUnsafe(ref s, at);
            (az, bz) = (Vector.FusedMultiplyAdd(x, column, az), Vector.FusedMultiplyAdd(y, column, bz));
        }

        Add(products, ap, aq, ar, az);
        Add(products[Side..], bp, bq, br, bz);
    }

    private static void Add(Span<float> products, Vector<float> p, Vector<float> q, Vector<float> r, Vector<float> s)
    {
        products[0] += Vector.Sum(p);
        products[1] += Vector.Sum(q);
        products[2] += Vector.Sum(r);
        products[3] += Vector.Sum(s);
    }

    private ReadOnlySpan<float> Columns(int row, int start, int end) => _table.Values.Slice((row * _table.Stride) + start, end - start);

    private ref float First(int row, int column) => ref MemoryMarshal.GetReference(_table.Values[((row * _table.Stride) + column)..]);

    private float SquaresOf(int row, int start, int end) => TensorPrimitives.SumOfSquares(Columns(row, start, end));

    /// <summary>The shortest stretch of columns that holds most of what the vectors are; all of them where none is much shorter.</summary>
    private (int Start, int End) FirstColumns()
    {
        var blocks = _table.Stride / VectorTable.Lanes;
        var squares = new double[blocks];
        for (var row = 0; row < _table.Count; row += 1 + (_table.Count / 4096))
        {
            for (var block = 0; block < blocks; block++)
                squares[block] += SquaresOf(row, block * VectorTable.Lanes, (block + 1) * VectorTable.Lanes);
        }

        var (best, needed) = ((Start: 0, End: blocks), Telling * squares.Sum());
        for (int start = 0, end = 0; start < blocks; start++)
        {
            end = Math.Max(end, start + 1); // where there is nothing but zeros, no stretch would be enough
            while (end < blocks && squares[start..end].Sum() < needed)
                end++;
            if (squares[start..end].Sum() >= needed && end - start < best.End - best.Start)
                best = (start, end);
        }

        return best.End - best.Start > blocks / 2 ? (0, _table.Stride) : (best.Start * VectorTable.Lanes, best.End * VectorTable.Lanes);
    }

    /// <summary>What one thread works in.</summary>
    private sealed class Tile
    {
        public float[] Products { get; } = new float[(Side + 1) * Side];

        public float[] OneBars { get; } = new float[Side];

        public float[] OtherBars { get; } = new float[Side];

        public List<(int One, int Other)> Found { get; } = [];
    }
}
