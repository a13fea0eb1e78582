using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Tests.Seeds;

namespace CurationPipeline.Tests.Review;

public sealed class PutBackTests
{
    private static readonly string Written = ReviewWriter.Write(SomeProposals.Of([.. Enumerable.Range(0, 5).Select(Proposed)]) with { Unverified = [] });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Comments_anywhere_are_kept_and_come_back(int seed)
    {
        var random = new RandomGraph(seed);
        for (var i = 0; i < 40; i++)
        {
            var text = Commented(random);
            var (left, kept) = Left(text, random);
            var (later, all) = Left(left, random, kept);

            var back = AskedQuestions.Of(later, "a", all).Text;

            Assert.True(CommentsIn(text).SequenceEqual(CommentsIn(later + string.Concat(all.Questions.Select(question => question.Above + question.Text)))), $"{text}\n=>\n{later}");
            var (before, after) = (ReviewSheet.Parse(text, "a"), ReviewSheet.Parse(back, "a"));
            Assert.True(CommentsIn(text).SequenceEqual(CommentsIn(back)) && before.Keys.SequenceEqual(after.Keys), $"{text}\n=>\n{back}");
            Assert.All(before.Keys, key => Assert.Equal(before.TextOf(key), after.TextOf(key)));
        }
    }

    private static ProposedEntity Proposed(int number) =>
        SomeProposals.Entity($"Gap {number}", $"{number}aaa") with { Entity = TestBase.Concept($"Gap {number}") };

    private static List<string> CommentsIn(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("# c", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>With comments between any two lines of its lists, and blank lines around them or not.</summary>
    private static string Commented(RandomGraph random)
    {
        var lines = Written.Split('\n').ToList();
        for (var number = 0; number < 8; number++)
        {
            var at = lines.IndexOf("entities:") + 1 + random.Next(lines.Count - lines.IndexOf("entities:") - 2);
            string[] blank = random.Next(2) == 0 ? [""] : [];
            lines.InsertRange(at, [.. blank, $"{new string(' ', 2 * random.Next(5))}# c{number}", .. random.Next(2) == 0 ? [""] : blank]);
        }

        return string.Join('\n', lines);
    }

    private static (string Text, KeptQuestions Kept) Left(string text, RandomGraph random, KeptQuestions? kept = null)
    {
        var before = ReviewSheet.Parse(text, "a");
        var after = ReviewEdit.Remove(text, "a", before.Keys.Where(_ => random.Next(2) == 0).ToHashSet(StringComparer.Ordinal));
        return (after, (kept ?? KeptQuestions.Of(before.File)).After(before, ReviewSheet.Parse(after, "a"), new Dictionary<string, string>()));
    }
}
