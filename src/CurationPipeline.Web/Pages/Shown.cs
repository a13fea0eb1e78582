using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Site;

namespace CurationPipeline.Web.Pages;

/// <summary>Small pieces that many pages of the desk use.</summary>
internal static class Shown
{
    /// <summary>In letters: what is approved is shown whole. No quote that was found in a paper is longer.</summary>
    public const int Whole = 6000;

    public static Markup Name(string name, int length = 200) => Markup.Of($"<bdi>{SafeText.Cut(name, length)}</bdi>");

    public static string Relation(string relation) => relation.Replace('_', ' ');

    /// <summary>How a question stands: a word with a class for its color.</summary>
    public static Markup State(Answer answer) => answer.Say switch
    {
        Say.Pending => Markup.Of($"<span class=\"state pending\">open</span>"),
        Say.Approve => Markup.Of($"<span class=\"state approve\">approved</span>"),
        Say.Reject => Markup.Of($"<span class=\"state reject\">rejected{(answer.Reason is { } why ? $": {Relation(why)}" : "")}</span>"),
        Say.Later => Markup.Of($"<span class=\"state later\">later</span>"),
        _ => Markup.Of($"<span class=\"state same\">same as {answer.SameAs?.ToString()}</span>"),
    };

    /// <summary>A button that its key presses too.</summary>
    public static Markup Button(string key, string label, string attributes, string style = "") => Markup.Of(
        $"<button class=\"{style}\" data-key=\"{key}\" aria-keyshortcuts=\"{key}\" {Raw(attributes)}>{label} <kbd>{key}</kbd></button>\n");

    public static Markup Progress(ReviewFile file)
    {
        var all = file.Answers.Count();
        var done = file.Answers.Count(answer => answer.Answer.Decides);
        return Markup.Of($"<progress max=\"{Math.Max(all, 1)}\" value=\"{done}\" aria-label=\"Decided\"></progress> <span class=\"count\">{done} of {all} decided</span>");
    }

    /// <summary>Where words of one text do not occur in the other, they are marked.</summary>
    public static Markup Differences(string text, string other)
    {
        var known = Words(other).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var pieces = text.Split(' ').Select(word => Array.TrueForAll(Words(word), known.Contains) ? Markup.Of($"{word}") : Markup.Of($"<mark>{word}</mark>"));
        return Markup.Join(pieces, " ");
    }

    public static Markup Link(Entity entity) => Markup.Of($"<a href=\"{Address.Base(entity.Id)}\">{Name(entity.Name)}</a>");

    private static string[] Words(string text) =>
        text.Split([' ', ',', ';', '.', '(', ')', ':', '-', '/'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Attributes that stand in our own code, never text from elsewhere.</summary>
    private static Markup Raw(string attributes)
    {
        var raw = new Markup();
        foreach (var attribute in attributes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = attribute.Split('=', 2);
            raw.Add($"{parts[0]}=\"{(parts.Length > 1 ? parts[1] : "")}\" ");
        }

        return raw;
    }
}
