using System.Numerics.Tensors;
using CurationPipeline.Graph;

namespace CurationPipeline.Resolve;

/// <summary>The vectors of many entities in one block of memory, a row each, so that each can be compared with each as it lies there.</summary>
public sealed class VectorTable
{
    /// <summary>Rows are filled with zeros up to a multiple of this; no processor adds up more numbers at once.</summary>
    internal const int Lanes = 16;

    private readonly List<EntityId> _ids;
    private readonly float[] _values;

    /// <param name="width">Numbers in each vector.</param>
    /// <param name="most">How many vectors may come.</param>
    /// <exception cref="CurationException">They do not fit into memory.</exception>
    public VectorTable(int width, int most)
    {
        Width = width;
        // The odd block keeps rows from lying on the same lines of the processor's cache.
        Stride = (((width + Lanes - 1) / Lanes) | 1) * Lanes;
        if ((long)Stride * most > Array.MaxLength)
            throw new CurationException($"{most} vectors of {width} numbers are more than can be compared at once; take vectors of fewer numbers.");
        _ids = new List<EntityId>(most);
        _values = new float[Stride * most];
    }

    public int Count => _ids.Count;

    public int Width { get; }

    public IReadOnlyList<EntityId> Ids => _ids;

    /// <summary>From one row to the next.</summary>
    internal int Stride { get; }

    internal ReadOnlySpan<float> Values => _values;

    public static VectorTable Of(IReadOnlyList<(EntityId Id, float[] Vector)> vectors)
    {
        var table = new VectorTable(vectors.Count > 0 ? vectors[0].Vector.Length : 0, vectors.Count);
        foreach (var (id, vector) in vectors)
            table.Add(id, vector);
        return table;
    }

    public void Add(EntityId id, ReadOnlySpan<float> vector)
    {
        vector.CopyTo(_values.AsSpan(Stride * Count, Width));
        _ids.Add(id);
    }

    public int Find(EntityId id) => _ids.IndexOf(id);

    public float Dot(int one, int other) => TensorPrimitives.Dot(Row(one), Row(other));

    private ReadOnlySpan<float> Row(int row) => _values.AsSpan(Stride * row, Width);
}
