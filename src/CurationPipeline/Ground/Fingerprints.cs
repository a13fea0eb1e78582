namespace CurationPipeline.Ground;

/// <summary>Which papers hold a run of letters, kept for a sample of all runs.</summary>
/// <remarks>
/// Winnowing (Schleimer, Wilkerson and Aiken, 2003): of each twenty neighbouring runs of twelve letters the one with the
/// least hash is kept, so that any 31 letters that two texts share have a kept run in common.
/// </remarks>
internal sealed class Fingerprints
{
    private const int Run = 12;
    private const int Window = 20;
    private const uint Base = 0x01000193;

    private readonly List<uint> _hashes = [];
    private readonly List<int> _papers = [];
    private readonly List<int> _next = [];
    private int[] _heads = NewHeads(1 << 12);

    public void Add(int paper, ReadOnlySpan<char> letters)
    {
        foreach (var hash in Of(letters))
        {
            if (_hashes.Count == _heads.Length)
                Grow();
            _hashes.Add(hash);
            _papers.Add(paper);
            _next.Add(_heads[Slot(hash)]);
            _heads[Slot(hash)] = _hashes.Count - 1;
        }
    }

    /// <summary>For each paper how many of the letters' kept runs it holds.</summary>
    public Dictionary<int, int> Count(ReadOnlySpan<char> letters, out int total)
    {
        var counts = new Dictionary<int, int>();
        var kept = Of(letters);
        total = kept.Count;
        foreach (var hash in kept)
        {
            for (var i = _heads[Slot(hash)]; i >= 0; i = _next[i])
            {
                if (_hashes[i] == hash)
                    counts[_papers[i]] = counts.GetValueOrDefault(_papers[i]) + 1;
            }
        }

        return counts;
    }

    private int Slot(uint hash) => (int)(hash & (uint)(_heads.Length - 1));

    private void Grow()
    {
        _heads = NewHeads(_heads.Length * 4);
        for (var i = 0; i < _hashes.Count; i++)
        {
            _next[i] = _heads[Slot(_hashes[i])];
            _heads[Slot(_hashes[i])] = i;
        }
    }

    private static int[] NewHeads(int length)
    {
        var heads = new int[length];
        Array.Fill(heads, -1);
        return heads;
    }

    private static HashSet<uint> Of(ReadOnlySpan<char> letters)
    {
        var kept = new HashSet<uint>();
        var runs = Hashes(letters);
        var least = -1;
        for (var end = 0; end < runs.Length; end++)
        {
            var start = Math.Max(0, end - Window + 1);
            if (least < start)
                least = LeastOf(runs, start, end);
            else if (runs[end] <= runs[least])
                least = end;
            if (end >= Window - 1 || end == runs.Length - 1)
                kept.Add(runs[least]);
        }

        return kept;
    }

    private static int LeastOf(uint[] runs, int start, int end)
    {
        var least = start;
        for (var i = start + 1; i <= end; i++)
        {
            if (runs[i] <= runs[least])
                least = i;
        }

        return least;
    }

    private static uint[] Hashes(ReadOnlySpan<char> letters)
    {
        var runs = new uint[Math.Max(0, letters.Length - Run + 1)];
        var leaving = 1u;
        for (var i = 0; i < Run; i++)
            leaving *= Base;
        var hash = 0u;
        for (var i = 0; i < letters.Length; i++)
        {
            hash = (hash * Base) + letters[i];
            if (i >= Run)
                hash -= leaving * letters[i - Run];
            if (i >= Run - 1)
                runs[i - Run + 1] = Mixed(hash);
        }

        return runs;
    }

    private static uint Mixed(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x7FEB352Du;
        hash = (hash ^ (hash >> 15)) * 0x846CA68Bu;
        return hash ^ (hash >> 16);
    }
}
