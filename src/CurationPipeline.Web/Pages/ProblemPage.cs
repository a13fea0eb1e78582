using CurationPipeline.Site;

namespace CurationPipeline.Web.Pages;

/// <summary>Says what could not be done, and where to go from there.</summary>
internal static class ProblemPage
{
    public static string Of(string problem, string back) => Frame(problem, Markup.Of($"<p><a class=\"button strong\" href=\"{back}\" data-key=\"Enter\">Back <kbd>Enter</kbd></a></p>\n"));

    /// <summary>Nothing was applied; the person may have all but these applied.</summary>
    public static string OfApply(string name, string problem, string token) => Frame(problem, Markup.Of($"""
        <div class="bar"><a class="button strong" href="{Address.Paper(name)}" data-key="Enter">Back, to put it right <kbd>Enter</kbd></a>
        <form method="post" action="{Address.Post(name, "apply")}">{DeskFrame.Hidden(("token", token), ("partial", "yes"))}{Shown.Button("P", "Apply all but these", "")}</form></div>

        """));

    private static string Frame(string problem, Markup ways)
    {
        var lines = Markup.Join(problem.Split('\n').Where(line => line.Length > 0).Select(line => Markup.Of($"<p class=\"failed\">{SafeText.Cut(line, 1000)}</p>\n")));
        return DeskFrame.Page("Not done", new Markup(), Markup.Of($"<h1>Not done</h1>\n{lines}{ways}"), null, ("Enter", "back"));
    }
}

/// <summary>What applying did, as the next page tells it.</summary>
internal static class ApplySaid
{
    private const int MostLeft = 3;

    public static string Of(IReadOnlyList<AppliedReview> applied)
    {
        var left = ApplySummary.Told(applied);
        var more = left.Count > MostLeft ? [FormattableString.Invariant($"And {left.Count - MostLeft} more like these.")] : Array.Empty<string>();
        return string.Join(' ', [$"Applied: {ApplySummary.Of(applied)}", .. left.Take(MostLeft), .. more]);
    }
}
