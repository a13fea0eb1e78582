using CurationPipeline.Review;
using CurationPipeline.Site;

namespace CurationPipeline.Web.Pages;

/// <summary>Words that were claimed and that the paper does not have: why not, what comes nearest, and a way to take that.</summary>
internal static class UnverifiedRow
{
    public static Markup Of(string name, ReviewSheet sheet, UnverifiedItem item, string token)
    {
        var row = Markup.Of($"<li><p><span class=\"state reject\">{Shown.Relation(item.Reason.Replace('-', ' '))}</span> {(item.For is { } edge ? $"for {edge.Source} {Shown.Relation(edge.Relation)} {edge.Target}" : $"for {item.Subject}")}</p>\n");
        row.Add($"<blockquote><p>{Shown.Name(item.Quote, 600)}</p></blockquote>\n");
        if (item.Nearest is { } nearest)
            row.Add($"<p class=\"about\">Nearest in the paper:</p><blockquote><p><bdi>{Shown.Differences(SafeText.Cut(nearest, 600), item.Quote)}</bdi></p></blockquote>\n");
        if (item is { Nearest: not null, For: not null })
        {
            row.Add($"""
                <form method="post" action="{Address.Post(name, "nearest")}">{DeskFrame.Hidden(("token", token), ("key", item.Key), ("seen", SeenMark.Of(sheet.TextOf(item.Key))), ("use", item.UseNearest ? "" : "nearest"))}
                <button>{(item.UseNearest ? "Do not take the nearest words after all" : "Take the nearest words, and approve the edge on them")}</button></form>

                """);
        }

        return row.Add($"</li>\n");
    }
}
