namespace CurationPipeline.Ground;

/// <summary>Finds all places of one unbroken quote in a source.</summary>
internal sealed class Places(Source source, GramIndex grams)
{
    private const int MostGrams = 24;
    private const int MostCandidates = 600;

    public List<Place> Of(Skeleton quote)
    {
        var places = new List<Place>();
        if (quote.Length == 0 || quote.Length > source.Skeleton.Length)
            return places;

        var walk = new Walk(source, quote);
        if (quote.Length < GramIndex.Length)
            Scan(quote, walk, places);
        else
            Probe(quote, walk, places);
        places.Sort((a, b) => a.FirstLetter.CompareTo(b.FirstLetter));
        return places;
    }

    private void Scan(Skeleton quote, Walk walk, List<Place> places)
    {
        var letters = source.Skeleton.Letters;
        for (var at = 0; at <= letters.Length - quote.Length; at++)
        {
            var next = letters[at..].IndexOf(quote.Letters);
            if (next < 0)
                return;
            at += next;
            Add(walk.From(0, at), places);
        }
    }

    /// <summary>Follows the quote from its rarest runs of letters; the second one is for places where a citation splits the first.</summary>
    private void Probe(Skeleton quote, Walk walk, List<Place> places)
    {
        var left = MostCandidates;
        var probed = 0;
        var tried = new HashSet<int>();
        foreach (var at in RarestFirst(quote.Letters))
        {
            var gram = quote.Letters.Slice(at, GramIndex.Length);
            foreach (var position in grams[gram])
            {
                if (--left < 0)
                    return;
                // A walk that failed would fail again from another run at the same distance.
                if (source.Skeleton.Letters.Slice(position, GramIndex.Length).SequenceEqual(gram) && tried.Add(position - at))
                    Add(walk.From(at, position), places);
            }

            if (++probed >= 2 && places.Count > 0)
                return;
        }
    }

    private List<int> RarestFirst(ReadOnlySpan<char> letters)
    {
        var last = letters.Length - GramIndex.Length;
        var step = Math.Max(4, last / MostGrams);
        var offsets = new List<(int Count, int At)>();
        for (var at = 0; at <= last; at += step)
        {
            var count = grams[letters.Slice(at, GramIndex.Length)].Length;
            if (count > 0)
                offsets.Add((count, at));
        }

        offsets.Sort();
        return [.. offsets.Select(offset => offset.At)];
    }

    private static void Add(Place? place, List<Place> places)
    {
        if (place is not null && !places.Exists(known => known.FirstLetter == place.FirstLetter))
            places.Add(place);
    }
}
