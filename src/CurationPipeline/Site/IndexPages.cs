namespace CurationPipeline.Site;

/// <summary>The ways in: the front page, lists by kind, from A to Z and of the most connected, and search.</summary>
internal sealed class IndexPages(SiteBase site, IReadOnlyList<Listed> all)
{
    private const int ListBytes = 120_000;
    private const int MostConnected = 200;

    private readonly IReadOnlyList<Listed> _byName =
        [.. all.OrderBy(item => item.Folded, StringComparer.Ordinal).ThenBy(item => item.Name, StringComparer.Ordinal).ThenBy(item => item.Id)];

    private readonly IReadOnlyList<Listed> _byEdges =
        [.. all.OrderByDescending(item => item.EdgeCount).ThenBy(item => item.Name, StringComparer.Ordinal).ThenBy(item => item.Id)];

    /// <summary>The best connected first: also the order of the search's entries.</summary>
    public IReadOnlyList<Listed> ByEdges => _byEdges;

    /// <summary>One after the other, the front page first.</summary>
    public IEnumerable<ContentPage> All() => new[] { Home(), Connected() }.Concat(ByKind()).Concat(ByLetter());

    private ContentPage Home()
    {
        var kinds = site.Catalog.Entities.Select(kind => kind.Name)
            .Concat(all.Select(item => item.Id.Type)).Distinct(StringComparer.Ordinal)
            .Select(kind => (Kind: kind, Count: all.Count(item => item.Id.Type == kind)))
            .Where(kind => kind.Count > 0)
            .Select(kind => Markup.Of($"""
                <li><a class="{site.ClassOf(kind.Kind)}" href="{Links.ToKind(kind.Kind)}">{site.PluralOf(kind.Kind)} <b>{kind.Count}</b></a>
                <p class="about">{site.Catalog.FindEntity(kind.Kind)?.Definition}</p></li>

                """));
        return new ContentPage(Links.Home, "Start", Markup.Of($"""
            <h1>{site.Options.Title}</h1>
            <p class="description">{Words.Count(all.Count, "entry", "entries")} and {Words.Count(site.Graph.Counts().Edges, "edge")} between them, each approved by a person.</p>
            <form class="large" role="search" action="{Links.Search}"><input type="search" name="q" aria-label="Search for" placeholder="Search names and descriptions"> <button>Search</button></form>
            <h2>By kind</h2>
            <ul class="kinds">
            {Markup.Join(kinds)}</ul>
            <h2>Most connected</h2>
            <ol class="rows short">
            {Markup.Join(_byEdges.Take(12).Select(item => Row(Links.Home, item)))}</ol>
            """));
    }

    private ContentPage Connected() => new(Links.MostConnected, "Most connected", Markup.Of($"""
        <h1>Most connected</h1>
        <p class="about">By the number of edges in the base{(all.Count > MostConnected ? $"; the first {MostConnected} of {all.Count}" : "")}.</p>
        <ol class="rows short">
        {Markup.Join(_byEdges.Take(MostConnected).Select(item => Row(Links.MostConnected, item)))}</ol>
        """));

    public static ContentPage SearchPage() => new(Links.Search, "Search", Markup.Of($"""
        <h1>Search</h1>
        <form class="large" id="search" role="search" action="{Links.Search}"><input type="search" name="q" aria-label="Search for" placeholder="Names and descriptions" autofocus> <button>Search</button></form>
        <noscript><p class="none">Searching needs a script of this site, and scripts are switched off. The lists from A to Z need none.</p></noscript>
        <p id="found" role="status"></p>
        <ol class="rows short" id="results"></ol>
        """));

    private IEnumerable<ContentPage> ByKind() => _byName.GroupBy(item => item.Id.Type).SelectMany(kind => PagedList.Pages(
        kind.Select(item => Row(Links.ToKind(kind.Key), item)),
        ListBytes,
        number => Links.ToKind(kind.Key, number),
        _ => Markup.Of($"""
            <h1 class="{site.ClassOf(kind.Key)}">{site.PluralOf(kind.Key)} <span class="count">({kind.Count()})</span></h1>
            <p class="about">{site.Catalog.FindEntity(kind.Key)?.Definition}</p>

            """),
        site.PluralOf(kind.Key)));

    private IEnumerable<ContentPage> ByLetter()
    {
        var letters = _byName.ToLookup(item => item.Letter);
        return "ABCDEFGHIJKLMNOPQRSTUVWXYZ#".SelectMany(letter => PagedList.Pages(
            letters[letter].Select(item => Row(Links.ToLetter('a'), item)),
            ListBytes,
            number => Links.ToLetter(letter, number),
            path => Markup.Of($"<h1>A to Z</h1>\n{Alphabet(path, letter, letters)}"),
            $"A to Z: {(letter == '#' ? "others" : letter.ToString())}"));
    }

    private static Markup Alphabet(string path, char current, ILookup<char, Listed> letters) => Markup.Of($"""
        <nav class="alphabet" aria-label="A to Z">
        {Markup.Join("ABCDEFGHIJKLMNOPQRSTUVWXYZ#".Select(letter => Letter(path, letter, letter == current, letters[letter].Any())), "\n")}
        </nav>

        """);

    private static Markup Letter(string path, char letter, bool isCurrent, bool isUsed) =>
        isCurrent ? Markup.Of($"<a href=\"{Links.From(path, Links.ToLetter(letter))}\" aria-current=\"page\">{letter.ToString()}</a>")
        : isUsed ? Markup.Of($"<a href=\"{Links.From(path, Links.ToLetter(letter))}\">{letter.ToString()}</a>")
        : Markup.Of($"<span>{letter.ToString()}</span>");

    private Markup Row(string page, Listed item) => Markup.Of($"""
        <li><p class="line">{Words.Link(page, item.Id, item.Name)} <span class="{site.ClassOf(item.Id.Type)}">{item.Id.Type}</span> <span class="edges">{Words.Count(item.EdgeCount, "edge")}</span></p></li>

        """);
}
