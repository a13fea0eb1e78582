using System.Text.RegularExpressions;

namespace CurationPipeline.Extract.Rules;

/// <summary>Reads off "we study X" and "we use X" how the paper stands to a term.</summary>
internal static partial class Standings
{
    public static void Collect(Passage passage, Sightings sightings)
    {
        foreach (var sentence in passage.Main.Where(sentence => sentence.IsQuotable))
        {
            foreach (var found in sightings.In(sentence))
            {
                if (IsModifier(sentence.Plain[found.End..]))
                    continue;
                var before = sentence.Plain[..found.Start];
                if (Studies().Match(before) is { Success: true } studies)
                    Stand(found, Standing.Studies, sentence, studies, 4);
                else if (Uses().Match(before) is { Success: true } uses)
                    Stand(found, Standing.Uses, sentence, uses, 2);
            }
        }
    }

    private static void Stand(Found<Term> found, Standing standing, Sentence sentence, Match cue, double strength)
    {
        var term = found.Key;
        term.Strength += strength;
        var rationale = $"{Names.Capital(sentence.Place)} says \"{sentence.Text[cue.Index..found.End]}\".";
        term.AddEvidence(2, sentence, rationale);
        term.Stand(standing, sentence, rationale);
    }

    /// <summary>In "we use the animal welfare setting" it is the setting that is used.</summary>
    private static bool IsModifier(string after) =>
        Follows().Match(after) is { Success: true } next && !Words.Breaks(next.Groups[1].Value);

    [GeneratedRegex(@"^s?[”""’]?\s([\p{L}-]+)")]
    private static partial Regex Follows();

    [GeneratedRegex(@"\b((?:[Ww]e|[Tt]his (?:paper|work|study)|[Oo]ur (?:work|paper|study)) (?:\w+ly )?(?:study|studies|investigate|investigates|examine|examines|explore|explores|analy[sz]e|analy[sz]es|focus on|focuses on|demonstrate|demonstrates|characteri[sz]e|measure|evaluate|evaluates|discuss))(?: the| a| an| how| whether| when| \w+ of| \w+){0,2}\s[“""‘]?$")]
    private static partial Regex Studies();

    [GeneratedRegex(@"\b((?:[Ww]e|[Oo]ur (?:method|approach|setup|experiments?|evaluation)) (?:\w+ly |then |also )?(?:use|uses|employ|employs|adopt|adopts|apply|applies|leverage|leverages|train with|fine-tune|finetune|rely on|relies on|utili[sz]e|build on|run))(?: the| a| an| both| \w+){0,2}\s[“""‘]?$")]
    private static partial Regex Uses();
}
