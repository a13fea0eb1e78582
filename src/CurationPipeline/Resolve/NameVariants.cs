using CurationPipeline.Graph;

namespace CurationPipeline.Resolve;

/// <summary>
/// The other ways to write a name under which it may have been asked about: British and American, with and without a determiner,
/// one and several. Those of a term are one name by its key; a word that nobody writes so is found nowhere.
/// </summary>
internal static class NameVariants
{
    private static readonly string[] Determiners = ["", "the ", "a ", "an "];

    /// <summary>The name itself first.</summary>
    public static IEnumerable<string> Of(string kind, string name)
    {
        var spelled = SpellingVariants.Of(name);
        return NameStyles.Of(kind) != NameStyle.Term || name.Length > NormalName.LongestCompared ? spelled
            : spelled.Concat(spelled.Select(ContentKey.NameForm).SelectMany(Written).Where(other => NameKey.Of(kind, other) == NameKey.Of(kind, name)))
                .DistinctBy(ContentKey.NameForm);
    }

    private static IEnumerable<string> Written(string name)
    {
        var bare = Array.Find(Determiners, word => word.Length > 0 && name.StartsWith(word, StringComparison.Ordinal)) is { } determiner ? name[determiner.Length..] : name;
        var start = bare.LastIndexOf(' ') + 1;
        return from number in Spelling.NumbersOf(bare[start..]).Prepend(bare[start..])
               from word in Determiners
               select word + bare[..start] + number;
    }
}
