using CurationPipeline.Review;
using CurationPipeline.Site;

namespace CurationPipeline.Web.Pages;

/// <summary>All papers with what waits in each.</summary>
internal static class PapersPage
{
    /// <param name="files">Name and content of each review file; a text in place of the content of one that cannot be read.</param>
    /// <param name="said">What to tell the person.</param>
    public static string Of(IReadOnlyList<(string Name, ReviewFile? File, string? Mistake)> files, DeskMessage? said)
    {
        var rows = Markup.Join(files.Select((paper, place) => paper.File is { } file
            ? Row(paper.Name, file, place)
            : Markup.Of($"<li><p class=\"line\"><b>{paper.Name}</b> <span class=\"failed\">{paper.Mistake}</span></p></li>\n")));
        var content = files.Count == 0
            ? Markup.Of($"<h1>Nothing waits for you</h1><p>No paper has a review file yet: read one with <code>curate ingest</code>, then load this page again.</p>")
            : Markup.Of($"<h1>What waits for you</h1>\n<ul class=\"rows papers\">\n{rows}</ul>\n<p><a href=\"/base/index.html\" data-key=\"b\">The base as it is</a> · <a href=\"/acceptance\" data-key=\"c\">What was accepted so far</a></p>");
        return DeskFrame.Page("Papers", new Markup(), content, said, ("1 … 9", "open a paper"), ("b", "the base"), ("c", "what was accepted so far"));
    }

    private static Markup Row(string name, ReviewFile file, int place)
    {
        var key = place < 9 ? Markup.Of($" data-key=\"{place + 1}\"") : new Markup();
        var open = file.Answers.Count(answer => !answer.Answer.Decides);
        return Markup.Of($"""
            <li><p class="line"><a href="{Address.Paper(name)}"{key}>{Shown.Name(file.Paper.Title)}</a> {(place < 9 ? Markup.Of($"<kbd>{place + 1}</kbd>") : new Markup())}
            <span class="edges">{(open == 0 ? "all decided" : $"{open} to decide")}</span></p>
            <p class="about">{Shown.Progress(file)} · {(file.Paper.IsNone ? $"{file.Pairs.Count} pairs" : $"{file.Entities.Count} entities, {file.Edges.Count} edges, {file.Quotes.Count} quotes")} · <code>{name}</code></p></li>

            """);
    }
}
