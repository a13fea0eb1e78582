using System.Text.Json;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Review;
using Served = CurationPipeline.Cli.Tests.Support.Answer;

namespace CurationPipeline.Cli.Tests.Commands;

/// <summary>Names that are none, or that are made to deceive: one clear answer each.</summary>
public sealed class BadNameTests : IDisposable
{
    private const string Sentence = "Something is measured with a grader and a transcript.";

    private readonly Curate _curate = Curate.WithSampleBase();

    public void Dispose() => _curate.Dispose();

    [Theory]
    [InlineData("", "An empty name cannot be looked up; give it one.\n")]
    [InlineData(" \t ", "An empty name cannot be looked up; give it one.\n")]
    [InlineData("🙂🙂", "The name '🙂🙂' has no letter or digit to look it up by; give it a name that has.\n")]
    [InlineData("q", "q: it is not in the base.\n")]
    public async Task Find_has_one_answer_to_each(string name, string answer) => Assert.Equal(answer, await _curate.OutputOf("find", name));

    [Theory]
    [InlineData("x", ": it is not in the base.\n")]
    [InlineData("🙂", "' has no letter or digit to look it up by; give it a name that has.\n")]
    [InlineData("Faking alignment ", "")]
    public async Task Find_prints_a_name_of_any_length_on_a_line(string part, string end)
    {
        var said = await _curate.OutputOf("find", string.Concat(Enumerable.Repeat(part, 5_000)));

        Assert.EndsWith(end, said, StringComparison.Ordinal);
        Assert.All(said.Split('\n'), line => Assert.InRange(line.Length, 0, 400));
    }

    [Fact]
    public async Task Ingest_asks_about_what_has_a_name_and_tells_of_the_rest()
    {
        string[] names = ["", "Q", new string('x', 10_000), "🙂🙂", "\u0410lignment Faking"];
        await File.WriteAllTextAsync(_curate.File("paper.md"), $"# A Grader\n\n## Abstract\n\n{Sentence}\n");
        using var server = new ModelServer(_ => Served.Says(JsonSerializer.Serialize(new
        {
            entities = names.Select(name => new { kind = "concept", name, description = "", quote = Sentence, role = "result", rationale = "It is there." }),
            relations = Array.Empty<object>(),
            quotes = Array.Empty<object>(),
        })));

        await _curate.OutputOf("ingest", _curate.File("paper.md"), "--model", "openai:gpt-4o-mini", "--endpoint", server.Endpoint);

        var path = new ReviewFolder(_curate.Folder).Files().Single();
        var text = await File.ReadAllTextAsync(path);
        var concepts = ReviewReader.Read(path).Entities.Where(item => item.Item.Entity.Id.Type == "concept").ToList();
        Assert.Equal(["Q", "🙂🙂", "\u0410lignment Faking"], concepts.Select(item => item.Item.Entity.Name).OrderBy(name => Array.IndexOf(names, name)));
        Assert.Contains("It has no name.", text, StringComparison.Ordinal);
        Assert.Contains("Its name is longer than 200 characters.", text, StringComparison.Ordinal);
        Assert.Contains("The name '🙂🙂' has no letter or digit to look it up by", text, StringComparison.Ordinal);
        Assert.Contains("mixes alphabets", text[..text.IndexOf("\nentities:", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Equal("concept:alignment-faking", Assert.Single(concepts, item => item.Item.PossibleDuplicates.Count > 0).Item.PossibleDuplicates[0].Id.ToString());
    }
}
