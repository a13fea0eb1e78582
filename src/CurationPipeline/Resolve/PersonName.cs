namespace CurationPipeline.Resolve;

/// <summary>A person's name by its parts, or the name of a group of authors.</summary>
/// <param name="Given">Given names and initials, in small letters.</param>
/// <param name="Surname">With its particles, such as <c>van den berg</c>.</param>
/// <param name="WithOthers">Whether it ends in "et al.".</param>
internal sealed record PersonName(IReadOnlyList<string> Given, string Surname, string? Suffix, bool WithOthers)
{
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal) { "dr", "prof", "professor", "mr", "mrs", "ms", "sir", "phd" };
    private static readonly HashSet<string> Suffixes = new(StringComparer.Ordinal) { "jr", "sr", "ii", "iii", "iv" };
    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
    {
        "van", "von", "de", "den", "der", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al", "bin", "ibn", "ter", "ten", "zu",
    };

    public bool SurnameOnly => Given.Count == 0;

    public static PersonName Of(string name)
    {
        var withOthers = TrimOthers(ref name);
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        var front = Parts(comma < 0 ? name : name[(comma + 1)..]);
        var back = comma < 0 ? [] : Parts(name[..comma]);
        var suffix = TakeSuffix(front) ?? TakeSuffix(back);
        if (comma >= 0 && front.Count > 0)
        {
            return new PersonName(front, string.Join(' ', back), suffix, withOthers);
        }

        var all = comma < 0 ? front : back;
        var start = SurnameStart(all);
        return new PersonName(all[..start], string.Join(' ', all.Skip(start)), suffix, withOthers);
    }

    /// <summary>The name brought to one order, for its key: given names, surname, suffix.</summary>
    public static NormalName Normal(string name)
    {
        var person = Of(name);
        string?[] parts = [.. person.Given, .. person.Surname.Split(' ', StringSplitOptions.RemoveEmptyEntries), person.Suffix, person.WithOthers ? "etal" : null];
        List<Word> words = [.. parts.Where(part => !string.IsNullOrEmpty(part)).Select(part => new Word(part!, part!, false))];
        return new NormalName(name, NameStyle.Person, words, string.Join(' ', words.Select(word => word.Text)), null, null);
    }

    /// <summary>Whether the two can be one person: same surname, and no given name of the one at odds with the other's.</summary>
    public bool CanBe(PersonName other) => IsSpelledLike(other) || Agrees(other);

    // 'K ö nig-Ries' came out of a catalogue with blanks around the letter.
    private bool IsSpelledLike(PersonName other) => !SurnameOnly && Joined(string.Concat(Given) + Surname) == Joined(string.Concat(other.Given) + other.Surname) && Suffix == other.Suffix;

    private bool Agrees(PersonName other) =>
        string.Equals(Joined(Surname), Joined(other.Surname), StringComparison.Ordinal)
        && (Suffix is null || other.Suffix is null || Suffix == other.Suffix)
        && (string.Concat(Given) == string.Concat(other.Given) || Given.Zip(other.Given).All(pair => Agree(pair.First, pair.Second)));

    private static bool Agree(string one, string other) =>
        one.StartsWith(other, StringComparison.Ordinal) && (other.Length == 1 || other.Length == one.Length)
        || other.StartsWith(one, StringComparison.Ordinal) && one.Length == 1;

    private static string Joined(string surname) => surname.Replace(" ", "", StringComparison.Ordinal);

    private static bool TrimOthers(ref string name)
    {
        foreach (var ending in (ReadOnlySpan<string>)["et al.", "et al", "and others", "and colleagues"])
        {
            var at = name.LastIndexOf(ending, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && char.IsWhiteSpace(name[at - 1]))
            {
                name = string.Concat(name.AsSpan(0, at).TrimEnd(" ,"), name.AsSpan(at + ending.Length));
                return true;
            }
        }

        return false;
    }

    private static List<string> Parts(string name)
    {
        var parts = new List<string>();
        var folded = Folding.Fold(name);
        foreach (var chunk in folded.Split([' ', '.', ',', '(', ')', '-', '/', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries))
        {
            var letters = new string([.. chunk.Where(char.IsLetterOrDigit)]);
            var lower = letters.ToLowerInvariant();
            if (lower.Length > 0 && !(parts.Count == 0 && Titles.Contains(lower)) && lower != "phd")
            {
                parts.AddRange(IsInitials(letters, chunk, folded) ? lower.Select(c => c.ToString()) : [lower]);
            }
        }

        return parts;
    }

    // "JF Kolen" has two initials; "AI" alone, or "MIRI", is a group's name.
    private static bool IsInitials(string letters, string chunk, string whole) =>
        letters.Length == 2 && letters.All(char.IsUpper) && chunk.Length < whole.Trim().Length
        && letters.All(c => !"AEIOU".Contains(c, StringComparison.Ordinal) || letters[0] == c) && letters != "AI";

    private static string? TakeSuffix(List<string> parts)
    {
        if (parts.Count < 2 || !Suffixes.Contains(parts[^1]))
        {
            return null;
        }

        var suffix = parts[^1];
        parts.RemoveAt(parts.Count - 1);
        return suffix;
    }

    private static int SurnameStart(List<string> parts)
    {
        var start = Math.Max(0, parts.Count - 1);
        while (start > 1 && Particles.Contains(parts[start - 1]))
        {
            start--;
        }

        return start;
    }
}
