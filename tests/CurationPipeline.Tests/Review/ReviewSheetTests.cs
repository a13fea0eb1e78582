using System.Text;
using CurationPipeline.Graph;
using CurationPipeline.Ground;
using CurationPipeline.Review;

namespace CurationPipeline.Tests.Review;

public sealed class ReviewSheetTests
{
    private static readonly string Written = ReviewWriter.Write(SomeProposals.Of(
        SomeProposals.Entity(), SomeProposals.Entity("Monitoring", "eeee"), SomeProposals.Entity("Oversight", "ffff")));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_sheet_is_its_text_to_the_letter(string lineEnd)
    {
        var text = Written.Replace("edges:", "# my own\n\nedges:   # here", StringComparison.Ordinal).ReplaceLineEndings(lineEnd);

        Assert.Equal(text, ReviewSheet.Parse(text, "a").ToString());
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void It_writes_its_text_and_knows_it_again(string lineEnd)
    {
        var text = Written.Replace("edges:", "# Ä “mark” 𝛼\n\nedges:", StringComparison.Ordinal).ReplaceLineEndings(lineEnd);
        var sheet = ReviewSheet.Parse(text, "a");
        using var written = new MemoryStream();

        sheet.WriteTo(written);

        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(bytes, written.ToArray());
        Assert.True(sheet.IsWhatIsIn(new MemoryStream(bytes)));
        Assert.False(sheet.IsWhatIsIn(new MemoryStream([.. bytes, (byte)'\n'])));
        Assert.False(sheet.IsWhatIsIn(new MemoryStream(bytes[..^1])));
        Assert.False(sheet.IsWhatIsIn(new MemoryStream(Encoding.UTF8.GetBytes(text.Replace("“mark”", "“bark”", StringComparison.Ordinal)))));
    }

    [Fact]
    public void Any_answers_in_any_order_read_back_and_change_nothing_else()
    {
        var random = new Random(7);
        var sheet = ReviewSheet.Parse(Written, "a");
        var said = new Dictionary<string, Answer>(StringComparer.Ordinal);
        var keys = sheet.File.Answers.Select(item => item.Key).ToList();

        for (var i = 0; i < 200; i++)
        {
            var key = keys[random.Next(keys.Count)];
            said[key] = new Answer((Say)random.Next(4), Reason: random.Next(2) == 0 ? null : Answer.RejectReasons[random.Next(9)]);
            sheet = sheet.With(key, ItemEdit.Answer(sheet.TextOf(key), "a", said[key]));
        }

        var again = ReviewReader.Parse(sheet.ToString(), "a");
        Assert.All(again.Answers, item => Assert.Equal(said.GetValueOrDefault(item.Key, Answer.Pending), item.Answer));
        Assert.Equal(sheet.File.Answers, again.Answers);
        var back = sheet.Keys.Where(said.ContainsKey).Aggregate(sheet, (now, key) => now.With(key, ItemEdit.Answer(now.TextOf(key), "a", Answer.Pending)));
        Assert.Equal(Written, back.ToString());
    }

    [Fact]
    public void What_a_new_version_changed_is_asked_first_and_answered_like_the_rest()
    {
        var revision = new ProposedRevision(
            SealedKey.Seal("9999"), EntityId.Parse("quote:a-1"), QuoteFate.Changed, "The gap was 15 %.", 2, SomeProposals.Evidence("The gap was 12 %."), null, []);
        var sheet = ReviewSheet.Parse(ReviewWriter.Write(SomeProposals.Of(SomeProposals.Entity()) with { Revisions = [revision] }), "a");
        var first = sheet.Questions[0];

        var answered = sheet.With(first.Key, ItemEdit.Answer(sheet.TextOf(first.Key), "a", new Answer(Say.Approve)));

        Assert.Equal((revision.Key, true), (first.Key, first.NeedsAnEye));
        Assert.Equal(Say.Approve, ReviewReader.Parse(answered.ToString(), "a").Revisions[0].Answer.Say);
        Assert.Equal(Say.Approve, answered.Questions[0].Answer.Say);
    }

    [Fact]
    public void Lines_that_are_another_item_are_refused()
    {
        var sheet = ReviewSheet.Parse(Written, "a");
        var (one, other) = (SealedKey.Seal("aaaa"), SealedKey.Seal("eeee"));

        Assert.Throws<CurationException>(() => sheet.With(one, sheet.TextOf(other)));
        Assert.Throws<CurationException>(() => sheet.With(one, sheet.TextOf(one).Replace("pending", "aprove", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_comment_above_an_item_belongs_to_no_other()
    {
        var text = Written.Replace("  - key: " + SealedKey.Seal("eeee"), "  # about monitoring\n  - key: " + SealedKey.Seal("eeee"), StringComparison.Ordinal);

        var sheet = ReviewSheet.Parse(text, "a");

        Assert.All(sheet.Keys, key => Assert.DoesNotContain("about monitoring", sheet.TextOf(key), StringComparison.Ordinal));
        Assert.Equal(["entities", "entities", "entities", "edges", "quotes", "unverified"], sheet.Keys.Select(sheet.SectionOf));
    }
}
