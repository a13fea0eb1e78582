using CurationPipeline.Graph;
using CurationPipeline.Site;
using CurationPipeline.Tests.Seeds;
using CurationPipeline.Tests.Support;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Site;

/// <summary>A site of which only what changed is made again is, byte for byte, the site made anew.</summary>
public sealed class KeptPagesTests : IDisposable
{
    private readonly TestBase _base = new();
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_is_decided_the_site_is_as_made_anew(int seed)
    {
        var random = new RandomDecisions(_base, seed);
        for (var step = 0; step < 30; step++)
        {
            random.Step();
            if (step % 3 == 2)
                AssertAsMadeAnew();
        }
    }

    [Fact]
    public void Pages_that_nothing_changed_for_are_not_made_again()
    {
        _base.Approve(Concept("A"), Concept("B"), Paper("Notes"));
        Write();
        var asked = new List<EntityId>();

        _base.Approve(Edge("concept:a", "extends", "concept:b"), Quote("A extends B."));
        Write(options => options with { PagesOf = quote => Note(asked, quote.Paper), DrawnFrom = _ => "the paper" });
        var first = asked.Count;
        Write(options => options with { PagesOf = quote => Note(asked, quote.Paper), DrawnFrom = _ => "the paper" });

        Assert.Equal(1, first);
        Assert.Equal(first, asked.Count);
    }

    [Fact]
    public void A_page_is_drawn_again_when_its_paper_comes_to_hand()
    {
        _base.Approve(Concept("A"), Concept("B"), Paper("Notes"));
        _base.Approve(Edge("concept:a", "extends", "concept:b"), Quote("A extends B."));
        var asked = new List<EntityId>();
        Write(options => options with { PagesOf = quote => Note(asked, quote.Paper), DrawnFrom = _ => "" });

        Write(options => options with { PagesOf = quote => Note(asked, quote.Paper), DrawnFrom = _ => "0a1b" });

        Assert.Equal(2, asked.Count);
    }

    [Fact]
    public void A_page_that_somebody_changed_or_deleted_comes_back()
    {
        _base.Approve(Concept("A"), Concept("B"), Concept("C"));
        Write();
        var (a, b, letters) = (Page("concept", "a.html"), Page("concept", "b.html"), Page("a-z", "a.html"));
        var before = (File.ReadAllText(a), File.ReadAllText(b), File.ReadAllText(letters));
        File.WriteAllText(a, before.Item1.Replace('A', 'X'));
        File.Delete(b);
        File.Delete(letters);

        var report = Write();

        Assert.Equal(3, report.Changed);
        Assert.Equal(before, (File.ReadAllText(a), File.ReadAllText(b), File.ReadAllText(letters)));
    }

    [Fact]
    public void Without_its_notes_the_site_stays_what_it_is()
    {
        _base.Approve(Concept("A"), Concept("B"));
        var files = Write().Files;
        Directory.Delete(_folder.File("notes"), recursive: true);

        Assert.Equal(new SiteReport(files, 0, 0), Write());
        File.WriteAllText(Directory.GetFiles(_folder.File("notes")).Single(), "concept/a.html\tnot\ta\tnote\t\n\u0000");
        Assert.Equal(new SiteReport(files, 0, 0), Write());
    }

    [Fact]
    public void Notes_of_a_site_that_is_gone_go_too()
    {
        _base.Approve(Concept("A"));
        Write();
        Directory.Move(_folder.File("site"), _folder.File("elsewhere"));
        new SiteWriter(_base.Graph, _base.Base.Catalog, new SiteOptions { Notes = _folder.File("notes") }).Write(_folder.File("other"));

        Assert.Single(Directory.GetFiles(_folder.File("notes")));
    }

    [Fact]
    public void Another_title_makes_every_page_again()
    {
        _base.Approve(Concept("A"), Concept("B"));
        Write();

        Write(options => options with { Title = "Another" });

        Assert.All(Directory.GetFiles(_folder.File("site"), "*.html", SearchOption.AllDirectories), page => Assert.Contains("Another", File.ReadAllText(page), StringComparison.Ordinal));
    }

    [Fact]
    public void Another_nearness_makes_the_page_again()
    {
        _base.Approve(Concept("A"), Concept("B"), Concept("C"));
        double score = 0.7;
        SiteOptions Near(SiteOptions options) => options with { SimilarTo = id => id == Id("concept:a") ? [new Similar(Id("concept:b"), score)] : [] };
        Write(Near);
        score = 0.8;

        var report = Write(Near);

        Assert.Equal(1, report.Changed);
        Assert.Contains("0.800", File.ReadAllText(Page("concept", "a.html")), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _base.Dispose();
        _folder.Dispose();
    }

    private static List<MarkedPage> Note(List<EntityId> asked, EntityId paper)
    {
        asked.Add(paper);
        return [];
    }

    private string Page(string folder, string file) => _folder.File("site", folder, file);

    private SiteReport Write(Func<SiteOptions, SiteOptions>? with = null)
    {
        var options = new SiteOptions { Notes = _folder.File("notes") };
        return new SiteWriter(_base.Graph, _base.Base.Catalog, with?.Invoke(options) ?? options).Write(_folder.File("site"));
    }

    private void AssertAsMadeAnew()
    {
        using var anew = new TemporaryFolder();
        if (File.Exists(_folder.File("site", "site-files", "made.txt")))
        {
            // The page of what is new says what changed since the last site: let both have had the same.
            Directory.CreateDirectory(anew.File("site-files"));
            File.Copy(_folder.File("site", "site-files", "made.txt"), anew.File("site-files", "made.txt"));
            File.WriteAllText(anew.File("site-files", "files.txt"), "site-files/made.txt\n");
        }

        Write();
        new SiteWriter(_base.Graph, _base.Base.Catalog, new SiteOptions()).Write(anew.Path);

        Assert.Equal(Contents(anew.Path), Contents(_folder.File("site")));
    }

    private static SortedDictionary<string, string> Contents(string folder) => new(
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText), StringComparer.Ordinal);
}
