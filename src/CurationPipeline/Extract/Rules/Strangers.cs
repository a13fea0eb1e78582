using System.Text.RegularExpressions;
using CurationPipeline.Documents;

namespace CurationPipeline.Extract.Rules;

/// <summary>The surnames in a paper's references and author list: what bears one is a person, not a term.</summary>
internal sealed partial class Strangers
{
    private readonly HashSet<string> _surnames;

    private Strangers(HashSet<string> surnames) => _surnames = surnames;

    public static Strangers Of(Document document)
    {
        var surnames = new HashSet<string>(StringComparer.Ordinal);
        foreach (var author in document.Metadata.Authors)
            surnames.UnionWith(author.Split(' '));
        foreach (Match cited in Cited().Matches(document.Text))
            surnames.Add(cited.Groups[1].Value);
        return new Strangers(surnames);
    }

    public bool Name(string phrase) => phrase.Split(' ').Any(_surnames.Contains);

    /// <summary>"Christiano et al.", "(Hendrycks, 2021" and "Irving and Askell (2019".</summary>
    [GeneratedRegex(@"\b(\p{Lu}[\p{L}'’-]+)(?= et al\b|,? \(?(?:19|20)\d\d[a-z]?[);,]| (?:and|&) \p{Lu}[\p{L}'’-]+,? \(?(?:19|20)\d\d)")]
    private static partial Regex Cited();
}
