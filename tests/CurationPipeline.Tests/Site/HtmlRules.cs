using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CurationPipeline.Tests.Site;

/// <summary>What every page has to keep, checked by a parser that is not ours.</summary>
internal static class HtmlRules
{
    public const int MostBytes = 200_000;

    /// <exception cref="HtmlParseException">The page is not valid.</exception>
    public static IHtmlDocument Parse(string html) =>
        new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);

    /// <summary>What is wrong with the page, in words; empty when nothing is.</summary>
    public static IEnumerable<string> Broken(string path, string html)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(html) > MostBytes)
            yield return $"{path} is too large: {html.Length}";
        var document = Parse(html);
        if (document.QuerySelectorAll("h1").Length != 1 && !html.Contains("http-equiv=\"refresh\"", StringComparison.Ordinal))
            yield return $"{path} has not one heading";
        if (document.QuerySelector("meta[http-equiv=Content-Security-Policy]")?.GetAttribute("content")?.StartsWith("default-src 'none'", StringComparison.Ordinal) != true)
            yield return $"{path} has no policy";
        foreach (var id in document.All.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)).GroupBy(id => id, StringComparer.Ordinal).Where(same => same.Count() > 1))
            yield return $"{path} has the id {id.Key} twice";
        foreach (var wrong in document.All.Where(IsUnsafe))
            yield return $"{path} has {wrong.OuterHtml[..Math.Min(200, wrong.OuterHtml.Length)]}";
    }

    /// <summary>Inline script or style, and anything that loads from elsewhere.</summary>
    private static bool IsUnsafe(IElement element) =>
        element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "style")
        || element.LocalName is "style" or "iframe" or "object" or "embed" or "img"
        || (element is IHtmlScriptElement script && (script.Text.Length > 0 || !IsOwn(script.GetAttribute("src"))))
        || (element.LocalName == "link" && !IsOwn(element.GetAttribute("href")))
        || (element.LocalName == "a" && !IsOwn(element.GetAttribute("href")) && !IsKnownPlace(element.GetAttribute("href")));

    private static bool IsOwn(string? address) => address is not null && !address.Contains(':', StringComparison.Ordinal) && !address.StartsWith("//", StringComparison.Ordinal);

    private static bool IsKnownPlace(string? address) => address is not null
        && (address.StartsWith("https://arxiv.org/abs/", StringComparison.Ordinal) || address.StartsWith("https://doi.org/10.", StringComparison.Ordinal));
}
