using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>Finds the parts of a quote with elisions: each verbatim, in order, and close to each other.</summary>
internal static class ElidedPlaces
{
    /// <summary>Letters that one elision may leave out.</summary>
    public const int LongestGap = 1500;

    private const int FewestLetters = 8;

    /// <summary>One place for each part, or null.</summary>
    public static IReadOnlyList<Place>? Find(Places places, QuoteParts parts, TextRange? near) =>
        parts.Parts.Count > 1 || parts.Cuts.Any(cuts => cuts.Count > 0) ? Chain(All(places, parts), near) : null;

    /// <summary>Every place of every part; empty when one of them has none.</summary>
    public static IReadOnlyList<IReadOnlyList<Place>> All(Places places, QuoteParts parts)
    {
        if (parts.Parts.Count > QuoteParts.Most)
            return [];
        var options = new List<IReadOnlyList<Place>>();
        foreach (var part in parts.Parts)
        {
            if (!SaysEnough(part) || places.Of(Skeleton.Of(part)) is not { Count: > 0 } found)
                return [];
            options.Add(found);
        }

        return options;
    }

    /// <summary>One place of each part, in order and close to each other; null when there is no such row of them.</summary>
    public static IReadOnlyList<Place>? Chain(IReadOnlyList<IReadOnlyList<Place>> options, TextRange? near)
    {
        if (options.Count == 0)
            return null;
        // From the end: of each place, which one of the next part's it leads to.
        var next = new int[options.Count][];
        for (var part = options.Count - 1; part >= 0; part--)
        {
            var last = part == options.Count - 1;
            next[part] = [.. options[part].Select(place => last ? 0 : NextOf(place, options[part + 1], next[part + 1]))];
        }

        var starts = options[0].Where((_, i) => next[0][i] >= 0).ToList();
        if (starts.Count == 0)
            return null;
        var at = options[0].ToList().IndexOf(Nearest(starts, near));
        var chain = new List<Place>();
        for (var part = 0; part < options.Count; part++)
        {
            chain.Add(options[part][at]);
            at = next[part][at];
        }

        return chain;
    }

    public static Place Nearest(IReadOnlyList<Place> places, TextRange? near) =>
        places.FirstOrDefault(place => near is { } range && range.Start <= place.Range.Start && place.Range.End <= range.End)
        ?? places.FirstOrDefault(place => near is { } range && range.Overlaps(place.Range)) ?? places[0];

    private static int NextOf(Place place, IReadOnlyList<Place> following, int[] theirNext)
    {
        for (var i = FirstAfter(following, place.LastLetter); i < following.Count && following[i].FirstLetter - place.LastLetter - 1 <= LongestGap; i++)
        {
            if (theirNext[i] >= 0)
                return i;
        }

        return -1;
    }

    private static int FirstAfter(IReadOnlyList<Place> places, int letter)
    {
        int low = 0, high = places.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (places[middle].FirstLetter > letter)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    /// <summary>With a word or two between ellipses anything could be put together.</summary>
    private static bool SaysEnough(string part)
    {
        var words = WordTokens.Of(part);
        return words.Count >= 2 && words.Sum(word => word.Key.Length) >= FewestLetters;
    }
}
