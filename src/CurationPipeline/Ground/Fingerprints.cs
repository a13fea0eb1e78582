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

    // Runs that stand nearly everywhere, as those of a licence do, say little; the first thousands of places are enough.
    private const int MostPlaces = 4096;

    private readonly List<Entry> _entries = [];
    private int[] _heads = NewHeads(1 << 12);

    public void Add(int paper, Skeleton skeleton)
    {
        foreach (var (hash, letter) in Of(skeleton.Letters))
        {
            if (_entries.Count == _heads.Length)
                Grow();
            _entries.Add(new Entry(hash, paper, skeleton.Origin(letter), _heads[Slot(hash)]));
            _heads[Slot(hash)] = _entries.Count - 1;
        }
    }

    /// <summary>For each paper the places of the letters' kept runs in its text.</summary>
    public Dictionary<int, List<int>> Find(ReadOnlySpan<char> letters, out int total)
    {
        var places = new Dictionary<int, List<int>>();
        var kept = Of(letters);
        total = kept.Count;
        foreach (var hash in kept.Keys)
        {
            var left = MostPlaces;
            for (var i = _heads[Slot(hash)]; i >= 0 && left-- > 0; i = _entries[i].Next)
            {
                if (_entries[i].Hash == hash)
                    (places.TryGetValue(_entries[i].Paper, out var known) ? known : places[_entries[i].Paper] = []).Add(_entries[i].Place);
            }
        }

        return places;
    }

    private int Slot(uint hash) => (int)(hash & (uint)(_heads.Length - 1));

    private void Grow()
    {
        _heads = NewHeads(_heads.Length * 4);
        for (var i = 0; i < _entries.Count; i++)
        {
            var slot = Slot(_entries[i].Hash);
            _entries[i] = _entries[i] with { Next = _heads[slot] };
            _heads[slot] = i;
        }
    }

    private static int[] NewHeads(int length)
    {
        var heads = new int[length];
        Array.Fill(heads, -1);
        return heads;
    }

    /// <summary>The kept runs, each with the first letter of its first occurrence.</summary>
    private static Dictionary<uint, int> Of(ReadOnlySpan<char> letters)
    {
        var kept = new Dictionary<uint, int>();
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
                kept.TryAdd(runs[least], least);
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

    /// <summary>A kept run: whose it is, where in the text, and the one before in its slot.</summary>
    private readonly record struct Entry(uint Hash, int Paper, int Place, int Next);
}
