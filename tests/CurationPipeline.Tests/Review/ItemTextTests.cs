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
                  - page: 6
                    quote: two

                rationale: so

            """, left);
    }

    [Fact]
    public void The_last_entries_stay() =>
        Assert.Equal(Edge, new ItemText(Edge, "a").Without("evidence", new HashSet<int> { 0, 1, 2 }).ToString());
}
