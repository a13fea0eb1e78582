using System.Text.RegularExpressions;

namespace CurationPipeline.Extract.Rules;

/// <summary>What part a sentence plays for the paper that it stands in, and who says it.</summary>
internal static partial class Roles
{
    public static string Of(Sentence sentence)
    {
        var text = sentence.Plain;
        return 0 switch
        {
            _ when Criticism().IsMatch(text) => QuoteRoles.Criticised,
            _ when OwnResult().IsMatch(text) => QuoteRoles.Result,
            _ when Modal().IsMatch(text) => QuoteRoles.Hypothetical,
            _ when Prose.Cites(text) => QuoteRoles.Reported,
            _ when sentence.Zone == Zone.Results || (sentence.Zone == Zone.Abstract && OwnVoice().IsMatch(text)) => QuoteRoles.Result,
            _ => QuoteRoles.Background,
        };
    }

    /// <summary>The people named as saying it, or null where the authors speak.</summary>
    public static string? SpeakerOf(Sentence sentence) =>
        Speaker().Match(sentence.Plain) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"\b(contrary to|mistaken(ly)?|flawed|overlooks?|we disagree|criticis|criticiz|erroneous|misguided)", RegexOptions.IgnoreCase)]
    private static partial Regex Criticism();

    [GeneratedRegex(@"\b(we|our (results|findings|experiments|analysis|evaluations?|work|data)|this (work|paper|study))\b[^.]{0,40}\b(find|found|show|shows|showed|observe|observed|demonstrate|demonstrates|reveal|reveals|confirm|confirms|suggest|suggests|indicate|indicates|provide|provides|measure|measured|prove)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OwnResult();

    [GeneratedRegex(@"\b(might|could|may|hypothesi[sz]e|speculate|conjecture|suppose|perhaps|possibly|plausibl[ye])\b", RegexOptions.IgnoreCase)]
    private static partial Regex Modal();

    [GeneratedRegex(@"\b(we|our)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OwnVoice();

    [GeneratedRegex(@"(?<![\w.] )\b(\p{Lu}[\p{L}'’-]+(?: et al\.| (?:and|&) \p{Lu}[\p{L}'’-]+))(?:'s|’s)?,? ?(?:\([^)]{4,40}\)|\[\d+\])?,? (?:also |recently |first )?(?:argue|claim|find|found|show|report|suggest|propose|observe|demonstrate|note|say|conclude|describe|define|introduce)[sd]?\b")]
    private static partial Regex Speaker();
}
