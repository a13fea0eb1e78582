namespace CurationPipeline.Resolve;

/// <summary>
/// The traits that a name has when it stands in a text: each two neighbouring words, and each word for names that are one word.
/// </summary>
internal static class TextTraits
{
    public static IReadOnlyCollection<Feature> Of(string text)
    {
        var words = Words.Of(text);
        var traits = new Dictionary<uint, Feature>();
        // As titles and claims have them, as terms have them, and as the names of people have them.
        Add(traits, words.Select(word => word.Text));
        Add(traits, Contractions.Apply(words).Select(word => word.Text));
        Add(traits, words.Select(word => word.Raw.ToLowerInvariant()));
        return traits.Values;
    }

    private static void Add(Dictionary<uint, Feature> traits, IEnumerable<string> words)
    {
        string? before = null;
        foreach (var word in words)
        {
            Add(traits, new Feature(NameFeatures.Key(word), 1));
            if (before is not null)
                Add(traits, new Feature(NameFeatures.Neighbors(before, word), 1));
            before = word;
        }
    }

    private static void Add(Dictionary<uint, Feature> traits, Feature feature) => traits[feature.Hash] = feature;
}
