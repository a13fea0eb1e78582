using System.Text.RegularExpressions;
using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>Where each page lies. Folders of ours have a hyphen, which no kind of entity can have.</summary>
internal static partial class Links
{
    public const string Home = "index.html";
    public const string Search = "search.html";
    public const string MostConnected = "most-connected.html";
    public const string Newest = "newest.html";
    public const string Disagreements = "disagreements.html";
    public const string Assets = "site-files";

    public static string To(EntityId id) => $"{id.Type}/{id.Slug}.html";

    /// <summary>All neighbors of one kind, where they do not fit on the entity's own page.</summary>
    public static string ToNeighbors(EntityId id, string kind, int page) => $"{id.Type}/{id.Slug}.{kind}.{page}.html";

    public static string ToKind(string kind, int page = 1) => Numbered($"by-kind/{kind}", page);

    public static string ToLetter(char letter, int page = 1) => Numbered($"a-z/{(letter == '#' ? "other" : char.ToLowerInvariant(letter))}", page);

    /// <summary>From the page at the one path to that at the other.</summary>
    public static string From(string page, string target)
    {
        var here = page.LastIndexOf('/');
        var folder = here < 0 ? "" : page[..(here + 1)];
        return folder.Length > 0 && target.StartsWith(folder, StringComparison.Ordinal)
            ? target[folder.Length..]
            : (folder.Length > 0 ? "../" : "") + target;
    }

    /// <summary>The paper's page at arXiv; null for what is no arXiv number.</summary>
    public static string? ToArxiv(string? number) =>
        number is not null && ArxivNumber().IsMatch(number) ? $"https://arxiv.org/abs/{number}" : null;

    public static string? ToDoi(string? doi) =>
        doi is not null && Doi().IsMatch(doi) ? $"https://doi.org/{Uri.EscapeDataString(doi).Replace("%2F", "/", StringComparison.Ordinal)}" : null;

    private static string Numbered(string path, int page) => page == 1 ? $"{path}.html" : $"{path}.{page}.html";

    [GeneratedRegex(@"^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d{7})(v\d+)?$")]
    private static partial Regex ArxivNumber();

    [GeneratedRegex(@"^10\.\d{4,9}/\S+$")]
    private static partial Regex Doi();
}
