using System.Text.RegularExpressions;
using CurationPipeline.Documents;

namespace CurationPipeline.Extract.Rules;

/// <summary>What makes a sentence running prose, and how it reads without its citations.</summary>
internal static partial class Prose
{
    public static bool IsQuotable(string text, BlockKind kind)
    {
        if (kind is BlockKind.Title or BlockKind.Heading || text.Length is < 40 or > 600)
            return false;
        if (!char.IsUpper(text[0]) && text[0] is not ('“' or '"'))
            return false;
        var letters = text.Count(c => char.IsLetter(c) || c == ' ');
        return letters > text.Length * 0.8 && text[^1] is '.' or '?' or '!' or '”' or '"' or ')' && text.Count(c => c == ' ') >= 5;
    }

    /// <summary>Takes out citations and cross references, and what white space they leave.</summary>
    public static string WithoutCitations(string text)
    {
        var clean = Citation().Replace(text, "");
        clean = Space().Replace(clean, " ");
        return SpaceBeforeMark().Replace(clean, "$1").Trim();
    }

    /// <summary>Whether the sentence leans on another work.</summary>
    public static bool Cites(string text) => Citation().IsMatch(text) || EtAl().IsMatch(text);

    [GeneratedRegex(@"\s*(?:\[\d+(?:\s*[,–-]\s*\d+)*\]|\((?:(?:see|e\.g\.,?|cf\.|also|and)\s+)*(?:[\p{Lu}][^()]{0,200}?)?(?:19|20)\d\d[a-z]?[^()]{0,160}\)|\((?:see\s+)?(?:Figures?|Fig\.|Tables?|Sections?|Sec\.|Appendix|Appendices|§)[^()]{0,80}\)|\[(?:[\p{Lu}][\w'’ ]+(?:et al\.)?,? \d{4}[a-z]?[;, ]*)+\])")]
    private static partial Regex Citation();

    [GeneratedRegex(@"\bet al\.|\[\d+\]")]
    private static partial Regex EtAl();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\s+([.,;:!?])")]
    private static partial Regex SpaceBeforeMark();
}
