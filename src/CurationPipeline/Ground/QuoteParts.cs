using System.Text.RegularExpressions;
using CurationPipeline.Documents;

namespace CurationPipeline.Ground;

/// <summary>A quote cut at its ellipses and, if asked, at the words in brackets that its writer put in.</summary>
/// <param name="Parts">What is left, in order.</param>
/// <param name="Inserted">The brackets at which it was cut.</param>
internal sealed partial record QuoteParts(IReadOnlyList<string> Parts, IReadOnlyList<string> Inserted)
{
    public static QuoteParts ByEllipses(string quote) => new(Kept(Ellipsis().Split(quote)), []);

    public static QuoteParts ByBrackets(string quote)
    {
        var inserted = Bracket().Matches(quote).Where(IsInserted).ToList();
        var parts = new List<string>();
        var start = 0;
        foreach (var bracket in inserted)
        {
            parts.AddRange(Ellipsis().Split(quote[start..bracket.Index]));
            start = bracket.Index + bracket.Length;
        }

        parts.AddRange(Ellipsis().Split(quote[start..]));
        return new(Kept(parts), [.. inserted.Select(bracket => bracket.Value)]);
    }

    private static IReadOnlyList<string> Kept(IEnumerable<string> parts) => [.. parts.Where(part => part.Any(char.IsLetterOrDigit))];

    /// <summary>Neither one letter whose case was changed, nor a citation, which must be the source's own.</summary>
    private static bool IsInserted(Match bracket)
    {
        var inside = bracket.Groups[1].ValueSpan;
        return inside.Trim().Length > 1 && bracket.Value.Any(char.IsLetter) && !CitationMarks.IsCitation(inside, '[', ' ');
    }

    [GeneratedRegex(@"[\[(]?\s?(?:\u2026|\.\s?\.\s?\.(?:\s?\.)*)\s?[\])]?")]
    private static partial Regex Ellipsis();

    [GeneratedRegex(@"\[([^\[\]]{1,200})\]")]
    private static partial Regex Bracket();
}
