namespace CurationPipeline.Resolve;

/// <summary>A trait by which a name is found, and how much it says that another name has it too.</summary>
internal readonly record struct Feature(uint Hash, float Weight);

/// <summary>The traits of a name: the whole, its words, its letters, its initials and what short forms are made of.</summary>
internal static class NameFeatures
{
    private const int LongestShortForm = 12;
    private const int MostWords = 40;
    private const int MostLetters = 60;

    public static IEnumerable<Feature> Of(NormalName name)
    {
        if (name.IsEmpty)
        {
            return [];
        }

        var features = new Dictionary<uint, float> { [Key(name.Key)] = 4 };
        AddWords(features, name);
        AddRuns(features, name.Key.Length <= MostLetters ? name.Key : name.Key[..MostLetters]);
        if (name.Style is NameStyle.Term or NameStyle.Title)
        {
            AddInitials(features, name);
        }

        foreach (var part in name.Parts)
        {
            features.TryAdd(Key(part), 2);
        }

        if (IsShortForm(name))
        {
            foreach (var reading in Acronym.Readings(Acronym.LettersOf(name)))
            {
                AddParts(features, reading);
            }
        }

        return features.Select(pair => new Feature(pair.Key, pair.Value));
    }

    public static uint Key(string key) => Hash('=', key);

    public static uint Initials(string letters) => Hash('#', letters);

    public static uint Word(string word) => Hash('w', word);

    public static uint Neighbors(string word, string next) => Hash('p', word + " " + next);

    public static uint Identifier(string identifier) => Hash('@', identifier);

    private static bool IsShortForm(NormalName name) =>
        name.Style is NameStyle.Term or NameStyle.Title && name.Key.Length <= LongestShortForm && !name.Original.AsSpan().Trim().Contains(' ');

    private static void AddWords(Dictionary<uint, float> features, NormalName name)
    {
        for (var i = 0; i < name.Words.Count && i < MostWords; i++)
        {
            var text = name.Words[i].Text;
            features[Word(text)] = Acronym.IsSmallWord(text) ? 0.2f : 1f;
            AddBeginning(features, text);
            if (i > 0)
            {
                features[Neighbors(name.Words[i - 1].Text, text)] = 0.8f;
            }
        }
    }

    private static void AddBeginning(Dictionary<uint, float> features, string word)
    {
        for (var length = 2; length <= 3 && length < word.Length; length++)
        {
            features.TryAdd(Hash('b', word.AsSpan(0, length)), 0.3f);
        }
    }

    private static void AddRuns(Dictionary<uint, float> features, string key)
    {
        var padded = $"^{key}$";
        for (var i = 0; i + 3 <= padded.Length; i++)
        {
            features.TryAdd(Hash('t', padded.AsSpan(i, 3)), 0.4f);
        }
    }

    private static void AddInitials(Dictionary<uint, float> features, NormalName name)
    {
        if (name.Words.Count < 2)
        {
            return;
        }

        foreach (var initials in (ReadOnlySpan<string>)[Acronym.Initials(name.Words, false), Acronym.Initials(name.Words, true)])
        {
            features.TryAdd(Initials(initials), 1.5f);
            AddPairs(features, initials);
        }
    }

    // A short form offers every run of its letters as the beginning of a word and as initials of neighbours.
    private static void AddParts(Dictionary<uint, float> features, string letters)
    {
        features.TryAdd(Initials(letters), 1.5f);
        AddPairs(features, letters);
        AddSkips(features, letters);
        for (var i = 0; i < letters.Length; i++)
        {
            for (var length = 2; length <= 3 && i + length <= letters.Length; length++)
            {
                features.TryAdd(Hash('b', letters.AsSpan(i, length)), 0.3f);
            }
        }
    }

    // FeedBack Network: a letter from within a word stands between two initials.
    private static void AddSkips(Dictionary<uint, float> features, string letters)
    {
        for (var i = 0; i + 3 <= letters.Length; i++)
        {
            features.TryAdd(Hash('i', [letters[i], letters[i + 2]]), 0.25f);
        }
    }

    private static void AddPairs(Dictionary<uint, float> features, string initials)
    {
        for (var i = 0; i + 2 <= initials.Length; i++)
        {
            features.TryAdd(Hash('i', initials.AsSpan(i, 2)), 0.4f);
            if (i + 3 <= initials.Length)
            {
                features.TryAdd(Hash('j', initials.AsSpan(i, 3)), 0.6f);
            }
        }
    }

    // FNV-1a: the same on every machine and in every run, as what is kept on disk needs.
    private static uint Hash(char kind, ReadOnlySpan<char> text)
    {
        var hash = (2166136261 ^ kind) * 16777619;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619;
        }

        return hash;
    }
}
