using System.Text;
using System.Text.RegularExpressions;
using CurationPipeline.Documents;
using CurationPipeline.Ground;
using CurationPipeline.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CurationPipeline.Tests.Ground;

/// <summary>Random ranges of the fixture papers: what typography may do to a quote, and what nobody may.</summary>
public sealed partial class QuotePropertyTests
{
    private static readonly string[] Papers =
        ["probing-situational-awareness.pdf", "line-numbered-oversight.pdf", "honest-refusals.md", "notes-on-preference-locking.txt"];

    private static readonly string[] Signs = ["<", ">", "%", "\u00B1", "=", "\u2212", "+", "\u2264", "~", "\u00AC"];

    private static readonly string[] Spaces = ["\n", "  ", "\u00A0", "\r\n", "\t", " ", "\u2009", " "];

    private static readonly (string Letters, string Ligature)[] Ligatures =
        [("ffi", "\uFB03"), ("ffl", "\uFB04"), ("ff", "\uFB00"), ("fi", "\uFB01"), ("fl", "\uFB02"), ("st", "\uFB06")];

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

    [Fact]
    public void No_sign_put_between_words_is_accepted() => Check(600, (index, quote, _, seed) =>
    {
        var words = quote.Split(' ');
        var at = 1 + (seed % (words.Length - 1));
        words[at] = Signs[seed / 7 % Signs.Length] + (seed % 2 == 0 ? " " : "") + words[at];

        return index.Find(string.Join(' ', words)) is null;
    });

    [Fact]
    public void No_sign_of_the_papers_can_be_dropped_or_changed()
    {
        var tried = 0;
        foreach (var index in Indexes.Value)
        {
            foreach (var (before, sign, after) in SignsOf(index))
            {
                var other = sign == "." ? "," : sign == "%" ? "\u2030" : sign == "<" ? ">" : "<";
                Assert.NotNull(index.Find(before + sign + after));
                Assert.Null(index.Find(before + after));
                Assert.Null(index.Find(before + " " + after));
                Assert.Null(index.Find(before + other + after));
                tried++;
            }
        }

        Assert.True(tried > 30, $"The papers have {tried} signs.");
    }

    /// <summary>Signs and decimal points of the paragraphs, each with some whole words around it.</summary>
    private static IEnumerable<(string Before, string Sign, string After)> SignsOf(QuoteIndex index) =>
        from block in index.Document.Blocks
        where block.Kind is BlockKind.Body or BlockKind.Abstract
        let text = index.Text[block.Range.Start..block.Range.End]
        from sign in SignPattern().Matches(text)
        let start = text.LastIndexOf(' ', Math.Max(0, sign.Index - 30)) + 1
        let end = text.IndexOf(' ', Math.Min(text.Length, sign.Index + 30))
        where end > 0 && index.Find(text[start..end]) is not null
        select (text[start..sign.Index], sign.Value, text[(sign.Index + 1)..end]);

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
            if (inWord && change < 2)
                text.Append(change == 0 ? "-\n" : "\u00AD");
            text.Append(quote[i] switch
            {
                ' ' => Spaces[change],
                '"' or '\u201C' or '\u201D' => change < 4 ? "\"" : change < 6 ? "\u00AB" : "\u201D",
                '\'' or '\u2019' => change < 4 ? "'" : "\u2019",
                '-' or '\u2013' => change < 4 ? "-" : change < 6 ? "\u2014" : "\u2013",
                var c => c.ToString(),
            });
        }

        return Ligatures.Aggregate(text, (set, pair) => set.Replace(pair.Letters, pair.Ligature)).ToString();
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

    [GeneratedRegex(@"(?<=\d)\.(?=\d)|(?<=\d)%|[<>\u00B1]|(?<= )\u2212(?=\d)")]
    private static partial Regex SignPattern();
}
