using CurationPipeline.Graph;
using CurationPipeline.Resolve;

namespace CurationPipeline.Review;

/// <summary>The content keys under which an entity may have been asked about before: its name, and other ways to write it.</summary>
internal static class AskedNames
{
    /// <summary>The key of the name itself first.</summary>
    public static IEnumerable<string> KeysOf(string kind, string name) =>
        NameVariants.Of(kind, name).Select(variant => ContentKey.OfEntity(kind, variant)).Distinct(StringComparer.Ordinal);
}
