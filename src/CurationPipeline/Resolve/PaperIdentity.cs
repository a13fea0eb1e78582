using System.Text.RegularExpressions;
using CurationPipeline.Graph;

namespace CurationPipeline.Resolve;

/// <summary>What identifies a paper by itself: the bytes of its file, its arXiv number, its DOI.</summary>
internal static partial class PaperIdentity
{
    public static IEnumerable<string> Of(PaperDetails? paper)
    {
        if (paper is null)
        {
            return [];
        }

        IEnumerable<string?> all = [.. paper.Sha256.Select(hash => "sha:" + hash.ToLowerInvariant()), Arxiv(paper.Arxiv), Doi(paper.Doi)];
        return all.OfType<string>();
    }

    /// <summary>The number without prefix, address and version: <c>arxiv:2412.14093</c>.</summary>
    public static string? Arxiv(string? text) =>
        text is not null && ArxivNumber().Match(text) is { Success: true } match ? "arxiv:" + match.Value.ToLowerInvariant() : null;

    /// <summary>Small letters, without address; an arXiv DOI is the arXiv number.</summary>
    public static string? Doi(string? text)
    {
        if (text is null || DoiText().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var doi = match.Value.ToLowerInvariant().TrimEnd('.', ',', ';', ')');
        return doi.StartsWith("10.48550/", StringComparison.Ordinal) ? Arxiv(doi["10.48550/".Length..]) : "doi:" + doi;
    }

    [GeneratedRegex(@"\d{4}\.\d{4,5}(?!\d)|[a-z-]+(\.[A-Z]{2})?/\d{7}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ArxivNumber();

    [GeneratedRegex(@"10\.\d{4,9}/\S+", RegexOptions.CultureInvariant)]
    private static partial Regex DoiText();
}
