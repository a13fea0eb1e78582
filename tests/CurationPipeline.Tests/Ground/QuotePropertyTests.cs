using System.Text;
using CurationPipeline.Documents;
using CurationPipeline.Ground;
using CurationPipeline.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CurationPipeline.Tests.Ground;

/// <summary>Random ranges of the fixture papers: what typography may do to a quote, and what nobody may.</summary>
public sealed class QuotePropertyTests
{
    private static readonly string[] Papers =
        ["probing-situational-awareness.pdf", "line-numbered-oversight.pdf", "honest-refusals.md", "notes-on-preference-locking.txt"];

    private static readonly Lazy<QuoteIndex[]> Indexes = new(() => [.. Papers.Select(name => new QuoteIndex(DocumentReader.Read(Repository.Paper(name))))]);

    [Fact]
    public void Typography_cannot_hide_a_true_quote() => Check(400, (index, quote, range, seed) =>
    {
        var found = index.Find(Retypeset(quote, seed));

        return found is not null && (found.Range == range || found.Elsewhere.Contains(range));
    });

    [Fact]
    public void No_edit_of_a_letter_digit_or_word_is_accepted() => Check(1200, (index, quote, _, seed) =>
    {
        var edited = Edited(quote, seed);

        return IsVerbatim(index, edited) || index.Find(edited) is null;
    });

    [Fact]
    public void No_truncated_word_at_an_end_is_accepted() => Check(300, (index, quote, _, seed) =>
    {
        var cut = seed % 2 == 0 ? quote[1..] : quote[..^1];

        return !char.IsLetterOrDigit(cut[0]) || !char.IsLetterOrDigit(cut[^1]) || IsVerbatim(index, cut) || index.Find(cut) is null;
    });

    private static void Check(int count, Func<QuoteIndex, string, TextRange, int, bool> holds)
    {
        var numbers = Gen.Choose(0, int.MaxValue - 1);
        var property = Prop.ForAll(Gen.Zip(numbers, numbers).ToArbitrary(), pair =>
        {
            var index = Indexes.Value[pair.Item1 % Papers.Length];
            return Pick(index, pair.Item1 / 7) is not { } range
                || holds(index, index.Text[range.Start..range.End], range, pair.Item2);
        });
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(7, 7));
    }

    /// <summary>Six to thirty whole words of one paragraph, found as they stand; null where the place gives none.</summary>
    private static TextRange? Pick(QuoteIndex index, int seed)
    {
        var bodies = index.Document.Blocks.Where(block => block.Kind == BlockKind.Body && block.Range.Length > 200).ToList();
        var block = bodies[seed % bodies.Count].Range;
        var words = WordTokens.Of(index.Text, block).Where(word => word.Kind == TokenKind.Word && word.Spaced && word.Key.Length > 2).ToList();
        var first = seed / 31 % Math.Max(1, words.Count - 30);
        var last = Math.Min(words.Count - 1, first + 6 + (seed / 17 % 24));
        var range = new TextRange(words[first].Range.Start, words[last].Range.End);
        return index.Find(index.Text[range.Start..range.End])?.Range == range ? range : null;
    }

    /// <summary>Spaces, hyphens inside words, ligatures, quotes and dashes set otherwise.</summary>
    private static string Retypeset(string quote, int seed)
    {
        var text = new StringBuilder();
        for (var i = 0; i < quote.Length; i++)
        {
            seed = unchecked((seed * 1103515245) + 12345);
            var change = (seed >> 16) & 7;
            var inWord = i > 0 && char.IsAsciiLetter(quote[i - 1]) && char.IsAsciiLetter(quote[i]);
            if (inWord && change == 0)
                text.Append("-\n");
            text.Append(quote[i] switch
            {
                ' ' when change < 3 => change == 0 ? "\n" : change == 1 ? "  " : "\u00A0",
                '\u201C' or '\u201D' => change < 4 ? "\"" : "\u00AB",
                '\u2019' => change < 4 ? "'" : "\u2019",
                '\u2013' => change < 4 ? "-" : "\u2014",
                var c => c.ToString(),
            });
        }

        return text.Replace("fi", "\uFB01").Replace("fl", "\uFB02").ToString();
    }

    /// <summary>One letter or digit changed, or one word taken out, doubled or put in the place of its neighbour.</summary>
    private static string Edited(string quote, int seed)
    {
        var letters = Enumerable.Range(0, quote.Length).Where(i => char.IsAsciiLetterOrDigit(quote[i])).ToList();
        var at = letters[seed / 8 % letters.Count];
        var words = quote.Split(' ').ToList();
        var word = 1 + (seed / 8 % (words.Count - 2));
        switch (seed % 8)
        {
            case 0:
                return quote.Remove(at, 1);
            case 1:
                return quote.Insert(at, char.IsDigit(quote[at]) ? "4" : "x");
            case 2:
            case 3:
                return quote.Remove(at, 1).Insert(at, char.IsDigit(quote[at]) ? $"{(char)('0' + ((quote[at] - '0' + 3) % 10))}" : quote[at] is 'q' or 'Q' ? "z" : "q");
            case 4:
                words.RemoveAt(word);
                break;
            case 5:
                words.Insert(word, "not");
                break;
            case 6:
                words[word] = "otherwise";
                break;
            default:
                (words[word], words[word - 1]) = (words[word - 1], words[word]);
                break;
        }

        return string.Join(' ', words);
    }

    /// <summary>
    /// An edit may be no edit: verbatim elsewhere, a whole citation mark left out, or two equal words changing places.
    /// </summary>
    private static bool IsVerbatim(QuoteIndex index, string quote)
    {
        var letters = Plain(quote);
        return Plain(index.Text).Contains(letters, StringComparison.Ordinal)
            || Plain(WithoutCitations(index.Text)).Contains(Plain(WithoutCitations(quote)), StringComparison.Ordinal);
    }

    private static string Plain(string text) => Skeleton.Of(text).Letters.ToString();

    private static string WithoutCitations(string text)
    {
        foreach (var mark in CitationMarks.In(text).OrderByDescending(mark => mark.Start))
            text = mark.End <= text.Length ? text.Remove(mark.Start, mark.Length) : text;
        return text;
    }
}
