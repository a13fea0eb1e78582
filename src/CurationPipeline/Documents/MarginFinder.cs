using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Documents;

/// <summary>Recognises running headers, footers and page numbers by what neighbouring pages have at the same height.</summary>
internal static class MarginFinder
{
    private const float Zone = 0.14f;
    private const int MostLines = 3;
    private const int Reach = 3;

    /// <summary>The lines that belong to the pages' margins.</summary>
    public static HashSet<TextLine> Find(IReadOnlyList<PageLayout> pages)
    {
        var found = new HashSet<TextLine>();
        var tops = new List<List<Edge>>(pages.Count);
        var bottoms = new List<List<Edge>>(pages.Count);
        foreach (var page in pages)
        {
            tops.Add(EdgeLines(page, fromTop: true));
            bottoms.Add(EdgeLines(page, fromTop: false));
            AddStamps(page, found);
        }

        AddRunning(tops, found);
        AddRunning(bottoms, found);
        return found;
    }

    /// <summary>The outermost lines of a page, from the edge inwards.</summary>
    private static List<Edge> EdgeLines(PageLayout page, bool fromTop)
    {
        var edges = new List<Edge>();
        foreach (var line in page.Lines)
        {
            if (!line.Upright || line.InFigure)
                continue;
            var distance = fromTop ? line.Baseline : page.Height - line.Baseline;
            if (distance < Zone * page.Height)
                edges.Add(new Edge(line, distance, Key(line.Text), page.Number));
        }

        edges.Sort((a, b) => a.Distance.CompareTo(b.Distance));
        var rows = 0;
        for (var i = 1; i < edges.Count; i++)
        {
            rows += edges[i].Distance - edges[i - 1].Distance > 3 ? 1 : 0;
            if (rows >= MostLines)
                return edges.GetRange(0, i);
        }

        return edges;
    }

    // A line is part of a running header only if everything between it and the page's edge is too.
    private static void AddRunning(List<List<Edge>> pages, HashSet<TextLine> found)
    {
        for (var p = 0; p < pages.Count; p++)
        {
            foreach (var edge in pages[p])
            {
                if (!Repeats(pages, p, edge) && !IsOwnNumber(edge))
                    break;
                found.Add(edge.Line);
            }
        }
    }

    private static bool Repeats(List<List<Edge>> pages, int own, Edge edge)
    {
        for (var p = Math.Max(0, own - Reach); p < Math.Min(pages.Count, own + Reach + 1); p++)
        {
            if (p == own)
                continue;
            foreach (var other in pages[p])
            {
                if (Math.Abs(other.Distance - edge.Distance) < 5 && other.Key == edge.Key && Counts(edge, other))
                    return true;
            }
        }

        return false;
    }

    // A first page often has its number in another place than the pages after it.
    private static bool IsOwnNumber(Edge edge) =>
        edge.Key == "#" && int.TryParse(edge.Line.Text, out var number) && number == edge.Page;

    // Lone numbers must count the pages: other numbers at a page's edge belong to a table.
    private static bool Counts(Edge a, Edge b) =>
        a.Key != "#" || (int.TryParse(a.Line.Text, out var x) && int.TryParse(b.Line.Text, out var y) && y - x == b.Page - a.Page);

    private static void AddStamps(PageLayout page, HashSet<TextLine> found)
    {
        foreach (var line in page.Lines)
        {
            if (!line.Upright && (line.Box.X1 < 0.1f * page.Width || line.Box.X0 > 0.93f * page.Width) && line.Box.Width < 40)
                found.Add(line);
        }
    }

    /// <summary>The text with every number as one sign, so that page numbers don't matter.</summary>
    private static string Key(string text)
    {
        var key = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                key.Append(c);
            else if (key.Length == 0 || key[^1] != '#')
                key.Append('#');
        }

        return key.ToString();
    }

    private readonly record struct Edge(TextLine Line, float Distance, string Key, int Page);
}
