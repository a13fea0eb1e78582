using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using CurationPipeline.Site;
using CurationPipeline.Tests.Seeds;
using CurationPipeline.Tests.Support;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests.Site;

public sealed class NewestPageTests : IDisposable
{
    private readonly TestBase _base = new();
    private readonly TemporaryFolder _folder = new();

    public NewestPageTests() => _base.Approve(Concept("First"), Concept("Second"));

    [Fact]
    public void The_latest_come_first()
    {
        _base.Time.Advance(TimeSpan.FromDays(1));
        _base.Approve(Concept("Third"));
        _base.Time.Advance(TimeSpan.FromDays(1));
        _base.Decide(new NewDecision.EditEntity(Concept("First", "With words now.")));

        Write();

        var rows = HtmlRules.Parse(Page()).QuerySelectorAll("ol.rows li").Select(row => row.TextContent.Trim()).ToList();
        Assert.Equal(3, rows.Count);
        Assert.StartsWith("First", rows[0], StringComparison.Ordinal);
        Assert.EndsWith("2026-01-04 03:04", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("Third", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_site_has_no_changes()
    {
        Write();

        Assert.DoesNotContain("Since the last site", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_since_the_last_site_are_shown_until_the_next()
    {
        Write();
        _base.Approve(Concept("Third"), Concept("<b>Fourth"));
        _base.Approve(Edge("concept:third", "extends", "concept:first"));
        _base.Decide(new NewDecision.Merge(Id("concept:second"), Id("concept:first")));

        Write();
        var page = Page();
        var again = Write();

        Assert.Empty(HtmlRules.Broken("newest.html", page));
        Assert.Contains("<h3>Added <span class=\"count\">(2)</span></h3>", page, StringComparison.Ordinal);
        Assert.Contains("<code>concept:second</code> is now <a href=\"concept/first.html\">", page, StringComparison.Ordinal);
        Assert.Contains("<h3>New edges <span class=\"count\">(1)</span></h3>", page, StringComparison.Ordinal);
        Assert.Equal((0, page), (again.Changed, Page()));
        _base.Approve(Concept("Fifth"));
        Write();
        Assert.Contains("<h3>Added <span class=\"count\">(1)</span></h3>", Page(), StringComparison.Ordinal);
        Assert.DoesNotContain("New edges", Page(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _base.Dispose();
        _folder.Dispose();
    }

    private SiteReport Write() =>
        new SiteWriter(_base.Graph, _base.Base.Catalog, new SiteOptions { ChangesSince = _base.Base.ChangesSince }).Write(_folder.File("site"));

    private string Page() => File.ReadAllText(_folder.File("site", "newest.html"));
}
