using CurationPipeline.Review;

namespace CurationPipeline.Tests.Review;

public sealed class ItemTextTests
{
    private const string Edge = """
          - key: aaaa-61be
            decision: approve   # mine
            evidence:
              - page: 5
                quote: one
                # of the first
              # of the second
              - page: 6
                quote: two
              - {page: 7, quote: three}

            rationale: so

        """;

    [Fact]
    public void Entries_of_a_list_go_with_all_their_lines()
    {
        var left = new ItemText(Edge, "a").Without("evidence", new HashSet<int> { 0, 2 }).ToString();

        Assert.Equal("""
              - key: aaaa-61be
                decision: approve   # mine
                evidence:
                  # of the second
                  - page: 6
                    quote: two

                rationale: so

            """, left);
    }

    [Fact]
    public void A_comment_above_an_entry_is_that_ones()
    {
        var left = new ItemText(Edge, "a").Without("evidence", new HashSet<int> { 1 }).ToString();

        Assert.Equal(Edge.Replace("      # of the second\n      - page: 6\n        quote: two\n", "", StringComparison.Ordinal), left);
    }

    [Fact]
    public void An_entry_is_taken_over_to_the_letter()
    {
        const string Struck = "  - key: bbbb-1c65\n    evidence:\n      # no\n      - page: 6\n        decision: reject # never\n        quote: two\n";
        var other = new ItemText(Struck, "a");

        Assert.Equal(
            Edge.Replace("      # of the second\n      - page: 6\n", "      # no\n      - page: 6\n        decision: reject # never\n", StringComparison.Ordinal),
            new ItemText(Edge, "a").WithEntry("evidence", 1, other, 0).ToString());
        Assert.Equal(Edge, new ItemText(Edge, "a").WithEntry("evidence", 1, new ItemText(Struck.Replace("      ", "    ", StringComparison.Ordinal), "a"), 0).ToString());
    }

    [Fact]
    public void The_last_entries_stay() =>
        Assert.Equal(Edge, new ItemText(Edge, "a").Without("evidence", new HashSet<int> { 0, 1, 2 }).ToString());
}
