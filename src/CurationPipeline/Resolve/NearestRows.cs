namespace CurationPipeline.Resolve;

/// <summary>Of each row of a table the cosines of those nearest to it, as they come; any thread may bring one.</summary>
internal sealed class NearestRows
{
    /// <summary>How many are kept of each.</summary>
    public const int Kept = 10;

    private const int Together = 64;

    private readonly float[] _cosines;
    private readonly float[] _least;
    private readonly Lock[] _locks;

    public NearestRows(int rows)
    {
        _cosines = new float[rows * Kept];
        _least = new float[rows];
        _locks = [.. Enumerable.Range(0, (rows / Together) + 1).Select(_ => new Lock())];
        Array.Fill(_cosines, float.NegativeInfinity);
        Array.Fill(_least, float.NegativeInfinity);
    }

    /// <summary>What a cosine has to be above to be among them; by the time it is read, it may have risen.</summary>
    public ReadOnlySpan<float> Least => _least;

    public void Offer(int row, float cosine)
    {
        if (cosine <= _least[row])
            return;
        lock (_locks[row / Together])
        {
            var kept = _cosines.AsSpan(row * Kept, Kept);
            var at = Kept - 1;
            if (cosine <= kept[at])
                return;
            for (; at > 0 && kept[at - 1] < cosine; at--)
                kept[at] = kept[at - 1];
            kept[at] = cosine;
            _least[row] = kept[^1];
        }
    }

    /// <summary>Their mean.</summary>
    public double Crowding(int row)
    {
        var (sum, count) = (0.0, 0);
        foreach (var cosine in _cosines.AsSpan(row * Kept, Kept))
            (sum, count) = float.IsNegativeInfinity(cosine) ? (sum, count) : (sum + cosine, count + 1);
        return count == 0 ? 0 : sum / count;
    }
}
