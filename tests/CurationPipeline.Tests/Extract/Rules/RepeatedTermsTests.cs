using CurationPipeline.Documents;
using CurationPipeline.Extract.Rules;

namespace CurationPipeline.Tests.Extract.Rules;

public sealed class RepeatedTermsTests
{
    private const string InLongerNames = "Each Sleeper Agent is there, and it waits for its word. And a Sleeper Cell is there, and it waits for its word. ";

    [Fact]
    public void A_piece_of_two_longer_names_is_no_name() =>
        Assert.Equal(["Sleeper Agent", "Sleeper Cell"], Found(InLongerNames));

    [Fact]
    public void What_also_stands_alone_is_one() =>
        Assert.Equal(["Sleeper", "Sleeper Agent", "Sleeper Cell"], Found(InLongerNames + "But if the Sleeper is there, it is not with us for long."));

    private static IEnumerable<string> Found(string sentences)
    {
        var document = Sketch.Document(
            (BlockKind.Title, "Sleeper Agent and Sleeper Cell"),
            (BlockKind.Heading, "Introduction"),
            (BlockKind.Body, string.Join(' ', Enumerable.Repeat(sentences, 6))));
        var terms = new TermTable();
        RepeatedTerms.Collect(Passage.Read(document), terms);
        return terms.All.Select(term => term.Name).Where(name => name.Contains("Sleeper", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }
}
