using System.Text.RegularExpressions;

namespace CurationPipeline.Resolve;

/// <summary>
/// A name as the British and as the Americans would write it: what was decided under one spelling is not asked under the other.
/// Generous, because a word that nobody writes so is found nowhere.
/// </summary>
internal static partial class SpellingVariants
{
    /// <summary>The name itself first, then what differs from it.</summary>
    public static IEnumerable<string> Of(string name) => ((string[])[name, American(name), British(name)]).Distinct(StringComparer.Ordinal);

    private static string American(string name) =>
        Spelling.Stems.Aggregate(WithS().Replace(name, "z"), (text, stem) => text.Replace(stem.British, stem.American, StringComparison.OrdinalIgnoreCase));

    private static string British(string name) =>
        Spelling.Stems.Aggregate(WithZ().Replace(name, "s"), (text, stem) => text.Replace(stem.American, stem.British, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("(?<=[iy])s(?=e|ing|ation|ab)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WithS();

    [GeneratedRegex("(?<=[iy])z(?=e|ing|ation|ab)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WithZ();
}
