using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests;

public sealed class OutputPlaceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public OutputPlaceTests()
    {
        Directory.CreateDirectory(_folder.File("other", "seeds", "paper"));
        File.WriteAllText(_folder.File("other", "seeds", "decisions.jsonl"), "");
    }

    [Theory]
    [InlineData("base/seeds/decisions.jsonl", "base/seeds")]
    [InlineData("base/.curation/graph.db", "base/.curation")]
    [InlineData("base/reviews", "base/reviews")]
    [InlineData("base/x/../seeds/paper/a.yaml", "base/seeds")]
    [InlineData("other/seeds/paper/new/site", "other/seeds")]
    public void A_bases_own_folders_are_refused(string path, string own)
    {
        var refused = Assert.Throws<CurationException>(() => OutputPlace.Check(_folder.File(path), "--out", _folder.File("base")));

        Assert.Equal($"'{_folder.File(path)}' lies in '{_folder.File(own)}', where a base keeps its own files; give another place as --out.", refused.Message);
    }

    [Theory]
    [InlineData("link/decisions.jsonl")]
    [InlineData("ledger")]
    [InlineData("to-link/paper/site")]
    public void A_link_leads_there_too(string path)
    {
        Directory.CreateSymbolicLink(_folder.File("link"), _folder.File("other", "seeds"));
        Directory.CreateSymbolicLink(_folder.File("to-link"), "link");
        File.CreateSymbolicLink(_folder.File("ledger"), Path.Combine("other", "seeds", "decisions.jsonl"));

        Assert.Throws<CurationException>(() => OutputPlace.Check(_folder.File(path), "--out", _folder.File("base")));
    }

    [Theory]
    [InlineData("base/site")]
    [InlineData("base/seeds.jsonl")]
    [InlineData("garden/seeds/list.jsonl")]
    [InlineData("papers/reviews/a.txt")]
    public void Everywhere_else_may_be_written(string path) => OutputPlace.Check(_folder.File(path), "--out", _folder.File("base"));

    public void Dispose() => _folder.Dispose();
}
