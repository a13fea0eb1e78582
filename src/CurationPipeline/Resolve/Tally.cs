using System.Numerics;

namespace CurationPipeline.Resolve;

/// <summary>
/// Adds up what the lists of several traits say of each entity. It has a place for each entity that came in and not for all
/// there are: a look-up touches a small part of a large base, which then stays near the processor.
/// </summary>
internal sealed class Tally
{
    // What is larger than a look-up needs would have to be wiped for each of the following ones.
    private const int MostKept = 32_768;

    private (int Number, float Sum)[] _entries = [];

    // Where the hash of a number leads to, or soon after, stands one more than the place of its entry; 0 where nothing does.
    private int[] _places = [];

    /// <summary>How many entities came in.</summary>
    public int Count { get; private set; }

    /// <summary>Each number once, in the order in which they came, with its weights added up in the order in which these came.</summary>
    public ReadOnlySpan<(int Number, float Sum)> Sums => _entries.AsSpan(0, Count);

    public void Clear()
    {
        if (_entries.Length > MostKept)
            (_entries, _places) = ([], []);
        Array.Clear(_places);
        Count = 0;
    }

    /// <summary>Gives each of the numbers this weight more.</summary>
    public void Add(ReadOnlySpan<int> numbers, float weight)
    {
        if (_entries.Length < Count + numbers.Length)
            Grow(Count + numbers.Length);
        var (entries, places, count) = (_entries, _places, Count);
        foreach (var number in numbers)
        {
            ref var place = ref places[FindPlace(number)];
            if (place == 0)
            {
                entries[count] = (number, weight);
                place = ++count;
            }
            else
            {
                entries[place - 1].Sum += weight;
            }
        }

        Count = count;
    }

    /// <summary>The place of a number, or the empty one that would be its. At most half of them are taken.</summary>
    private int FindPlace(int number)
    {
        var (entries, places) = (_entries, _places);
        // Multiplying by 2^32 divided by the golden ratio spreads neighbours (Knuth, The Art of Computer Programming 3, section 6.4).
        var at = (int)((uint)number * 2_654_435_769 >> BitOperations.LeadingZeroCount((uint)places.Length - 1));
        while (places[at] is var place and not 0 && entries[place - 1].Number != number)
            at = (at + 1) & (places.Length - 1);
        return at;
    }

    private void Grow(int count)
    {
        Array.Resize(ref _entries, (int)BitOperations.RoundUpToPowerOf2((uint)count));
        _places = new int[2 * _entries.Length];
        for (var i = 0; i < Count; i++)
            _places[FindPlace(_entries[i].Number)] = i + 1;
    }
}
