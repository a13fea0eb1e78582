namespace CurationPipeline.Resolve;

/// <summary>Short forms: whether a word looks like one, and how well it can stand for a longer name.</summary>
internal static class Acronym
{
    private const int LongestShort = 24;
    private const int MostWords = 16;
    private const double LeftOut = 0.35;

    private static readonly HashSet<string> SmallWords = new(StringComparer.Ordinal)
    {
        "of", "the", "for", "and", "a", "an", "in", "on", "to", "with", "from", "by", "via", "as", "at", "its", "is", "using", "or",
    };

    public static bool IsSmallWord(string word) => SmallWords.Contains(word);

    /// <summary>One word of two to eight letters and digits with at least two capitals: RLHF, W2SG, LoRA, not Claude.</summary>
    public static bool Looks(string name)
    {
        var word = name.AsSpan().Trim();
        var letters = 0;
        var capitals = 0;
        foreach (var c in word)
        {
            letters += char.IsLetterOrDigit(c) ? 1 : 0;
            capitals += char.IsUpper(c) ? 1 : 0;
            if (char.IsWhiteSpace(c))
            {
                return false;
            }
        }

        return letters is >= 2 and <= 8 && capitals >= 2 && capitals * 2 >= letters - (word[^1] == 's' ? 1 : 0);
    }

    /// <summary>Whether the one is the strict short form of the other: its letters begin the words, none but small words left out.</summary>
    public static bool Stands(string shortForm, string longForm) =>
        !shortForm.AsSpan().Trim().Contains(' ') && Looks(shortForm)
        && Fit(Letters(shortForm), Words.Of(longForm)) >= 0.85;

    /// <summary>How well a short form fits a long one, 0 to 1: each letter should begin a word or go on in it, and no word be left out.</summary>
    public static double Fit(string shortLetters, IReadOnlyList<Word> words)
    {
        if (shortLetters.Length is < 2 or > LongestShort || words.Count is 0 or > MostWords)
        {
            return 0;
        }

        return Readings(shortLetters).Max(letters => Best(letters, words));
    }

    /// <summary>The letters as they stand, and where digits are among them, what these may mean.</summary>
    public static IReadOnlyList<string> Readings(string letters) =>
        letters.Any(char.IsAsciiDigit) ? [letters, Unfold(letters), Spoken(letters)] : [letters];

    /// <summary>The letters of a short form; a sign at its end, as in PASE+, stands for no word.</summary>
    public static string LettersOf(NormalName name) =>
        name.Words.Count > 1 && name.Words[^1].Text is "plus" or "star" ? NormalName.Join(name.Words.SkipLast(1)) : name.Key;

    public static string Letters(string name) =>
        new([.. Folding.Fold(name).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    /// <summary>First letters of the words, small words left out unless that leaves less than two.</summary>
    public static string Initials(IReadOnlyList<Word> words, bool withSmallWords) =>
        new([.. words.Where(word => withSmallWords || !IsSmallWord(word.Text)).Select(word => word.Text[0])]);

    // TD3 is TDDD: a digit repeats the letter before it. R2D2 too.
    private static string Unfold(string letters) =>
        string.Concat(letters.Select((c, i) => i > 0 && c is >= '2' and <= '9' ? new string(letters[i - 1], c - '1') : c.ToString()));

    // W2SG is weak TO strong generalization.
    private static string Spoken(string letters) =>
        letters.Replace('2', 't').Replace('4', 'f');

    private static double Best(string letters, IReadOnlyList<Word> words)
    {
        var scores = new double[letters.Length + 1, words.Count + 1];
        for (var i = letters.Length; i >= 0; i--)
        {
            for (var w = words.Count; w >= 0; w--)
            {
                scores[i, w] = At(letters, words, scores, i, w);
            }
        }

        var needed = letters.Length + words.Count(word => !IsMinor(word));
        return Math.Clamp(scores[0, 0] / needed, 0, 1);
    }

    // Each letter of the short form and each word of the long one that takes part earns a point; leaving one out costs.
    private static double At(string letters, IReadOnlyList<Word> words, double[,] scores, int i, int w)
    {
        if (w == words.Count)
        {
            return -1.5 * (letters.Length - i);
        }

        var small = IsMinor(words[w]);
        var best = scores[i, w + 1] - (small ? 0 : LeftOut);
        var points = small ? 0.0 : 1.0;
        var text = words[w].Text;
        var from = 0;
        for (var taken = 0; i + taken < letters.Length; taken++)
        {
            var place = taken == 0 ? (Begins(text, letters[i]) ? 0 : -1) : text.IndexOf(letters[i + taken], from);
            if (place < 0)
            {
                break;
            }

            points += taken == 0 ? 1 : place == from ? 0.95 : 0.55;
            from = place + 1;
            best = Math.Max(best, points + scores[i + taken + 1, w + 1]);
        }

        return best;
    }

    // Part-based Convolutional Baseline is PCB: what hangs on by a hyphen may be left out.
    private static bool IsMinor(Word word) => word.Glued || IsSmallWord(word.Text);

    private static bool Begins(string word, char letter) =>
        word[0] == letter || (letter == 'x' && (word.StartsWith("ex", StringComparison.Ordinal) || word.StartsWith("cross", StringComparison.Ordinal)));
}
