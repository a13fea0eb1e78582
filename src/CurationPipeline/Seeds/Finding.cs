using System.Globalization;
using System.Text.RegularExpressions;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>How much a finding matters.</summary>
public enum FindingLevel
{
    /// <summary>Something is wrong and has to be put right.</summary>
    Error,

    /// <summary>Something is probably not as it was meant.</summary>
    Warning,

    /// <summary>Something is not done yet and cannot be judged.</summary>
    Waiting,
}

/// <summary>Something that a check of the base found.</summary>
/// <param name="Code">Short and stable, for scripts: <c>entry</c>, <c>edge</c>, <c>name</c>, <c>quote</c>, <c>merge</c>, <c>file</c>.</param>
/// <param name="Message">A whole sentence.</param>
/// <param name="Id">The entity that it is about, where it is about one.</param>
/// <param name="File">From the base's folder, where it is about a file.</param>
/// <param name="Line">1-based, where a line is meant.</param>
public sealed partial record Finding(
    FindingLevel Level, string Code, string Message, EntityId? Id = null, string? File = null, int? Line = null)
{
    /// <summary>A finding from a mistake's message, which begins with file, line and column.</summary>
    internal static Finding OfMistake(string message)
    {
        var match = Place().Match(message);
        return new Finding(
            FindingLevel.Error, "entry", message, HandEdits.IdOf(match.Groups["file"].Value), match.Success ? match.Groups["file"].Value : null,
            match.Groups["line"].Success ? int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture) : null);
    }

    [GeneratedRegex(@"\A(?<file>[^\s(:]+)(\((?<line>\d+),\d+\))?: ")]
    private static partial Regex Place();
}

/// <summary>Whether a quote's words stand in its paper.</summary>
/// <param name="Holds">Null where the paper's text is not at hand.</param>
/// <param name="Why">What is wrong, or what is missing, as a sentence.</param>
public readonly record struct QuoteProof(bool? Holds, string? Why = null);
