using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Cli.Tests;

public sealed class PaperFinderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_file_is_read_once_until_it_changes()
    {
        var file = _folder.File("papers", "a.md");
        Directory.CreateDirectory(_folder.File("papers"));
        File.WriteAllText(file, "one");
        var time = File.GetLastWriteTimeUtc(file);
        var paper = new ReviewedPaper(EntityId.Parse("paper:a"), "A", "gone.md", FileHash.Of(file)!, 1, 1); // it was written just now
        var finder = new PaperFinder(_folder.Path, _folder.File("papers"));
        Assert.Equal(file, finder.Find(paper));

        File.WriteAllText(file, "two");
        File.SetLastWriteTimeUtc(file, time);
        Assert.Equal(file, finder.Find(paper));

        File.SetLastWriteTimeUtc(file, time.AddSeconds(1));
        Assert.Null(finder.Find(paper));
    }

    [Fact]
    public void A_paper_that_comes_later_is_found()
    {
        Directory.CreateDirectory(_folder.File("papers"));
        File.WriteAllText(_folder.File("x.md"), "one");
        var finder = new PaperFinder(_folder.Path, _folder.File("papers"));
        var paper = new ReviewedPaper(EntityId.Parse("paper:a"), "A", "gone.md", FileHash.Of(_folder.File("x.md"))!, 1, 1); // it was written just now
        Assert.Null(finder.Find(paper));

        File.Move(_folder.File("x.md"), _folder.File("papers", "x.md"));

        Assert.Equal(_folder.File("papers", "x.md"), finder.Find(paper));
    }

    public void Dispose() => _folder.Dispose();
}
