using CurationPipeline.Seeds;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests;

public sealed class RunLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Without_a_run_there_is_nothing_to_tell()
    {
        using var knowledge = KnowledgeBase.Open(_folder.Path);

        Assert.Null(new RunLog(_folder.Path).Total(knowledge.Graph));
    }

    [Fact]
    public void A_paper_read_again_costs_once_and_takes_twice()
    {
        using var knowledge = KnowledgeBase.Open(_folder.Path);
        var log = new RunLog(_folder.Path);
        log.Add(new IngestRun("openai:m", 3, [new IngestedPaper("paper:a", 100, 10, 0.25m)]));
        log.Add(new IngestRun("openai:m", 2, [new IngestedPaper("paper:a", 100, 10, 0.25m), new IngestedPaper("paper:b", 50, 5, 0.5m)]));
        File.AppendAllText(_folder.File(".curation", "runs.jsonl"), "{\"model\": \"op");

        Assert.Equal(new IngestTotals(2, 0, 150, 15, 0.75m, 5), log.Total(knowledge.Graph));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"papers\":[null]}")]
    [InlineData("{\"papers\":[{}]}")]
    public void A_line_that_lacks_something_is_passed_over(string line)
    {
        using var knowledge = KnowledgeBase.Open(_folder.Path);
        File.WriteAllText(_folder.File(".curation", "runs.jsonl"), line + "\n");
        var log = new RunLog(_folder.Path);
        Assert.Null(log.Total(knowledge.Graph));

        log.Add(new IngestRun("openai:m", 1, [new IngestedPaper("paper:a", 100, 10, 1)]));

        Assert.Equal(1, log.Total(knowledge.Graph)!.Papers);
    }

    [Fact]
    public void A_model_without_a_price_has_no_sum()
    {
        using var knowledge = KnowledgeBase.Open(_folder.Path);
        var log = new RunLog(_folder.Path);
        log.Add(new IngestRun("openai:m", 1, [new IngestedPaper("paper:a", 100, 10, null)]));

        Assert.Null(log.Total(knowledge.Graph)!.CostUsd);
    }

    [Fact]
    public void Cost_is_set_against_the_edges_that_were_accepted()
    {
        var total = new IngestTotals(2, 4, 150, 15, 0.5m, 10);

        Assert.Equal((0.125m, 2.5), (total.CostAnEdge, total.SecondsAnEdge));
    }

    public void Dispose() => _folder.Dispose();
}
