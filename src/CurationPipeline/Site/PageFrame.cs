namespace CurationPipeline.Site;

/// <summary>What all pages have in common: head, navigation and foot.</summary>
internal sealed class PageFrame(string siteTitle)
{
    /// <summary>Nothing is loaded but from the site itself, and no script stands in a page.</summary>
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'";

    /// <param name="path">The page's own, from the site's root; links are relative to it.</param>
    /// <param name="title">In plain text.</param>
    /// <param name="content">What stands in <c>main</c>.</param>
    /// <param name="script">A script of the site that the page needs.</param>
    public Markup Page(string path, string title, Markup content, string? script = null)
    {
        string Href(string target) => Links.From(path, target);
        var page = new Markup();
        page.Add($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <title>{SafeText.Cut(title, 150)} · {siteTitle}</title>
            <link rel="stylesheet" href="{Href($"{Links.Assets}/site.css")}">

            """);
        if (script is not null)
            page.Add($"<script src=\"{Href(script)}\" defer></script>\n");
        return page.Add($"""
            </head>
            <body>
            <a class="skip" href="#content">Skip to the content</a>
            <header class="top">
            <a class="home" href="{Href(Links.Home)}">{siteTitle}</a>
            <nav aria-label="Site">
            <a href="{Href(Links.ToLetter('a'))}">A to Z</a>
            <a href="{Href(Links.MostConnected)}">Most connected</a>
            <a href="{Href(Links.Newest)}">Newest</a>
            <a href="{Href(Links.Disagreements)}">Disagreements</a>
            </nav>
            <form role="search" action="{Href(Links.Search)}"><input type="search" name="q" aria-label="Search the knowledge base" placeholder="Search"></form>
            </header>
            <main id="content">
            {content}
            </main>
            </body>
            </html>

            """);
    }

    /// <summary>Where an id leads that was merged into another.</summary>
    public Markup Redirect(string path, string target, string name)
    {
        var href = Links.From(path, target);
        return Markup.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta http-equiv="refresh" content="0; url={href}">
            <meta name="robots" content="noindex">
            <title>Merged · {siteTitle}</title>
            <link rel="canonical" href="{href}">
            <link rel="stylesheet" href="{Links.From(path, $"{Links.Assets}/site.css")}">
            </head>
            <body>
            <main id="content"><p>This entry was merged into <a href="{href}"><bdi>{SafeText.Cut(name, 200)}</bdi></a>.</p></main>
            </body>
            </html>

            """);
    }
}
