namespace CurationPipeline.Extract.Rules;

/// <summary>Brings the terms that the text abbreviates to the table, each with its short form as an alias.</summary>
internal static class AcronymTerms
{
    private const double Strength = 3;

    public static void Collect(Passage passage, TermTable terms)
    {
        foreach (var sentence in passage.Sentences)
        {
            foreach (var acronym in Acronyms.In(sentence.Plain))
            {
                if (terms.Find(acronym.Short) is { KnownId: not null } || !IsTerm(acronym))
                    continue;
                var term = terms.Get(acronym.Long);
                terms.Alias(term, acronym.Short);
                term.Strength += sentence.Zone == Zone.Appendix ? 0 : Strength;
                term.AddEvidence(3, sentence, $"The paper abbreviates it as {acronym.Short} in {sentence.Place}.");
            }
        }
    }

    private static readonly string[] Bodies =
        ["conference", "workshop", "symposium", "proceedings", "university", "institute", "association", "society", "council", "foundation", "center", "centre"];

    /// <summary>Conferences and institutes are abbreviated too.</summary>
    private static bool IsTerm(Acronym acronym)
    {
        var words = acronym.Long.Split(' ');
        if (words.Any(word => Bodies.Contains(word.ToLowerInvariant())))
            return false;
        return Words.EndsName(words[^1]) && !words.All(Words.IsGeneral) && Phrases.IsName(new Phrase(acronym.Long, 0, words.Length));
    }
}
