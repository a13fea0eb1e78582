using CurationPipeline.Graph;
using CurationPipeline.Site;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Site;

public sealed class SiteWriterTests(SampleBase sample) : IClassFixture<SampleBase>
{
    [Fact]
    public void Every_page_is_valid_safe_and_small()
    {
        var pages = Pages(sample.Folder).ToList();

        Assert.Empty(pages.SelectMany(page => HtmlRules.Broken(page, Read(page))));
        Assert.True(pages.Count > 100);
    }

    [Fact]
    public void Every_link_leads_to_a_page_and_its_place()
    {
        var documents = Pages(sample.Folder).ToDictionary(page => page, page => HtmlRules.Parse(Read(page)), StringComparer.Ordinal);

        var dangling = new List<string>();
        foreach (var (page, document) in documents)
        {
            foreach (var link in document.QuerySelectorAll("a[href], link[href], script[src], form[action]"))
            {
                var address = link.GetAttribute("href") ?? link.GetAttribute("src") ?? link.GetAttribute("action")!; // one of them, by the selector
                if (address.StartsWith("https:", StringComparison.Ordinal))
                    continue;
                var parts = address.Split('#');
                var target = parts[0].Length == 0 ? page : Path.GetRelativePath("/", Path.GetFullPath(parts[0], Path.GetDirectoryName("/" + page)!)); // below the root
                if (!File.Exists(Path.Combine(sample.Folder, target)))
                    dangling.Add($"{page}: {address}");
                else if (parts.Length > 1 && documents[target].GetElementById(parts[1]) is null)
                    dangling.Add($"{page}: {address} has no such place");
            }
        }

        Assert.Empty(dangling);
    }

    [Fact]
    public void The_same_base_gives_the_same_bytes()
    {
        using var other = new TemporaryFolder();

        var report = sample.Writer.Write(other.Path);

        Assert.Equal(sample.Report, report);
        Assert.Equal(Files(sample.Folder), Files(other.Path));
        Assert.All(Files(other.Path), file => Assert.Equal(File.ReadAllBytes(Path.Combine(sample.Folder, file)), File.ReadAllBytes(other.File(file))));
    }

    [Fact]
    public void Only_changed_pages_are_written_and_stray_ones_removed()
    {
        using var folder = new TemporaryFolder();
        sample.Writer.Write(folder.Path);
        File.WriteAllText(folder.File("concept", "scheming.html"), "changed by somebody");
        File.WriteAllText(folder.File("of-my-own.txt"), "stays");
        File.WriteAllText(folder.File("concept", "gone.html"), "was an entry once");
        File.WriteAllText(folder.File("outside.txt"), "stays too");
        File.AppendAllText(folder.File("site-files", "files.txt"), "concept/gone.html\nconcept/../../outside.txt\n");

        var report = sample.Writer.Write(folder.Path);

        Assert.Equal(new SiteReport(sample.Report.Files, 2, 1), report);
        Assert.False(File.Exists(folder.File("concept", "gone.html")));
        Assert.True(File.Exists(folder.File("of-my-own.txt")));
        Assert.Equal(new SiteReport(sample.Report.Files, 0, 0), sample.Writer.Write(folder.Path));
    }

    [Fact]
    public void A_folder_with_other_files_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("thesis.txt"), "mine");

        var refused = Assert.Throws<CurationException>(() => sample.Writer.Write(folder.Path));

        Assert.Equal($"The folder '{folder.Path}' is not empty and was not written by this tool; give another one, or empty it.", refused.Message);
        Assert.Equal(["thesis.txt"], Files(folder.Path));
    }

    [Fact]
    public void The_front_page_counts_every_kind()
    {
        var page = HtmlRules.Parse(Read("index.html"));

        Assert.Equal(
            sample.Base.Catalog.Entities.Select(kind => $"{kind.Plural} {sample.Base.Graph.Counts().Entities[kind.Name]}"),
            page.QuerySelectorAll(".kinds > li > a").Select(link => link.TextContent));
    }

    [Fact]
    public void Disagreements_show_both_sides()
    {
        var dispute = HtmlRules.Parse(Read("disagreements.html")).QuerySelector(".dispute")!; // checked by what follows

        Assert.Equal("Alignment faking appears almost only in models of the largest scale", dispute.QuerySelector("h2 a")!.TextContent);
        Assert.Contains("Alignment faking in large language models", dispute.QuerySelector(".for")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Small models can fake alignment", dispute.QuerySelector(".against")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void One_page_alone_is_the_page_of_the_site()
    {
        Assert.Equal(Read("concept/scheming.html"), sample.Writer.Page(EntityId.Parse("concept:scheming")));
        Assert.Null(sample.Writer.Page(EntityId.Parse("concept:not-there")));
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Pages(string folder) => Files(folder).Where(file => file.EndsWith(".html", StringComparison.Ordinal));

    private string Read(string page) => File.ReadAllText(Path.Combine(sample.Folder, page));
}
