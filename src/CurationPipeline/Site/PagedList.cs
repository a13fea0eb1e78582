namespace CurationPipeline.Site;

/// <summary>A page before it is put in its frame.</summary>
internal sealed record ContentPage(string Path, string Title, Markup Content);

/// <summary>A list of any length as pages of bounded size, linked with each other.</summary>
internal static class PagedList
{
    /// <param name="rows">List items, all in the folder of the pages; gone through twice, so that a long list need not be held.</param>
    /// <param name="bytes">How much a page may hold.</param>
    /// <param name="pathOf">Path of the page with this number, from 1.</param>
    /// <param name="head">What stands above the list on the page with this path.</param>
    /// <param name="title">Of every page.</param>
    public static IEnumerable<ContentPage> Pages(
        IEnumerable<Markup> rows, int bytes, Func<int, string> pathOf, Func<string, Markup> head, string title)
    {
        var lengths = Lengths(rows, bytes);
        using var row = rows.GetEnumerator();
        for (var number = 1; number <= lengths.Count; number++)
        {
            var list = new Markup();
            for (var i = 0; i < lengths[number - 1] && row.MoveNext(); i++)
                list.Add(row.Current);
            yield return new ContentPage(
                pathOf(number),
                lengths.Count == 1 ? title : $"{title}, page {number} of {lengths.Count}",
                Markup.Of($"{head(pathOf(number))}<ol class=\"rows\">\n{list}</ol>\n{Turns(number, lengths.Count, pathOf)}"));
        }
    }

    /// <summary>How many rows each page has.</summary>
    private static List<int> Lengths(IEnumerable<Markup> rows, int bytes)
    {
        var lengths = new List<int> { 0 };
        var size = 0;
        foreach (var row in rows)
        {
            if (size > 0 && size + row.Bytes > bytes)
            {
                lengths.Add(0);
                size = 0;
            }

            lengths[^1]++;
            size += row.Bytes;
        }

        return lengths;
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
