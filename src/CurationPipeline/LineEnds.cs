namespace CurationPipeline;

/// <summary>Keeps the line ends that a person's editor writes.</summary>
internal static class LineEnds
{
    /// <summary>The text with the line ends of what stood there before.</summary>
    public static string As(string before, string text) => before.Contains("\r\n", StringComparison.Ordinal)
        ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal)
        : text;
}
