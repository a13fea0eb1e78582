namespace CurationPipeline.Resolve;

/// <summary>Where in running words each unit stands: words by their numbers, then pairs of them.</summary>
internal sealed class UnitPlaces
{
    private readonly int _words;
    private readonly int[] _starts;
    private readonly int[] _places;

    public UnitPlaces(int[] words, int count, IReadOnlyList<(int First, int Second)> pairs)
    {
        _words = count;
        var numbers = pairs.Index().ToDictionary(pair => pair.Item, pair => count + pair.Index);
        _starts = new int[count + pairs.Count + 1];
        foreach (var (unit, _) in Each(words, numbers))
            _starts[unit + 1]++;
        for (var unit = 0; unit < Count; unit++)
            _starts[unit + 1] += _starts[unit];
        _places = new int[_starts[^1]];
        var next = _starts[..^1];
        foreach (var (unit, place) in Each(words, numbers))
            _places[next[unit]++] = place;
    }

    public int Count => _starts.Length - 1;

    public ReadOnlySpan<int> Of(int unit) => _places.AsSpan(_starts[unit].._starts[unit + 1]);

    /// <summary>In words.</summary>
    public int LengthOf(int unit) => unit < _words ? 1 : 2;

    private static IEnumerable<(int Unit, int Place)> Each(int[] words, Dictionary<(int, int), int> pairs)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] >= 0)
                yield return (words[i], i);
            if (i + 1 < words.Length && pairs.TryGetValue((words[i], words[i + 1]), out var pair))
                yield return (pair, i);
        }
    }
}
