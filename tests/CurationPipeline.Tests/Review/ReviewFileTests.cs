using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Review;

public sealed class ReviewFileTests
{
    private static readonly string Written = ReviewWriter.Write(SomeProposals.Of(SomeProposals.Entity()));

    [Fact]
    public void The_file_reads_well() => Snapshot.Verify(Written, "yaml");

    [Fact]
    public void The_head_explains_the_file_in_six_lines() => Assert.Equal(6, Written.Split('\n').TakeWhile(line => line.StartsWith('#')).Count());

    [Fact]
    public void What_was_written_is_read_back()
    {
        var file = ReviewReader.Parse(Written, "a.review.yaml");

        Assert.Equal("A \"Paper\": on <things>", file.Paper.Title);
        Assert.Equal("Compliance Gap", Assert.Single(file.Entities).Item.Entity.Name);
        Assert.Equal(["gap"], file.Entities[0].Item.Entity.Aliases);
        Assert.Equal("The gap is how faking shows.", Assert.Single(file.Edges).Item.Rationale);
        Assert.Equal((5, 100), (file.Edges[0].Item.Evidence[0].Page, file.Edges[0].Item.Evidence[0].Start));
        Assert.Equal([SomeProposals.Faking], Assert.Single(file.Quotes).Item.About);
        Assert.Equal("The gap was 12 %.", Assert.Single(file.Unverified).Item.Nearest);
        Assert.All(file.Answers, answer => Assert.Equal(Answer.Pending, answer.Answer));
    }

    [Theory]
    [InlineData("approve", Say.Approve)]
    [InlineData("reject", Say.Reject)]
    [InlineData("later", Say.Later)]
    [InlineData("same-as concept:compliance", Say.SameAs)]
    public void Each_decision_is_understood(string said, Say expected)
    {
        var file = ReviewReader.Parse(Decide(said), "a.review.yaml");

        Assert.Equal(expected, file.Entities[0].Answer.Say);
    }

    [Fact]
    public void What_approves_the_rest_is_not_said_of_what_comes_later()
    {
        var text = Written.Replace("approve_rest: false", "approve_rest: true", StringComparison.Ordinal);
        Assert.Equal(text, ReviewEdit.Merge(text, "a.review.yaml", SomeProposals.Of(SomeProposals.Entity())));

        var merged = ReviewEdit.Merge(text, "a.review.yaml", SomeProposals.Of(SomeProposals.Entity(), SomeProposals.Entity("Monitoring", "eeee")));

        Assert.False(ReviewReader.Parse(merged, "a.review.yaml").ApproveRest);
        Assert.Contains("approve_rest: false  # was true; other questions have come since\n", merged, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_and_reasons_are_kept()
    {
        var file = ReviewReader.Parse(Decide("reject\n    reason: trivial\n    note: said before"), "a.review.yaml");

        Assert.Equal(new Answer(Say.Reject, Reason: "trivial", Note: "said before"), file.Entities[0].Answer);
    }

    [Theory]
    [InlineData("decision: pending ", "decision: aprove ", "'aprove' is not a decision; write approve, reject, later, same-as type:slug or pending.")]
    [InlineData("decision: pending ", "decision: same-as Reward Hacking ", "'Reward Hacking' is not an id; write same-as and an id, such as: same-as concept:reward-hacking.")]
    [InlineData("key: aaaa-", "key: aaab-", "was changed; put back the one that stood here, or delete the item and ingest the paper again.")]
    [InlineData("role: result", "role: fact", "'fact' is not a role; the roles are result, background, reported, criticised, hypothetical.")]
    [InlineData("format: 1", "format: 2", "this review file has format 2 and this version reads format 1; use the version of curate that wrote it, or ingest the paper again.")]
    [InlineData("type: concept", "type: method", "the type is 'method' and the id says 'concept'; make both the same.")]
    [InlineData("approve_rest: false", "approve_rest: false\nfoo: 1", "there is no field 'foo' here")]
    [InlineData("entities:\n", "entities:\n<<<<<<< HEAD\n", "here is a conflict mark from version control; choose between the two sides and delete the marks.")]
    public void A_mistake_says_what_to_write_instead(string right, string wrong, string message)
    {
        var text = ReplaceFirst(Written, right, wrong);

        var exception = Assert.Throws<CurationException>(() => ReviewReader.Parse(text, "a.review.yaml"));

        Assert.Matches(@"^a\.review\.yaml\(\d+,\d+\): ", exception.Message);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Merging_adds_only_what_is_new_and_keeps_a_persons_words()
    {
        var edited = Decide("approve     # I am sure\n    note: good").Replace("edges:\n", "# mind these\nedges:\n", StringComparison.Ordinal);

        var merged = ReviewEdit.Merge(edited, "a.review.yaml", SomeProposals.Of(SomeProposals.Entity(), SomeProposals.Entity("Monitoring", "eeee")));

        Snapshot.Verify(merged, "yaml");
        Assert.Equal(2, ReviewReader.Parse(merged, "a.review.yaml").Entities.Count);
    }

    [Fact]
    public void Comments_at_what_a_new_reading_replaces_stay()
    {
        var commented = Written.Replace("cost_usd: null}\n", "cost_usd: null}   # cheap\n", StringComparison.Ordinal)
            .Replace("losses:\n", "losses:   # look again\n  # mine\n", StringComparison.Ordinal).Replace("empty.\"}\n", "empty.\"}   # by Ada\n", StringComparison.Ordinal);
        var proposals = SomeProposals.Of(SomeProposals.Entity());

        Assert.Equal(commented, ReviewEdit.Merge(commented, "a.review.yaml", proposals));
        var merged = ReviewEdit.Merge(commented, "a.review.yaml", proposals with { Run = proposals.Run with { ChunksDone = 4 }, Losses = [] });
        Assert.Contains("cost_usd: null}  # cheap\n", merged, StringComparison.Ordinal);
        Assert.EndsWith("\nlosses: []   # look again\n  # mine\n  # by Ada\n", merged, StringComparison.Ordinal);
    }

    [Fact]
    public void Merging_the_same_again_changes_nothing()
    {
        Assert.Equal(Written, ReviewEdit.Merge(Written, "a.review.yaml", SomeProposals.Of(SomeProposals.Entity())));
    }

    [Fact]
    public void Decided_items_go_and_the_rest_stays()
    {
        var proposals = SomeProposals.Of(SomeProposals.Entity(), SomeProposals.Entity("Monitoring", "eeee"));

        var rest = ReviewEdit.Remove(ReviewWriter.Write(proposals), "a.review.yaml", new HashSet<string> { SealedKey.Seal("aaaa"), SealedKey.Seal("bbbb") });

        Assert.Equal(ReviewWriter.Write(proposals with { Entities = [proposals.Entities[1]], Edges = [] }), rest);
    }

    [Fact]
    public void Neighbours_that_are_decided_together_go_together()
    {
        var three = SomeProposals.Of(SomeProposals.Entity(), SomeProposals.Entity("Monitoring", "eeee"), SomeProposals.Entity("Oversight", "ffff"));

        var rest = ReviewEdit.Remove(ReviewWriter.Write(three), "a.review.yaml", new HashSet<string> { SealedKey.Seal("eeee"), SealedKey.Seal("ffff") });

        Assert.Equal(Written, rest);
    }

    [Fact]
    public void A_section_whose_items_are_all_decided_is_empty()
    {
        var two = SomeProposals.Of(SomeProposals.Entity(), SomeProposals.Entity("Monitoring", "eeee"));

        var rest = ReviewEdit.Remove(ReviewWriter.Write(two), "a.review.yaml", new HashSet<string> { SealedKey.Seal("aaaa"), SealedKey.Seal("eeee") });

        Assert.Equal(ReviewWriter.Write(two with { Entities = [] }), rest);
    }

    [Fact]
    public void An_answer_for_a_group_holds_for_what_stands_under_it()
    {
        var text = Edges(
            "  - approve all associated_with below   # I looked", ("0001", "associated_with", "pending"), ("0002", "supports", "pending"), ("0003", "associated_with", "reject"));

        var file = ReviewReader.Parse(text, "a.review.yaml");

        Assert.Equal([Say.Approve, Say.Pending, Say.Reject], file.Edges.Select(edge => edge.Answer.Say));
    }

    [Fact]
    public void The_later_of_two_group_answers_holds_below_it()
    {
        var text = Edges("  - later all below\n  - reject all supports below as trivial", ("0001", "associated_with", "pending"), ("0002", "supports", "pending"));

        var file = ReviewReader.Parse(text, "a.review.yaml");

        Assert.Equal([new Answer(Say.Later), new Answer(Say.Reject, Reason: "trivial")], file.Edges.Select(edge => edge.Answer));
    }

    [Fact]
    public void A_group_is_never_approved_with_its_possible_duplicates()
    {
        var text = Written.Replace("entities:\n", "entities:\n  - approve all below\n", StringComparison.Ordinal);

        Assert.Equal(Say.Pending, ReviewReader.Parse(text, "a.review.yaml").Entities[0].Answer.Say);
    }

    [Fact]
    public void A_group_in_a_section_of_nothing_is_refused()
    {
        var text = Edges("  - approve all supports below");

        var exception = Assert.Throws<CurationException>(() => ReviewReader.Parse(text, "a.review.yaml"));

        Assert.EndsWith("there is nothing in this section that 'all supports' could mean; delete the line.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_head_of_the_file_names_every_reason()
    {
        var head = Written[..Written.IndexOf("\nformat:", StringComparison.Ordinal)];

        Assert.All(Answer.RejectReasons, reason => Assert.Contains(reason, head, StringComparison.Ordinal));
    }

    [Fact]
    public void New_items_are_not_answered_by_an_earlier_group_answer()
    {
        var text = Edges("  - approve all associated_with below", ("0001", "associated_with", "pending"));
        var proposals = SomeProposals.Of() with { Edges = [SomeProposals.Edge(new EdgeKey(SomeProposals.Gap, "associated_with", EntityId.Parse("concept:new")))] };

        var merged = ReviewReader.Parse(ReviewEdit.Merge(text, "a.review.yaml", proposals), "a.review.yaml");

        Assert.Equal([Say.Approve, Say.Pending], merged.Edges.Select(edge => edge.Answer.Say));
    }

    [Fact]
    public void Writing_a_group_answer_out_leaves_the_rest_to_the_letter()
    {
        var text = Edges("  # mine\n  - reject all supports below as trivial   # all of them", ("0001", "associated_with", "pending"), ("0002", "supports", "pending"));

        var written = ReviewEdit.Remove(text, "a.review.yaml", new HashSet<string>());

        Assert.Equal(
            Edges("  # mine\n  # all of them", ("0001", "associated_with", "pending"), ("0002", "supports", "reject")).Replace("decision: reject\n", "decision: reject\n    reason: trivial\n", StringComparison.Ordinal),
            written);
    }

    [Theory]
    [InlineData("approve everything below", "is not an answer for a group")]
    [InlineData("reject all below as silly", "'silly' is not a reason to reject")]
    [InlineData("approve all below as trivial", "'trivial' is not a reason to reject")]
    [InlineData("approve all assoziated below", "there is no 'assoziated' in this section; what 'all' can mean here is associated_with, supports.")]
    public void A_wrong_group_answer_says_how_it_is_written(string words, string message)
    {
        var exception = Assert.Throws<CurationException>(() => ReviewReader.Parse(
            Edges("  - " + words, ("0001", "supports", "pending"), ("0002", "associated_with", "pending")), "a.review.yaml"));

        Assert.Matches(@"^a\.review\.yaml\(\d+,\d+\): ", exception.Message);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static string Edges(string above, params IEnumerable<(string Key, string Relation, string Said)> edges) =>
        Written[..Written.IndexOf("\nedges:", StringComparison.Ordinal)] + "\nedges:\n" + above + "\n" + string.Join("\n", edges.Select(edge =>
            $"  - key: {SealedKey.Seal(edge.Key)}\n    decision: {edge.Said}\n    edge: {{source: \"concept:compliance-gap\", relation: {edge.Relation}, target: \"concept:alignment-faking\"}}\n"));

    private static string Decide(string said) => ReplaceFirst(Written, "decision: pending            # approve | reject | later | same-as type:slug", $"decision: {said}");

    private static string ReplaceFirst(string text, string what, string with)
    {
        var at = text.IndexOf(what, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{what}' is not in the file.");
        return text[..at] + with + text[(at + what.Length)..];
    }
}
