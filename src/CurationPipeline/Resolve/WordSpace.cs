namespace CurationPipeline.Resolve;

/// <summary>
/// What words have to do with each other, learned from texts by what stands near what: units with like neighbours come to point the
/// same way. A unit is a word, or two words that are a term.
/// </summary>
public sealed class WordSpace
{
    internal const int Dimensions = 100;

    private readonly Dictionary<string, Unit> _units;
    private readonly long _total;

    internal WordSpace(Dictionary<string, Unit> units, long total)
    {
        _units = units;
        _total = total;
    }

    /// <summary>A space that knows nothing.</summary>
    public static WordSpace Empty { get; } = new([], 0);

    /// <param name="texts">Papers or descriptions, in an order that is always the same: the last digits may depend on it.</param>
    public static WordSpace Learn(IEnumerable<string> texts) => WordLearner.Learn(texts);

    /// <summary>As kept with <see cref="ToBytes"/>.</summary>
    public static WordSpace FromBytes(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var (total, count) = (reader.ReadInt64(), reader.ReadInt32());
        var units = new Dictionary<string, Unit>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var (name, seen, meaning) = (reader.ReadString(), reader.ReadInt32(), new float[Dimensions]);
            foreach (ref var value in meaning.AsSpan())
                value = reader.ReadSingle();
            units.Add(name, new Unit(seen, meaning));
        }

        return new WordSpace(units, total);
    }

    public byte[] ToBytes()
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(_total);
        writer.Write(_units.Count);
        foreach (var (name, unit) in _units)
        {
            writer.Write(name);
            writer.Write(unit.Count);
            foreach (var value in unit.Meaning)
                writer.Write(value);
        }

        return stream.ToArray();
    }

    /// <summary>How much a word tells by being there: 1 for the rarest, towards 0 for the most common.</summary>
    internal float Weight(string word) =>
        (float)(Logarithm.Of((_total + 2.0) / (1 + CountOf(word))) / Logarithm.Of(_total + 2.0));

    /// <summary>What share of the running text a word is.</summary>
    internal double Frequency(string word) => CountOf(word) / (_total + 1.0);

    /// <summary>Which way a word points, or two words with a space between that are a term; null where the texts do not say.</summary>
    internal float[]? FindMeaning(string unit) => _units.TryGetValue(unit, out var known) ? known.Meaning : null;

    private int CountOf(string word) => _units.TryGetValue(word, out var known) ? known.Count : 0;

    /// <summary>A word or a term, how often it was seen, and where it points (its length is 1).</summary>
    internal readonly record struct Unit(int Count, float[] Meaning);
}
