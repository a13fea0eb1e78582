using CurationPipeline.Catalog;
using CurationPipeline.Documents;
using CurationPipeline.Extract;
using CurationPipeline.Extract.Model;

namespace CurationPipeline.Tests.Extract.Model;

public sealed class PromptTests
{
    public static TheoryData<string> Examples => [.. Prompts.Examples.Select(example => example.Name)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_is_true_to_its_own_text(string name)
    {
        var example = Prompts.Examples.Single(example => example.Name == name);
        var text = example.Parts["Text"];

        // Read with the text twice over, so that the check for words of the prompt does not refuse the prompt's own.
        var read = new ReplyReader(KindCatalog.Default, new EndMention("paper", "Example"), [])
            .Read(example.Parts["Reply"], 0, text, ReadReply.Empty)!;

        Assert.Empty(read.Rejected);
        Assert.False(read.Cut);
        Assert.True(read.Entities.Count >= 3 && read.Relations.Count >= 2 && read.Quotes.Count >= 1);
        Assert.All(
            read.Entities.SelectMany(entity => entity.Evidence).Concat(read.Relations.SelectMany(relation => relation.Evidence)).Concat(read.Quotes),
            quote => Assert.Contains(quote.Text, text, StringComparison.Ordinal));
        Assert.All(read.Quotes, quote => Assert.NotEmpty(quote.About));
    }

    [Fact]
    public void The_filled_prompt_reads_as_reviewed()
    {
        var document = Sketch.Document((BlockKind.Title, "A Paper"), (BlockKind.Body, "Sycophancy is a tendency to please."));
        KnownEntity[] known = [new("concept:sycophancy", "concept", "Sycophancy", ["flattery"], ""), new("concept:other", "concept", "Something Else", [], "")];

        var messages = new Questions(document, known, KindCatalog.Default, new ModelSettings("test:m", "m")).About(document.Text, "1 Introduction");

        Support.Snapshot.Verify(string.Join("\n\n=====\n\n", messages.Select(message => message.Text)) + "\n", "md");
    }

    [Fact]
    public void What_stands_in_a_value_is_never_filled()
    {
        var prompt = Prompt.Parse("p.md", "---\nname: p\nneeds: [a, b]\n---\n# User\n{{a}} and {{b}}\n");

        Assert.Equal("{{b}} and {{a}}", prompt.Fill("User", ("a", "{{b}}"), ("b", "{{a}}")));
    }

    [Fact]
    public void A_prompt_that_needs_what_it_does_not_name_is_refused()
    {
        var failure = Assert.Throws<CurationException>(() => Prompt.Parse("p.md", "---\nname: p\nneeds: [a]\n---\n# User\n{{b}}\n"));

        Assert.Equal("p.md: 'needs' lists [a], but the text uses [b]; make the two the same.", failure.Message);
    }

    [Fact]
    public void A_value_that_is_missing_stops_the_filling()
    {
        var prompt = Prompt.Parse("p.md", "---\nname: p\nneeds: [a]\n---\n# User\n{{a}}\n");

        Assert.Throws<InvalidOperationException>(() => prompt.Fill("User"));
    }

    [Fact]
    public void Another_wording_has_another_fingerprint()
    {
        var one = Prompt.Parse("p.md", "---\nname: p\nneeds: []\n---\n# User\nyes\n");
        var other = Prompt.Parse("p.md", "---\nname: p\nneeds: []\n---\n# User\nno\n");

        Assert.NotEqual(one.Fingerprint, other.Fingerprint);
        Assert.Contains("extract", Prompts.Fingerprints.Keys);
    }
}
