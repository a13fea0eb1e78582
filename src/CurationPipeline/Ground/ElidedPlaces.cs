using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>Finds the parts of a quote with elisions: each verbatim, in order, and close to each other.</summary>
internal static class ElidedPlaces
{
    /// <summary>Letters that one elision may leave out.</summary>
    public const int LongestGap = 1500;

    private const int MostParts = 50;
    private const int FewestLetters = 8;

    /// <summary>One place for each part, or null.</summary>
    public static IReadOnlyList<Place>? Find(Places places, QuoteParts parts, TextRange? near)
    {
        if (parts.Parts.Count is 0 or > MostParts || (parts.Parts.Count == 1 && parts.Inserted.Count == 0))
            return parts.Parts.Count == 1 ? Single(places, parts.Parts[0], near) : null;
        var options = new List<List<Place>>();
        foreach (var part in parts.Parts)
        {
            if (!SaysEnough(part) || places.Of(Skeleton.Of(part)) is not { Count: > 0 } found)
                return null;
            options.Add(found);
        }

        return Chain(options, near);
    }

    /// <summary>Whether all parts stand in the source, wherever that is.</summary>
    public static bool AllStand(Places places, QuoteParts parts) =>
        parts.Parts.Count is > 1 and <= MostParts
        && parts.Parts.All(part => SaysEnough(part) && places.Of(Skeleton.Of(part)).Count > 0);

    /// <summary>A quote whose ellipses stand only before and after it, or with one bracket at an end.</summary>
    private static IReadOnlyList<Place>? Single(Places places, string part, TextRange? near) =>
        SaysEnough(part) && places.Of(Skeleton.Of(part)) is { Count: > 0 } found ? [Nearest(found, near)] : null;

    public static Place Nearest(IReadOnlyList<Place> places, TextRange? near) =>
        places.FirstOrDefault(place => near is { } range && range.Start <= place.Range.Start && place.Range.End <= range.End)
        ?? places.FirstOrDefault(place => near is { } range && range.Overlaps(place.Range)) ?? places[0];

    /// <summary>With a word or two between ellipses anything could be put together.</summary>
    private static bool SaysEnough(string part)
    {
        var words = WordTokens.Of(part);
        return words.Count >= 2 && words.Sum(word => word.Key.Length) >= FewestLetters;
    }

    private static List<Place>? Chain(List<List<Place>> options, TextRange? near)
    {
        var starts = options[0].OrderBy(place => near is { } range && range.Overlaps(place.Range) ? 0 : 1);
        foreach (var start in starts)
        {
            var chain = new List<Place> { start };
            foreach (var option in options.Skip(1))
            {
                var next = option.FirstOrDefault(place => Follows(chain[^1], place));
                if (next is null)
                    break;
                chain.Add(next);
            }

            if (chain.Count == options.Count)
                return chain;
        }

        return null;
    }

    private static bool Follows(Place before, Place after) =>
        after.FirstLetter > before.LastLetter && after.FirstLetter - before.LastLetter - 1 <= LongestGap;
}
