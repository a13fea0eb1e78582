using System.Text.RegularExpressions;

namespace CurationPipeline.Extract.Rules;

/// <summary>Finds the sentence that says what a term is, and counts how known entities are spoken of.</summary>
internal static partial class Definitions
{
    private const double DefinedStrength = 5;

    public static void Collect(Passage passage, Sightings sightings)
    {
        foreach (var sentence in passage.Sentences.Where(sentence => sentence.IsQuotable))
        {
            var found = sightings.In(sentence);
            foreach (var item in found.Where(item => item.Key.Definition is null && Defines(sentence.Plain, item)))
            {
                item.Key.Definition = sentence;
                item.Key.Strength += sentence.Zone == Zone.Appendix ? 1 : DefinedStrength;
                item.Key.AddEvidence(5, sentence, $"The paper says what it is in {sentence.Place}.");
            }

            foreach (var term in found.Select(item => item.Key).Where(term => term.KnownId is not null).Distinct())
                term.AddEvidence(sentence.Zone switch { Zone.Abstract => 3, Zone.Appendix => 0, _ => 1 }, sentence, $"The base knows it; the paper names it in {sentence.Place}.");
        }
    }

    /// <summary>"X is a …" at the start of a sentence, or "define X as", "X, i.e.," and "X, that is," anywhere.</summary>
    private static bool Defines(string text, Found<Term> found)
    {
        var after = text[Math.Min(found.End, text.Length)..];
        var before = text[..found.Start];
        return (OpensWith().IsMatch(before) && IsA().IsMatch(after))
            || (SaysDefine().IsMatch(before) && DefinedAs().IsMatch(after))
            || (ThatIs().IsMatch(after) && found.Key.Name.Contains(' ', StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^[“""‘]?(?:(?:The|A|An|In \w+,|Here,|Specifically,|We say that|By|This) )?[“""‘]?(?:\w+ (?:of|for) )?$")]
    private static partial Regex OpensWith();

    [GeneratedRegex(@"^s?[”""’]?(?: \([^)]{1,40}\))?,? (?:is|are|refers? to|describes?|means?|occurs? when|arises? when|happens? when|denotes?|is defined as)(?: here| when| then| typically| usually| generally| defined)* (?:as )?(?:a|an|the|when|any|where|situations?|cases?|one|models?|behaviou?rs?|an?y?)\b(?! (?:same|case|result|results|most|best|first|only|main|key|common)\b)")]
    private static partial Regex IsA();

    [GeneratedRegex(@"\b(?:define|understand|mean by|characteri[sz]e|conceptuali[sz]e)(?: the| a| an)? ?[“""‘]?$")]
    private static partial Regex SaysDefine();

    [GeneratedRegex(@"^s?[”""’]?(?: \([^)]{1,40}\))? (?:as|to be|to mean)\b|^[”""’]?,? we mean\b")]
    private static partial Regex DefinedAs();

    [GeneratedRegex(@"^s?[”""’]?(?:, i\.e\.,?| \(i\.e\.,?|, that is,|—that is,)")]
    private static partial Regex ThatIs();
}
