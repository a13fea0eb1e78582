using CurationPipeline.Review;
using CurationPipeline.Site;

namespace CurationPipeline.Web.Pages;

/// <summary>What was accepted so far, by what proposals have in common, with a small chart for each.</summary>
internal static class AcceptancePage
{
    private const int MostRows = 20;
    private const int Width = 620;
    private const int RowHeight = 24;
    private const int LabelWidth = 200;
    private const int BarWidth = 260;

    public static string Of(Lessons? lessons, DeskMessage? said)
    {
        var content = Markup.Of($"<h1>What was accepted so far</h1>\n");
        if (lessons is null)
            content.Add($"<p class=\"none\">The base is in use by another program; load the page again in a moment.</p>");
        else if (lessons.All.Asked == 0)
            content.Add($"<p class=\"none\">Nobody has decided on a paper's proposals yet.</p>");
        else
            content.Add(Model(lessons)).Add(Markup.Join(Acceptance.Traits.Select(trait => Chart(trait, [.. lessons.Counts.Where(count => count.Trait == trait)]))));
        return DeskFrame.Page("What was accepted", Markup.Of($"<nav aria-label=\"Desk\"><a href=\"/\" data-key=\"h\">All papers</a></nav>"), content, said, ("h", "all papers"));
    }

    private static Markup Model(Lessons lessons)
    {
        var said = Markup.Of($"<p>{lessons.All.Accepted} of {lessons.All.Asked} proposals were accepted, as new or as an entry that the base had ({Percent(lessons.All.Share)}).</p>\n");
        return lessons.Model is not { Error: var error }
            ? said.Add($"<p class=\"about\">From {AcceptanceModel.FewestDecisions} decisions on, with ten of either kind, each open question gets a probability to be accepted, and the review can be ordered by it.</p>\n")
            : said.Add($"""
                <p class="about">Each open question has a probability to be accepted, learned from these decisions. On decisions that were held back
                while it learned ({error.Decisions}, in five parts), its mean squared error is {Number(error.Brier)}; to say the overall share every time would give
                {Number(error.BrierOfShare)}. What it states and what was found lie {Percent(error.Calibration)} apart on average.{(error.Brier >= error.BrierOfShare ? " So it is no better than the overall share: do not order by it yet." : "")}</p>

                """);
    }

    private static Markup Chart(string trait, IReadOnlyList<Acceptance> counts)
    {
        if (counts.Count == 0)
            return new Markup();
        var rows = counts.Take(MostRows).Select((count, row) => Row(count, row * RowHeight));
        var height = Math.Min(counts.Count, MostRows) * RowHeight;
        return Markup.Of($"""
            <section><h2>By {trait} <span class="count">({counts.Count})</span></h2>
            <svg class="chart" role="img" aria-label="Accepted and rejected by {trait}" viewBox="0 0 {Width} {height}" xmlns="http://www.w3.org/2000/svg">
            {Markup.Join(rows)}</svg>
            {Table(counts)}</section>

            """);
    }

    private static Markup Row(Acceptance count, int top)
    {
        var yes = BarWidth * count.Share;
        var (low, high) = count.Interval;
        return Markup.Of($"""
            <text x="0" y="{top + 16}">{SafeText.Cut(Shown.Relation(count.Value), 28)}</text>
            <rect class="yes" x="{LabelWidth}" y="{top + 4}" width="{yes}" height="14"/><rect class="no" x="{LabelWidth + yes}" y="{top + 4}" width="{BarWidth - yes}" height="14"/>
            <line class="range" x1="{LabelWidth + (BarWidth * low)}" y1="{top + 21}" x2="{LabelWidth + (BarWidth * high)}" y2="{top + 21}"/>
            <text class="soft" x="{LabelWidth + BarWidth + 12}" y="{top + 16}">{Percent(count.Share)} of {count.Asked}</text>

            """);
    }

    private static Markup Table(IReadOnlyList<Acceptance> counts)
    {
        var rows = counts.Where(count => count.Reasons.Count > 0).Take(MostRows).Select(count => Markup.Of(
            $"<tr><th scope=\"row\">{Shown.Relation(count.Value)}</th><td>{string.Join(", ", count.Reasons.Take(4).Select(reason => $"{Shown.Relation(reason.Reason)} {reason.Count}"))}</td></tr>\n")).ToList();
        return rows.Count == 0 ? new Markup() : Markup.Of($"<details><summary>Why the others were rejected</summary><table class=\"facts\"><tbody>\n{Markup.Join(rows)}</tbody></table></details>\n");
    }

    private static string Percent(double share) => FormattableString.Invariant($"{100 * share:0} %");

    private static string Number(double number) => FormattableString.Invariant($"{number:0.000}");
}
