namespace CurationPipeline.Site;

/// <summary>A page before it is put in its frame.</summary>
internal sealed record ContentPage(string Path, string Title, Markup Content);

/// <summary>A list of any length as pages of bounded size, linked with each other.</summary>
internal static class PagedList
{
    /// <param name="rows">List items, all in the folder of the pages.</param>
    /// <param name="bytes">How much a page may hold.</param>
    /// <param name="pathOf">Path of the page with this number, from 1.</param>
    /// <param name="head">What stands above the list on the page with this path.</param>
    /// <param name="title">Of every page.</param>
    public static IReadOnlyList<ContentPage> Pages(
        IEnumerable<Markup> rows, int bytes, Func<int, string> pathOf, Func<string, Markup> head, string title)
    {
        var lists = Cut(rows, bytes);
        return
        [
            .. lists.Select((list, i) => new ContentPage(
                pathOf(i + 1),
                lists.Count == 1 ? title : $"{title}, page {i + 1} of {lists.Count}",
                Markup.Of($"{head(pathOf(i + 1))}<ol class=\"rows\">\n{list}</ol>\n{Turns(i + 1, lists.Count, pathOf)}"))),
        ];
    }

    private static List<Markup> Cut(IEnumerable<Markup> rows, int bytes)
    {
        var lists = new List<Markup> { new() };
        var size = 0;
        foreach (var row in rows)
        {
            if (size > 0 && size + row.Bytes > bytes)
            {
                lists.Add(new Markup());
                size = 0;
            }

            lists[^1].Add(row);
            size += row.Bytes;
        }

        return lists;
    }

    private static Markup Turns(int number, int last, Func<int, string> pathOf)
    {
        if (last == 1)
            return new Markup();
        Markup To(int page, string words) => Markup.Of($"<a href=\"{Links.From(pathOf(number), pathOf(page))}\">{words}</a> ");
        var turns = Markup.Of($"<nav class=\"turns\" aria-label=\"Pages\">");
        if (number > 1)
            turns.Add(To(number - 1, "← Before"));
        turns.Add($"<span>Page {number} of {last}</span> ");
        if (number < last)
            turns.Add(To(number + 1, "Next →"));
        return turns.Add($"</nav>\n");
    }
}
