using System.Text.RegularExpressions;

namespace CurationPipeline.Extract.Rules;

/// <summary>A sentence that makes a claim or asks a question, with the name that an entry of it would bear.</summary>
internal sealed record Statement(string Kind, string Name, Sentence Sentence, double Strength, string Rationale);

/// <summary>Finds claims and open questions by the words that announce them.</summary>
internal static partial class Statements
{
    private const int LongestName = 180;
    private const int ComfortableName = 120;
    private const int ShortestName = 30;

    public static IEnumerable<Statement> Claims(Passage passage)
    {
        foreach (var sentence in passage.Main.Where(sentence => sentence.IsQuotable))
        {
            if (Announces().Match(sentence.Plain) is { Success: true } cue && !PointsBack().IsMatch(sentence.Plain[..cue.Index]) && Named(sentence.Plain[(cue.Index + cue.Length)..]) is { } name)
                yield return new Statement("claim", name + ".", sentence, Weight(sentence, cue), $"{Names.Capital(sentence.Place)} says \"{cue.Value.Trim(' ', ',')} …\".");
        }
    }

    public static IEnumerable<Statement> Questions(Passage passage)
    {
        foreach (var sentence in passage.Main.Where(sentence => sentence.IsQuotable))
        {
            if (Asks().Match(sentence.Plain) is { Success: true } cue && QuestionWords.Ask(sentence.Plain[(cue.Index + cue.Length)..]) is { } asked && StandsAlone(asked))
                yield return new Statement("question", asked, sentence, Weight(sentence, cue) + 2, $"{Names.Capital(sentence.Place)} says \"{cue.Value.Trim(' ', ',', ':')} …\".");
            else if (IsPlainQuestion(sentence) && Prose.WithoutCitations(sentence.Plain) is var plain && StandsAlone(plain))
                yield return new Statement("question", Names.Capital(Lead().Replace(plain, "")), sentence, Weight(sentence, Match.Empty), $"{Names.Capital(sentence.Place)} asks it outright.");
        }
    }

    /// <summary>The statements without those that a stronger one says in nearly the same words: abstracts are repeated.</summary>
    public static IReadOnlyList<Statement> Distinct(IEnumerable<Statement> statements)
    {
        var kept = new List<(Statement Statement, HashSet<string> Words)>();
        foreach (var statement in statements.OrderByDescending(item => item.Strength).ThenBy(item => item.Sentence.Order))
        {
            var words = Names.Key(statement.Name).Split(' ').Where(word => !Words.IsStop(word)).ToHashSet(StringComparer.Ordinal);
            if (!kept.Exists(other => other.Statement.Sentence == statement.Sentence || Alike(words, other.Words)))
                kept.Add((statement, words));
        }

        return [.. kept.Select(item => item.Statement)];
    }

    /// <summary>A name that reads as one sentence by itself, or null where the clause leans on what was said before.</summary>
    internal static string? Named(string clause)
    {
        var name = Prose.WithoutCitations(clause).Trim(' ', ',', ':').TrimEnd('.', ':', ' ', '”', '"');
        // A bracket stands within the sentence, and what follows it may be the verb: it alone is left out.
        if (name.Length > ComfortableName)
            name = Aside().Replace(name, "");
        if (name.Length > ComfortableName && Afterthought().Match(name) is { Success: true, Index: > 40 } rest)
            name = name[..rest.Index];
        return Fits(name) && name[^1] is not '1' && !LeansBack().IsMatch(name) && Balanced(name) ? Names.Capital(name) : null;
    }

    private static bool Alike(HashSet<string> words, HashSet<string> other) =>
        words.Count(other.Contains) * 5 > Math.Min(words.Count, other.Count) * 3;

    private static bool Fits(string name) =>
        name.Length is >= ShortestName and <= LongestName && !name.Any(c => c is '=' or '{' or '}' or '<' or '>' or '_' or '|' or '*');

    private static bool StandsAlone(string asked) => Fits(asked)
        && !PointsBack().IsMatch(asked.Replace(QuestionWords.IsItTheCase, "", StringComparison.Ordinal)) && !LeansBack().IsMatch(asked) && Balanced(asked);

    private static bool Balanced(string name) =>
        name.Count(c => c == '(') == name.Count(c => c == ')') && name.Count(c => c == '“') == name.Count(c => c == '”');

    private static bool IsPlainQuestion(Sentence sentence) =>
        sentence.Text.EndsWith('?') && sentence.Zone is Zone.Introduction or Zone.Discussion or Zone.Abstract
        && OpensQuestion().IsMatch(sentence.Plain) && !LeansBack().IsMatch(sentence.Plain) && !SecondPerson().IsMatch(sentence.Plain);

    private static double Weight(Sentence sentence, Match cue) =>
        (sentence.Zone switch { Zone.Abstract => 6, Zone.Discussion => 4, Zone.Introduction => 4, Zone.Results => 3, _ => 1 })
        + (cue.Length > 0 && cue.Index == 0 ? 1 : 0)
        + (Prose.Cites(sentence.Plain) ? -2 : 0)
        + (OwnVoice().IsMatch(sentence.Plain[(cue.Index + cue.Length)..]) ? -3 : 0);

    [GeneratedRegex(@"\b(?:[Ww]e (?:also |further |then |additionally |empirically |consistently |generally )*(?:find|found|show|showed|demonstrate|demonstrated|observe|observed|argue|conclude|prove|discover|discovered|hypothesi[sz]e|conjecture|establish|report|believe|claim)(?: evidence)?,? that|(?:[Oo]ur|[Tt]hese|[Tt]he) (?:\w+ )?(?:results|findings|experiments|analysis|analyses|work|study|evaluations?|data|observations?)(?: \w+ly| also| thus| therefore)? (?:show|shows|suggest|suggests|demonstrate|demonstrates|indicate|indicates|reveal|reveals|confirm|confirms|imply|implies|highlight|highlights) that|(?:[Ii]t is|[Tt]here is) (?:evidence|clear) that|[Tt]his (?:suggests|shows|demonstrates|indicates|implies) that|[Oo]ne (?:key|main|central) (?:finding|result|claim) is that)\b,?")]
    private static partial Regex Announces();

    [GeneratedRegex(@"\b(?:[Ii]t (?:remains|is|is still|remains largely|is currently|was) (?:unclear|unknown|an open question|uncertain|open|not (?:yet )?(?:clear|known|understood))|[Aa]n? (?:\w+ )?(?:open|important|key|natural|central|interesting|remaining|crucial) (?:open |remaining |research )*question (?:is|remains|concerns|for future (?:work|research) is)|(?:[Ff]uture (?:work|research)|[Ww]e leave [^.]{0,60}?|[Rr]esearchers?) (?:should|could|can|might|may|will)? ?(?:also )?(?:investigate|explore|examine|study|determine|address|test|ask|to future work)|(?:[Ww]e|[Tt]his paper) (?:ask|asks|investigate|investigates|study|studies|examine|examines|explore|explores|wonder)|[Oo]ur (?:\w+ )?(?:research )?question is|[Tt]he (?:research |key |central |main )?question (?:is|of|remains|arises))(?: of)?,?:? (?=whether|how|why|what|which|when|to what extent|if\b|is |are |can |could |do |does |will )")]
    private static partial Regex Asks();

    [GeneratedRegex(@"^(?:Can|Could|Do|Does|Did|Is|Are|Will|Would|Should|How|Why|What|Which|When|To what extent)\b|^(?:[\w ]{1,40}): (?:[Cc]an|[Cc]ould|[Dd]o|[Dd]oes|[Ii]s|[Aa]re|[Ww]ill|[Hh]ow|[Ww]hy|[Ww]hat)\b")]
    private static partial Regex OpensQuestion();

    [GeneratedRegex(@"^[\w ]{1,40}: ")]
    private static partial Regex Lead();

    [GeneratedRegex(@"\b(?:you|your|I|my|me)\b")]
    private static partial Regex SecondPerson();

    [GeneratedRegex(@"\b(?:this|these|those|such|above|it)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PointsBack();

    [GeneratedRegex(@"\b(?:we|our|us)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OwnVoice();

    /// <summary>Words at the start, or anywhere, that point to a sentence which the name would not carry along.</summary>
    [GeneratedRegex(@"^(?:this|these|those|that|it|they|he|she|such|both|here|our|we|one|each|doing|the (?:former|latter|above|same|two|following|effect|results?|models?|method|difference|gap|answer)|for (?:this|these|each)|in (?:this|these|each|both|all) )\b|\b(?:the (?:former|latter)|as (?:above|follows|shown)|(?:Figure|Table|Section|Appendix|Eq\.|Equation|Theorem|Lemma|Proposition)\b|shown in|see )", RegexOptions.IgnoreCase)]
    private static partial Regex LeansBack();

    [GeneratedRegex(@" \([^()]*\)")]
    private static partial Regex Aside();

    /// <summary>What only adds to a claim; what limits it ("while", "although") stays, or the claim would be another one.</summary>
    [GeneratedRegex(@"(?:; |, (?:which|suggesting|indicating|as evidenced|as measured|seemingly|and that|and we|but we|with)\b|—| – | because )")]
    private static partial Regex Afterthought();
}
