namespace CurationPipeline.Resolve;

/// <summary>How alike two names are, 0 to 1, and in what way.</summary>
internal readonly record struct Likeness(double Score, string Reason, bool Shortened = false);

/// <summary>Compares two names that are not the same name.</summary>
/// <param name="rarity">How much a word tells: greater for words that few names have.</param>
internal sealed class NameSimilarity(Func<string, double> rarity)
{
    private const double StandsForWhole = 0.9;
    private const int LongestVersion = 3;
    private const double LeastFit = 0.4;

    public Likeness Between(NormalName left, NormalName right)
    {
        if (left.Parts.Contains(right.Key) || right.Parts.Contains(left.Key))
        {
            return new Likeness(StandsForWhole, "The one name begins with the other, or has it in brackets.", Shortened: true);
        }

        if (left.Style == NameStyle.Person)
        {
            return Persons(left.Person, right.Person) ?? Spelled(left, right);
        }

        var spelled = Spelled(left, right);
        var shortened = left.Style is NameStyle.Term or NameStyle.Title ? Shortened(left, right) : default;
        return shortened.Score > spelled.Score ? shortened : spelled;
    }

    private static Likeness? Persons(PersonName left, PersonName right)
    {
        if (!left.CanBe(right))
        {
            return null;
        }

        return left.SurnameOnly || right.SurnameOnly
            ? new Likeness(0.7, $"Only the surname '{left.Surname}' is common to both, and one of the two has no given name.")
            : new Likeness(0.9, $"The surname '{left.Surname}' is the same and the given names agree as far as they are spelled out.");
    }

    private Likeness Spelled(NormalName left, NormalName right)
    {
        var words = SharedWeight(left.Words, right.Words);
        var letters = Trigrams.Dice(left.Key, right.Key);
        var score = Math.Max((0.55 * words) + (0.45 * letters), left.Words.Count == 1 || right.Words.Count == 1 ? letters * 0.95 : 0);
        return new Likeness(Math.Min(score, 0.99), "The names share most of their words or letters.");
    }

    private static Likeness Shortened(NormalName left, NormalName right)
    {
        var (brief, full) = left.Key.Length <= right.Key.Length ? (left, right) : (right, left);
        if (full.Words.Count < 2 || brief.Words.Count > full.Words.Count + 1 || brief.Key.Length < 2 || IsWithin(brief, full))
        {
            return default;
        }

        var letters = Acronym.LettersOf(brief);
        var fit = Acronym.Fit(letters, full.Words);
        fit = full.Spelled.Count == full.Words.Count ? fit : Math.Max(fit, Acronym.Fit(letters, full.Spelled));
        return fit < LeastFit
            ? default
            : new Likeness(0.97 * fit * fit, $"'{brief.Original}' may be short for '{full.Original}'.", Shortened: true);
    }

    // What consists of the other's own words is a part of it, and what lacks a letter or number at the end another version: no short form.
    private static bool IsWithin(NormalName brief, NormalName full) =>
        (full.Key.StartsWith(brief.Key, StringComparison.Ordinal) && full.Key.Length - brief.Key.Length <= LongestVersion)
        || brief.Words.All(word => full.Words.Any(other => other.Text == word.Text || (word.IsNumber && other.IsNumber)));

    // Cosine over words weighted by rarity; a word close in spelling counts for its closeness.
    private double SharedWeight(IReadOnlyList<Word> left, IReadOnlyList<Word> right)
    {
        double shared = 0, leftNorm = 0, rightNorm = right.Sum(word => Weight(word) * Weight(word));
        foreach (var word in left)
        {
            var weight = Weight(word);
            leftNorm += weight * weight;
            var (closeness, partner) = Closest(word, right);
            shared += closeness * weight * (partner is { } other ? Weight(other) : 0);
        }

        return leftNorm == 0 || rightNorm == 0 ? 0 : Math.Min(1, shared / Math.Sqrt(leftNorm * rightNorm));
    }

    private static (double Closeness, Word? Partner) Closest(Word word, IReadOnlyList<Word> others)
    {
        foreach (var other in others)
        {
            if (word.Text == other.Text)
            {
                return (1, other);
            }
        }

        (double Closeness, Word? Partner) best = (0, null);
        foreach (var other in others)
        {
            var closeness = MayBeMisspelt(word, other) ? Trigrams.Dice(word.Text, other.Text) : 0;
            best = closeness > Math.Max(best.Closeness, 0.5) ? (closeness, other) : best;
        }

        return best;
    }

    private static bool MayBeMisspelt(Word word, Word other) =>
        !word.IsNumber && !other.IsNumber && word.Text.Length > 2 && other.Text.Length > 2
        && (word.Text[0] == other.Text[0] || word.Text[^1] == other.Text[^1]);

    private double Weight(Word word) => Acronym.IsSmallWord(word.Text) ? 0.3 : rarity(word.Text);
}
