using System.Text.RegularExpressions;

namespace CurationPipeline.Extract.Rules;

/// <summary>Finds the names that a paper gives: "we introduce X", "a method called X", "we call this X".</summary>
internal static partial class Introductions
{
    private const double Strength = 14;
    private const double NamedStrength = 5;

    public static void Collect(Passage passage, TermTable terms)
    {
        foreach (var sentence in passage.Sentences.Where(sentence => sentence.Zone != Zone.Appendix && sentence.IsQuotable))
        {
            foreach (Match cue in Presents().Matches(sentence.Plain))
                Present(sentence, cue, terms);
            foreach (Match cue in Calls().Matches(sentence.Plain))
                Add(sentence, NamedAt(sentence.Plain, cue.Index + cue.Length), terms, Standing.Introduces, Strength, "names it");
            foreach (Match cue in Called().Matches(sentence.Plain))
                Add(sentence, NamedAt(sentence.Plain, cue.Index + cue.Length), terms, Standing.Mentioned, NamedStrength, "names it");
        }
    }

    /// <summary>"We introduce X", and where only the sort of thing follows, the name given to it: "a benchmark called X", "a method, X,".</summary>
    private static void Present(Sentence sentence, Match cue, TermTable terms)
    {
        var phrase = Phrases.After(sentence.Plain, cue.Index + cue.Length);
        if (phrase is { } found && IsGiven(found))
        {
            Add(sentence, found, terms, Standing.Introduces, Strength, $"says \"{cue.Value.Trim()} …\"", Proposes().IsMatch(cue.Value) ? "method" : null);
            return;
        }

        if (phrase is { } sort && Apposition().Match(sentence.Plain, sort.End) is { Success: true } name && name.Index == sort.End)
            Add(sentence, Phrases.After(sentence.Plain, name.Index + name.Length), terms, Standing.Introduces, Strength, $"says \"{cue.Value.Trim()} …\"");
    }

    private static Phrase? NamedAt(string text, int position)
    {
        var quoted = Quoted().Match(text, position);
        if (quoted.Success && quoted.Index == position)
            return new Phrase(quoted.Groups[1].Value, quoted.Groups[1].Index, quoted.Groups[1].Value.Split(' ').Length);
        return Phrases.After(text, position) is { } phrase && IsGiven(phrase) ? phrase : null;
    }

    private static void Add(Sentence sentence, Phrase? phrase, TermTable terms, Standing standing, double strength, string how, string? kind = null)
    {
        if (phrase is not { } found || !Phrases.IsName(found) || !IsGiven(found))
            return;
        var term = Abbreviated(sentence.Plain, found, terms) ?? terms.Get(found.Text);
        if (SaidToBe().Match(sentence.Plain, found.End) is { Success: true } sort)
            term.Sort(Names.KindOf(sort.Groups[1].Value));
        else if (kind is not null)
            term.Sort(kind);
        term.Strength += strength;
        var rationale = $"The paper {how} in {sentence.Place}.";
        term.AddEvidence(standing == Standing.Introduces ? 6 : 4, sentence, rationale);
        if (standing == Standing.Introduces)
            term.Stand(standing, sentence, rationale);
    }

    /// <summary>In "Preference As Reward (PAR)" the name goes on over a small word, as its acronym knows.</summary>
    private static Term? Abbreviated(string text, Phrase phrase, TermTable terms) =>
        ShortForm().Match(text, phrase.End) is { Success: true } form ? terms.Find(form.Groups[1].Value) : null;

    /// <summary>A single small word is not taken for a name.</summary>
    private static bool IsGiven(Phrase phrase) =>
        Phrases.IsName(phrase) && (phrase.Words > 1 ? !phrase.Text.Split(' ').All(Words.IsGeneral) : phrase.Text.Any(char.IsUpper) && phrase.Text.Length > 2);

    [GeneratedRegex(@"\b[Ww]e (?:also |further |then |first |therefore |here |hence )?(?:introduce|propose|present|develop|devise|formali[sz]e|coin|release|open-source|contribute|create|construct)\b|\b[Tt]his (?:paper|work|article) (?:introduces|proposes|presents|develops)\b")]
    private static partial Regex Presents();

    /// <summary>What somebody proposes, develops or devises is something to be done, where nothing says what else it is.</summary>
    [GeneratedRegex(@"\b(?:propos|develop|devis)\w*\s*$")]
    private static partial Regex Proposes();

    [GeneratedRegex(@"\b(?:[Ww]e (?:will |also )?(?:call|term|dub|name|label) (?:(?:this|these|such)(?: [a-z-]+){0,2}? (?:tendency|phenomen(?:on|a)|effect|problem|failure|behaviou?r|property|quantity|condition|setting|approach|method|technique|procedure|strategy|scheme|idea|notion|assumption|collection|dataset|benchmark|metric)s?|this|these|it|them|such)(?: [a-z-]+){0,3}?|(?:which|that|what) we (?:will |also )?(?:call|term|dub|name|refer to as)|[Ww]e (?:will |also )?refer to (?:this|these|it|such)(?: [a-z-]+){0,3}? as)\s(?:the |a |an )?(?=[“""‘\p{Lu}a-z])")]
    private static partial Regex Calls();

    [GeneratedRegex(@"\b(?:called|termed|dubbed|known as|so-called|referred to as|the (?:problem|phenomenon|notion|concept|idea) of)\s(?=[“""‘\p{Lu}a-z])")]
    private static partial Regex Called();

    [GeneratedRegex(@"\G(?: [a-z-]+){0,4}?(?:,| \(|:| –| —)? ?(?:called|named|termed|dubbed|which we (?:call|term|dub|name)|,|\(|:)\s?(?=[“""‘\p{Lu}])")]
    private static partial Regex Apposition();

    [GeneratedRegex(@"\G(?: [\p{L}-]+){0,5} \(([\p{Lu}][\p{L}\p{N}-]{1,9})\)")]
    private static partial Regex ShortForm();

    /// <summary>"X (XY), a protocol that …" and "X, a new benchmark for …".</summary>
    [GeneratedRegex(@"\G(?: \([^)]{1,12}\))?(?:,| —|—| –| is) ?(?:a|an|the) ((?:[\p{L}-]+ ){0,3}?[\p{L}-]+)(?= (?:that|for|which|to|of|in|with|by|where|on|designed|based)\b|[,.;])")]
    private static partial Regex SaidToBe();

    [GeneratedRegex(@"\G[“""‘]([\p{L}][\p{L}\p{N} '’-]{2,50}?)[.,;]?[”""’]")]
    private static partial Regex Quoted();
}
