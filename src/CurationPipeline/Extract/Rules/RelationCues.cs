using System.Text.RegularExpressions;

namespace CurationPipeline.Extract.Rules;

/// <summary>Words between two names that tell how the two are related.</summary>
/// <param name="Relation">The catalog's relation.</param>
/// <param name="Says">What a rationale calls it: "mitigates".</param>
/// <param name="Turned">Whether the later name is the source: "X is mitigated by Y".</param>
internal sealed record RelationCue(string Relation, string Says, Regex Between, bool Turned = false);

/// <summary>The cues, the more telling first.</summary>
internal static class RelationCues
{
    private const string Filler = @"(?:\s(?:the|a|an|this|its|our|their|such|more|other|of|for|in|and|also|both|further|existing|standard|potential|risk|risks|problem|problems|effect|effects|effectiveness|use|rate|rates|level|levels|degree|amount|phenomenon|idea|notion|concept)){0,4}";
    private const string Adverb = @"(?:\s(?:also|often|typically|directly|effectively|significantly|substantially|partially|further|explicitly|thus|only|just|mostly|largely|can|could|may|might|will|would|does|helps|help|to|closely|strongly|be|been|being)){0,3}";

    public static IReadOnlyList<RelationCue> All { get; } =
    [
        Cue("extends", "is a special case of", @"(?:is|are|as)(?: just| merely| simply)? (?:a|an|one)(?: \w+)? (?:special case|instance|form|type|kind|variant|version|subtype|subclass|generali[sz]ation|extension|example) of"),
        Cue("extends", "extends", @"(?:extends?|builds? (?:up)?on|generali[sz]es?|is an extension of|is built on|builds? on top of)"),
        Cue("part_of", "is a part of", @"(?:is|are|forms?) (?:a|an|one|the)?\s?(?:\w+ )?(?:part|component|element|step|ingredient|aspect|subset|building block|prerequisite) (?:of|in|for)"),
        Cue("part_of", "has as a part", @"(?:consists? of|comprises?|is composed of|is made up of)", turned: true),
        Cue("addresses", "mitigates", @"(?:reduces?|mitigates?|prevents?|addresses|solves?|alleviates?|tackles?|counters?|combats?|eliminates?|remov(?:es?|ing)|curbs?|reducing|mitigating|preventing|addressing|(?:defends?|guards?) against|(?:to|for) (?:reduce|mitigate|prevent|address|solve|avoid|detect|reducing|mitigating|preventing|detecting|avoiding))"),
        Cue("addresses", "mitigates", @"(?:is|are|be|been)(?: \w+ly)? (?:reduced|mitigated|prevented|addressed|solved|alleviated|eliminated|avoided|detected) (?:by|with|using|through|via)", turned: true),
        Cue("addresses", "detects", @"(?:detects?|identif(?:y|ies)|measures?|quantif(?:y|ies)|detecting|uncovers?)"),
        Cue("contradicts", "contradicts", @"(?:contradicts?|refutes?|is inconsistent with|disproves?|is incompatible with|conflicts? with|is at odds with)"),
        Cue("supports", "supports", @"(?:supports?|provides? (?:\w+ )?evidence (?:for|of)|corroborates?|confirms?)"),
        Cue("analogous_to", "is analogous to", @"(?:(?:is|are|being) )?(?:\w+ly )?(?:similar|analogous|akin|comparable|equivalent) to|resembl(?:es?|ing)|mirrors?"),
        Cue("uses", "uses", @"(?:uses?|using|leverages?|employs?|relies on|is based on|(?:is|are|was|were) trained (?:with|using|via|by|on)|via|makes? use of)"),
        Cue("associated_with", "leads to", @"(?:leads? to|causes?|results? in|gives? rise to|induces?|drives?|enables?|motivates?|incentivi[sz]es?|produces?|leading to|causing|resulting in|triggers?)"),
        Cue("associated_with", "arises from", @"(?:arises? from|emerges? from|stems? from|results? from|is (?:caused|driven|induced) by|is a (?:consequence|result) of|due to|because of)"),
        Cue("associated_with", "changes", @"(?:increases?|decreases?|amplif(?:y|ies)|exacerbates?|worsens?|improves?|undermines?|affects?|influences?|lowers|raises|weakens?|strengthens?)"),
        Cue("associated_with", "depends on", @"(?:depends? on|requires?|presupposes?|needs?|is correlated with|correlates? with|is (?:closely )?related to|is linked to|is associated with)"),
    ];

    private static RelationCue Cue(string relation, string says, string words, bool turned = false) =>
        new(relation, says, new Regex($@"^s?(?:\s?\([^)]{{1,40}}\))?,?{Adverb}\s(?:{words}){Filler}\s?[“""‘]?$", RegexOptions.CultureInvariant), turned);
}
