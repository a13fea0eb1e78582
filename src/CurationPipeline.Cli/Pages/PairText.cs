using System.Globalization;
using CurationPipeline.Review;

namespace CurationPipeline.Cli.Pages;

/// <summary>Two similar entities side by side, as lines for a terminal.</summary>
internal static class PairText
{
    private const int Column = 48;
    private const string Between = "  |  ";

    public static IEnumerable<string> Of(ProposedPair pair) =>
    [
        pair.Cosine is { } cosine ? string.Create(CultureInfo.InvariantCulture, $"cosine {cosine:0.000}") : "asked for",
        .. pair.Why.Select(why => Printed.Wrapped("- " + why, 0)),
        .. pair.Opinion is { } opinion ? [Printed.Wrapped("- " + opinion.Words, 0)] : Array.Empty<string>(),
        .. Beside(Lines(pair.First), Lines(pair.Second)),
    ];

    private static List<string> Lines(PairSide side) =>
    [
        .. Wrapped(side.Name), .. Wrapped(string.Create(CultureInfo.InvariantCulture, $"{side.Id}, {side.Edges} edges")),
        .. Wrapped(side.Description.Length > 0 ? side.Description : "(no description)"),
    ];

    private static string[] Wrapped(string text) => Printed.Wrapped(Short(text), 0, Column).Split('\n');

    /// <summary>A screenful, whatever a paper wrote.</summary>
    private static string Short(string text) => text.Length <= 600 ? text : text[..600] + "…";

    private static IEnumerable<string> Beside(List<string> left, List<string> right)
    {
        for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
            yield return $"  {(i < left.Count ? left[i] : "").PadRight(Column)}{Between}{(i < right.Count ? right[i] : "")}".TrimEnd();
    }
}
