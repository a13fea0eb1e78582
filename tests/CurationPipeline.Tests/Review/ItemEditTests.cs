using CurationPipeline.Graph;
using CurationPipeline.Review;
using FsCheck;
using FsCheck.Fluent;

namespace CurationPipeline.Tests.Review;

public sealed class ItemEditTests
{
    private const string Commented = """
          - key: aaaa-61be
            decision: pending   # mine
            # a thought of my own
            entity:
              id: concept:compliance-gap   # the id
              type: concept
              name: "Compliance Gap"
              description: >-
                How much more a model complies
                # when watched.
              aliases:
                - gap
                - the gap
            note: |
              first line
              # second line
            evidence:
              - page: 5
                chars: [100, 110]
                quote: the gap is

        """;

    [Fact]
    public void An_answer_changes_its_own_words_only()
    {
        var answered = ItemEdit.Answer(Commented, "a", new Answer(Say.Reject, Reason: "trivial", Note: "seen: before"));

        Assert.Equal(
            Commented.Replace("decision: pending   # mine\n", "decision: reject   # mine\n    reason: trivial\n", StringComparison.Ordinal)
                .Replace("note: |\n      first line\n      # second line\n", "note: \"seen: before\"\n", StringComparison.Ordinal),
            answered);
    }

    [Fact]
    public void Taking_an_answer_back_takes_its_lines_out()
    {
        var before = Commented.Replace("    note: |\n      first line\n      # second line\n", "", StringComparison.Ordinal);

        var answered = ItemEdit.Answer(before, "a", new Answer(Say.SameAs, EntityId.Parse("concept:compliance"), Note: "one thing"));

        Assert.Contains("decision: same-as concept:compliance   # mine", answered, StringComparison.Ordinal);
        Assert.Equal(before, ItemEdit.Answer(answered, "a", Answer.Pending));
    }

    [Fact]
    public void A_comment_behind_a_value_becomes_no_part_of_a_longer_one()
    {
        var words = string.Join(' ', Enumerable.Repeat("how much more a model complies", 8));
        var commented = Commented.Replace("name: \"Compliance Gap\"", "name: Gap   # in short", StringComparison.Ordinal);

        var corrected = ItemEdit.Correct(commented, "a", "entity", [KeyValuePair.Create<string, object?>("name", words)]);

        Assert.Equal(words, ItemText.Read(corrected, "a", ReviewItems.Entity).Entity.Name);
        Assert.Contains("\n      # in short\n", corrected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_on_the_line_below_its_name_goes_with_it()
    {
        var open = ItemEdit.Answer(Commented.Replace("note: |\n      first line\n      # second line\n", "note:\n      ask Anna\n", StringComparison.Ordinal), "a", Answer.Pending);

        Assert.Equal(Commented.Replace("    note: |\n      first line\n      # second line\n", "", StringComparison.Ordinal), open);
    }

    [Fact]
    public void A_comment_behind_a_field_that_goes_stays()
    {
        var commented = Commented.Replace("    note: |\n", "    reason: trivial   # so Ada\n    note: |   # as said\n", StringComparison.Ordinal);

        var open = ItemEdit.Answer(commented, "a", Answer.Pending);

        Assert.Contains("    # so Ada\n    # as said\n    evidence:\n", open, StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_changes_its_own_field_only()
    {
        var corrected = ItemEdit.Correct(Commented, "a", "entity", [
            KeyValuePair.Create<string, object?>("id", EntityId.Parse("concept:the-gap")),
            KeyValuePair.Create<string, object?>("name", "The Gap: <b>"),
            KeyValuePair.Create<string, object?>("description", "Short."),
            KeyValuePair.Create<string, object?>("aliases", (string[])["gap", "a, b"]),
        ]);

        Assert.Equal(
            Commented.Replace("concept:compliance-gap   #", "concept:the-gap   #", StringComparison.Ordinal)
                .Replace("\"Compliance Gap\"", "\"The Gap: <b>\"", StringComparison.Ordinal)
                .Replace(">-\n        How much more a model complies\n        # when watched.", "Short.", StringComparison.Ordinal)
                .Replace("\n        - gap\n        - the gap", " [gap, \"a, b\"]", StringComparison.Ordinal),
            corrected);
    }

    [Fact]
    public void A_long_name_is_replaced_by_a_short_one()
    {
        var long_ = string.Join(' ', Enumerable.Repeat("many words of a name", 12));
        var text = ReviewWriter.Entity(SomeProposals.Entity() with { Entity = new Entity(SomeProposals.Gap, long_, long_) { Aliases = [] } });

        var corrected = ItemEdit.Correct(text, "a", "entity", [
            KeyValuePair.Create<string, object?>("name", "The Gap"),
            KeyValuePair.Create<string, object?>("description", "What is left."),
            KeyValuePair.Create<string, object?>("aliases", (string[])["gap"]),
        ]);

        Assert.Equal(
            ReviewWriter.Entity(SomeProposals.Entity() with { Entity = new Entity(SomeProposals.Gap, "The Gap", "What is left.") { Aliases = ["gap"] } }),
            corrected);
    }

    [Fact]
    public void A_piece_of_evidence_is_struck_out_alone()
    {
        var struck = ItemEdit.Strike(Commented, "a", 0, struck: true);

        Assert.Contains("      - page: 5\n        decision: reject\n        chars:", struck, StringComparison.Ordinal);
        Assert.Equal(Commented, ItemEdit.Strike(struck, "a", 0, struck: false));
    }

    [Fact]
    public void An_edge_in_one_line_is_corrected_in_place()
    {
        var text = ReviewWriter.Edge(SomeProposals.Edge(new EdgeKey(SomeProposals.Gap, "associated_with", SomeProposals.Faking)));

        var corrected = ItemEdit.Correct(text, "a", "edge", [KeyValuePair.Create<string, object?>("relation", "part_of")]);

        Assert.Contains("edge: {source: \"concept:compliance-gap\", relation: \"part_of\", target:", corrected, StringComparison.Ordinal);
        Assert.Equal(text.Split('\n').Length, corrected.Split('\n').Length);
    }

    [Fact]
    public void Answers_survive_whatever_is_noted()
    {
        var notes = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get)
            .Where(text => !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsSurrogate) && text == text.Trim()).ToArbitrary();

        Prop.ForAll(notes, note =>
        {
            var sheet = ReviewSheet.Parse(ReviewWriter.Write(SomeProposals.Of(SomeProposals.Entity())), "a");
            var key = sheet.File.Entities[0].Item.Key;
            var answer = new Answer(Say.Reject, Reason: "other", Note: note);

            var answered = sheet.With(key, ItemEdit.Answer(sheet.TextOf(key), "a", answer));

            Assert.Equal(answer, answered.File.Entities[0].Answer);
            Assert.Equal(answer, ReviewReader.Parse(answered.ToString(), "a").Entities[0].Answer);
        }).QuickCheckThrowOnFailure();
    }
}
