using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>
/// The neighborhood as a drawing: the entity in the middle, its neighbors in a column on either side, by kind.
/// Columns instead of a circle, so that forty labels are read without turning one's head and none can cover another.
/// </summary>
internal static class NeighborhoodDrawing
{
    private const int Most = 40;
    private const int Width = 920;
    private const int RowHeight = 23;
    private const int HeadingHeight = 30;
    private const int Margin = 10;
    private const int DotAt = 300;
    private const int BoxWidth = 170;
    private const int LineHeight = 18;
    private const int LabelLength = 40;

    public static Markup Of(SiteBase site, EntityView view)
    {
        var all = view.Neighborhood.Groups.SelectMany(neighbors => neighbors.Items).ToList();
        var drawn = all.OrderByDescending(neighbor => neighbor.EdgeCount).ThenBy(neighbor => neighbor.Id).Take(Most).ToHashSet();
        var rows = view.Neighborhood.Groups
            .SelectMany(neighbors => neighbors.Items.Where(drawn.Contains).Select(neighbor => new Row(neighbors, neighbor)))
            .ToList();
        var half = (rows.Count + 1) / 2;
        var sides = new[] { rows[..half], rows[half..] };
        var height = Math.Max(sides.Max(HeightOf), 90) + (2 * Margin);
        var svg = Markup.Of($"""
            <figure class="drawing" tabindex="0" role="group" aria-label="Drawing of the neighborhood">
            <svg viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" xmlns="http://www.w3.org/2000/svg">

            """);
        svg.Add(Side(site, view.Path, sides[0], height, isLeft: true));
        svg.Add(Side(site, view.Path, sides[1], height, isLeft: false));
        svg.Add(Middle(site, view, height / 2.0)).Add($"</svg>\n");
        return svg.Add($"<figcaption>{Caption(all.Count, rows.Count)}</figcaption>\n</figure>\n");
    }

    private static string Caption(int all, int drawn) => (all > drawn ? $"The {drawn} best connected of {all} neighbors. " : "")
        + "An arrowhead shows which way a relation leads; the larger a dot, the more edges it has in the whole base.";

    private static Markup Side(SiteBase site, string page, List<Row> rows, int height, bool isLeft)
    {
        var side = new Markup();
        var y = (height - HeightOf(rows)) / 2.0;
        var heading = "";
        foreach (var row in rows)
        {
            if (row.Of.Kind != heading)
            {
                heading = row.Of.Kind;
                y += HeadingHeight;
                side.Add($"<text class=\"heading {site.ClassOf(heading)}\" x=\"{At(isLeft, DotAt - 12)}\" y=\"{y - 8}\"{Anchor(isLeft)}>{row.Of.Heading}</text>\n");
            }

            y += RowHeight;
            side.Add(Drawn(site, page, row.Neighbor, y - (RowHeight / 2.0), height / 2.0, isLeft));
        }

        return side;
    }

    private static Markup Drawn(SiteBase site, string page, Neighbor neighbor, double y, double middle, bool isLeft)
    {
        var radius = 3 + Math.Min(4, Math.Log2(1 + neighbor.EdgeCount) / 2);
        var (from, to) = (At(isLeft, (Width - BoxWidth) / 2.0), At(isLeft, DotAt));
        var bend = (from + to) / 2;
        var relations = string.Join(", ", neighbor.Edges.Select(edge => edge.Words));
        var name = string.IsNullOrWhiteSpace(neighbor.Name) ? neighbor.Id.ToString() : neighbor.Name;
        return Markup.Of($"""
            <a class="{site.ClassOf(neighbor.Id.Type)}" href="{Links.From(page, Links.To(neighbor.Id))}"><title>{relations}: {SafeText.Cut(name, Words.LongestName)}</title>
            <path class="edge" d="M{from} {middle}C{bend} {middle} {bend} {y} {to} {y}"/>{Arrow(neighbor, y, isLeft)}
            <circle cx="{to}" cy="{y}" r="{radius}"/><text x="{At(isLeft, DotAt - 12)}" y="{y + 4.5}"{Anchor(isLeft)}>{SafeText.Cut(name, LabelLength)}</text></a>

            """);
    }

    /// <summary>Towards the neighbor or away from it; none where the relation holds both ways.</summary>
    private static Markup Arrow(Neighbor neighbor, double y, bool isLeft)
    {
        var ways = neighbor.Edges.Select(edge => edge.Direction).Distinct(StringComparer.Ordinal).ToList();
        if (ways is not [var way] || way == "both")
            return new Markup();
        var (tip, tail) = way == "out" ? (DotAt + 9, DotAt + 17) : (DotAt + 17, DotAt + 9);
        return Markup.Of($"<path class=\"arrow\" d=\"M{At(isLeft, tip)} {y}L{At(isLeft, tail)} {y - 4}V{y + 4}Z\"/>");
    }

    private static Markup Middle(SiteBase site, EntityView view, double middle)
    {
        var lines = Wrap(view.Entity.Name.Length > 0 ? view.Entity.Name : view.Id.ToString());
        var height = (lines.Count * LineHeight) + 20;
        var box = Markup.Of($"""
            <g class="{site.ClassOf(view.Id.Type)} middle"><rect x="{(Width - BoxWidth) / 2}" y="{middle - (height / 2.0)}" width="{BoxWidth}" height="{height}" rx="8"/>

            """);
        for (var i = 0; i < lines.Count; i++)
            box.Add($"<text x=\"{Width / 2}\" y=\"{middle - (height / 2.0) + 10 + (i * LineHeight) + 13.5}\" text-anchor=\"middle\">{lines[i]}</text>\n");
        return box.Add($"</g>\n");
    }

    /// <summary>At most four lines of what fits in the box.</summary>
    private static List<string> Wrap(string name)
    {
        const int MostLines = 4, LineLength = 18;
        var lines = new List<string> { "" };
        foreach (var word in SafeText.Cut(name, MostLines * LineLength).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = SafeText.Cut(word, LineLength);
            if (lines[^1].Length == 0)
                lines[^1] = cut;
            else if (lines[^1].Length + 1 + cut.Length <= LineLength)
                lines[^1] += " " + cut;
            else
                lines.Add(cut);
        }

        if (lines.Count > MostLines)
            lines = [.. lines.Take(MostLines - 1), SafeText.Cut(lines[MostLines - 1] + " ………………", LineLength)];
        return lines;
    }

    private static int HeightOf(List<Row> rows) =>
        (rows.Count * RowHeight) + (rows.Select(row => row.Of.Kind).Distinct(StringComparer.Ordinal).Count() * HeadingHeight);

    private static double At(bool isLeft, double x) => isLeft ? x : Width - x;

    private static Markup Anchor(bool isLeft) => isLeft ? Markup.Of($" text-anchor=\"end\"") : new Markup();

    private readonly record struct Row(NeighborGroup Of, Neighbor Neighbor);
}
