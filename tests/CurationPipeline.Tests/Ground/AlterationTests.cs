using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using CurationPipeline.Documents;
using CurationPipeline.Ground;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Ground;

/// <summary>Sentences of papers, altered in every way that <see cref="Alterations"/> knows: none may be accepted.</summary>
public sealed partial class AlterationTests
{
    /// <summary>Says something for every alteration to get hold of.</summary>
    private static readonly string[] Planted =
    [
        "The model complies in 14.5% of 12 cases, with a loss of −0.5 points and p < 0.05 after 1,000 steps over 10–15 days in 2024.",
        "It cost $250 to train the 7B model at a ratio of 3:1, which is ±2 of the budget, and it took 10⁵ steps or 34 hours in all.",
        "All of the answers are correct in two settings [12, 13], which an unmonitored model does not resist (Smith et al., 2020; Doe et al., 2021).",
        "Some annotators could see that the classifier wasn’t reliable without labels, and it cannot be used alone (Smith et al., 2020).",
        "A weight of β or the gradient f′(x) decides whether the efficient classifier is ✓ or ✗ for some of the prompts that were tried.",
    ];

    public static TheoryData<string> Kinds => [.. Alterations.All.Select(alteration => alteration.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_altered_sentence_is_refused_with_its_reason(string kind)
    {
        var index = QuoteIndex.OfText(string.Join(' ', Planted));
        var altered = Altered(Planted, Alterations.All.Single(alteration => alteration.Kind == kind), rounds: 5).ToList();

        Assert.NotEmpty(altered);
        Assert.All(altered, quote =>
        {
            var missing = index.Ground(quote) as Grounding.Missing;
            Assert.True(missing is not null, $"Accepted: {quote}");
            Assert.True(Alterations.All.Single(a => a.Kind == kind).Reasons.Contains(missing.Reason), $"{missing.Reason}: {quote} ({missing.Difference})");
        });
    }

    [Fact]
    public void The_planted_sentences_themselves_are_true()
    {
        var index = QuoteIndex.OfText(string.Join(' ', Planted));

        Assert.All(Planted, sentence => Assert.Equal(sentence, ((Grounding.Anchored)index.Ground(sentence)).Text));
    }

    [Theory]
    [InlineData("probing-situational-awareness.pdf")]
    [InlineData("line-numbered-oversight.pdf")]
    [InlineData("honest-refusals.md")]
    [InlineData("notes-on-preference-locking.txt")]
    public void No_altered_sentence_of_a_fixture_paper_is_accepted(string name)
    {
        var tally = new Tally();

        tally.Add(Repository.Paper(name), sentences: 30);

        tally.AssertGood(altered: 100);
    }

    /// <summary>Papers and company reports that the anchoring was not written with.</summary>
    [Fact]
    public void No_altered_sentence_of_other_papers_is_accepted()
    {
        if (Repository.Corpus("text-gold", "pdf") is not { } folder)
            return;
        var tally = new Tally();

        Parallel.ForEach(Directory.GetFiles(folder, "*.pdf"), new ParallelOptions { MaxDegreeOfParallelism = 2 }, file => tally.Add(file, sentences: 12));

        tally.AssertGood(altered: 5000);
    }

    private static IEnumerable<string> Altered(IReadOnlyList<string> quotes, Alteration alteration, int rounds) =>
        from quote in quotes
        from round in Enumerable.Range(0, rounds)
        let altered = alteration.Apply(quote, (round * 7919) + quote.Length)
        where altered is not null && Bare(altered) != Bare(quote)
        select altered;

    /// <summary>Letters, digits and what counts beside them: two quotes with the same are one quote set in two ways.</summary>
    private static string Bare(string quote) => Spaces().Replace(quote, " ").TrimEnd('.', ' ').ToLowerInvariant();

    private sealed class Tally
    {
        private readonly ConcurrentBag<string> _accepted = [];
        private readonly ConcurrentBag<string> _misnamed = [];
        private int _altered;

        public void Add(string file, int sentences)
        {
            var index = new QuoteIndex(DocumentReader.Read(file));
            var plain = Bare(index.Text);
            var number = 0;
            foreach (var sentence in Sentences(index).Where((_, i) => i % 3 == 0).Take(sentences))
            {
                foreach (var alteration in Alterations.All)
                {
                    var altered = alteration.Apply(sentence, number += 7919);
                    // What stands elsewhere in the paper is no alteration, nor is the change of places of two equal words.
                    if (altered is null || plain.Contains(Bare(altered)) || Letters(altered) == Letters(sentence) && Alterations.OfWords.Contains(alteration))
                        continue;
                    Interlocked.Increment(ref _altered);
                    Count(index.Ground(altered), alteration, altered);
                }
            }
        }

        public void AssertGood(int altered)
        {
            Assert.True(_accepted.IsEmpty, string.Join('\n', _accepted));
            Assert.True(_altered > altered, $"Only {_altered} altered quotes were tried.");
            Assert.True(_misnamed.Count * 100 < _altered, $"{_misnamed.Count} of {_altered}:\n{string.Join('\n', _misnamed.Take(40))}");
        }

        private void Count(Grounding grounding, Alteration alteration, string altered)
        {
            if (grounding is not Grounding.Missing missing)
                _accepted.Add($"{alteration.Kind}: {altered}");
            else if (!alteration.Reasons.Contains(missing.Reason))
                _misnamed.Add($"{alteration.Kind}: {missing.Reason}: {altered}");
        }

        /// <summary>Whole sentences of the paper's paragraphs; formulas and text with brackets and code are left to other tests.</summary>
        private static IEnumerable<string> Sentences(QuoteIndex index) =>
            from block in index.Document.Blocks
            where block.Kind == BlockKind.Body
            from sentence in SentenceEnd().Split(index.Text[block.Range.Start..block.Range.End])
            where sentence.Length is > 60 and < 400 && char.IsLetter(sentence[0]) && !NoProse().IsMatch(sentence) && index.Find(sentence) is not null
            select sentence;

        private static string Letters(string quote) => string.Concat(quote.Where(char.IsLetterOrDigit));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<=[.!?]) (?=[A-Z])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\[\D|\. \.|\.\.|\u2026|<\w|[{}\u2212]")]
    private static partial Regex NoProse();
}
