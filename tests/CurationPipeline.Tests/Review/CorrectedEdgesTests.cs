using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Tests.Seeds;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Review;

public sealed class CorrectedEdgesTests : IDisposable
{
    private static readonly EdgeKey Said = new(Id("concept:mirror-probing"), "extends", Id("concept:lantern-test"));

    private readonly TestBase _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task What_was_put_right_is_not_asked_a_second_time()
    {
        await CorrectAsync();

        await IngestAsync("first.md");

        Assert.Empty(Review("first").Answers);
        Assert.Null(_here.Graph.FindEdge(Said));
    }

    [Fact]
    public async Task The_words_of_another_paper_may_say_it_all_the_same()
    {
        await CorrectAsync();
        _here.Write("second.md", "# Second\n\nMirror Probing extends Lantern Test, as case 2 shows.\n");

        await IngestAsync("second.md");
        Apply("second", text => text);

        Assert.Equal("Mirror Probing extends Lantern Test, as case 2 shows.", WordsOf(Said));
        await IngestAsync("first.md", "second.md");
        Assert.Empty(Review("first").Answers.Concat(Review("second").Answers));
    }

    private async Task CorrectAsync()
    {
        _here.Write("first.md", "# First\n\nMirror Probing extends Lantern Test, as case 1 shows.\n");
        await IngestAsync("first.md");
        Apply("first", text => text.Replace("relation: extends", "relation: part_of", StringComparison.Ordinal));
        Assert.Equal("Mirror Probing extends Lantern Test, as case 1 shows.", WordsOf(Said with { Relation = "part_of" }));
    }

    private string WordsOf(EdgeKey edge) => _here.Graph.FindEntity(Assert.Single(_here.Graph.FindEdge(edge)!.Evidence).Quote)!.Quote!.Text;

    private string FileOf(string paper) => Path.Combine(_here.Folder, "reviews", paper + ".review.yaml");

    private ReviewFile Review(string paper) => ReviewReader.Read(FileOf(paper));

    private async Task IngestAsync(params string[] files)
    {
        await foreach (var result in new Pipeline(_here.Base, new ScriptedExtractor(), concurrency: 1).IngestAsync([.. files.Select(file => Path.Combine(_here.Folder, file))]))
            Assert.Null(result.Error);
    }

    private void Apply(string paper, Func<string, string> edit)
    {
        var text = edit(File.ReadAllText(FileOf(paper))).Replace("approve_rest: false", "approve_rest: true", StringComparison.Ordinal);
        File.WriteAllText(FileOf(paper), text);
        new ReviewApplication(_here.Base, of => Path.Combine(_here.Folder, Path.GetFileName(of.File))).Apply([FileOf(paper)], "tester", partial: false);
    }
}
