using System.Text.RegularExpressions;

namespace CurationPipeline.Tests.Support;

/// <summary>A quote nearly as long as one can be that a reading finds, to see whether it is shown whole.</summary>
public static partial class LongWords
{
    public const string End = "and so it ends.";

    /// <summary>A review file whose first words on lines of their own are these.</summary>
    public static string InFirstPiece(string review) =>
        FirstPiece().Replace(review, piece => $"{piece.Groups[1].Value}{string.Concat(Enumerable.Repeat("it goes on ", 530))}{End}\n", 1);

    [GeneratedRegex(@"(quote: >-\n +)[\s\S]*?\n(?= +(?:section|role): )")]
    private static partial Regex FirstPiece();
}
