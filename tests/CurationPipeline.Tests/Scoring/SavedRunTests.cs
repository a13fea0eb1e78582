using System.Text.Json;
using CurationPipeline.Scoring;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Scoring;

public sealed class SavedRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_run_comes_back_as_it_was_saved()
    {
        NamedEntity method = new("method", "Refusal “Rewording”", ["RR"]);
        var run = new Run(
            "openai:m",
            [
                new RunDocument("a.pdf", new Annotation([method], [new NamedEdge(NamedEntity.ThisPaper, "introduces", method)], [new PlacedQuote("words", 3, 8)]), 2, null) { TokensIn = 7, CostUsd = 0.25m },
                new RunDocument("b.pdf", Annotation.Nothing, 0, "It is broken."),
            ])
        {
            Prompts = new Dictionary<string, string> { ["extract"] = "3f2a" },
        };

        SavedRun.Write(run, _folder.File("run.json"));
        var read = SavedRun.Read(_folder.File("run.json"));

        Assert.Equal(JsonSerializer.Serialize(run), JsonSerializer.Serialize(read));
        Assert.True(read.Documents[0].Found.Edges[0].Source.IsThisPaper);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"format\": \"curate-run-9\", \"run\": {\"extractor\": \"rules\", \"documents\": []}}")]
    [InlineData("{\"format\": \"curate-run-1\", \"run\": {\"extractor\": \"rules\", \"documents\": null}}")]
    public void A_file_that_is_no_run_is_refused(string text)
    {
        File.WriteAllText(_folder.File("run.json"), text);

        var refusal = Assert.Throws<CurationException>(() => SavedRun.Read(_folder.File("run.json")));

        Assert.Contains("run.json' is not a saved run", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
