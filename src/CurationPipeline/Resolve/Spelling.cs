namespace CurationPipeline.Resolve;

/// <summary>Brings the spellings of one English word to one: British and American, plural and singular.</summary>
internal static class Spelling
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["matrices"] = "matrix",
        ["vertices"] = "vertex",
        ["indices"] = "index",
        ["indexes"] = "index",
        ["appendices"] = "appendix",
        ["criteria"] = "criterion",
        ["phenomena"] = "phenomenon",
        ["automata"] = "automaton",
        ["corpora"] = "corpus",
        ["biases"] = "bias",
        ["canvases"] = "canvas",
        ["aliases"] = "alias",
        ["viruses"] = "virus",
        ["stimuli"] = "stimulus",
        ["children"] = "child",
        ["people"] = "person",
        ["men"] = "man",
        ["women"] = "woman",
        ["mice"] = "mouse",
        ["heuristics"] = "heuristic",
        ["metrics"] = "metric",
        ["topics"] = "topic",
        ["critics"] = "critic",
        ["lives"] = "life",
        ["programme"] = "program",
        ["grey"] = "gray",
        ["artefact"] = "artifact",
        ["ageing"] = "aging",
        ["judgement"] = "judgment",
        ["acknowledgement"] = "acknowledgment",
        ["sceptic"] = "skeptic",
        ["sceptical"] = "skeptical",
        ["practise"] = "practice",
        ["catalogue"] = "catalog",
        ["dialogue"] = "dialog",
        ["analogue"] = "analog",
        ["cheque"] = "check",
        ["enrol"] = "enroll",
        ["whilst"] = "while",
        ["amongst"] = "among",
        ["towards"] = "toward",
        ["learnt"] = "learned",
        ["spelt"] = "spelled",
        ["defence"] = "defense",
        ["offence"] = "offense",
        ["licence"] = "license",
        ["pretence"] = "pretense",
    };

    private static readonly string[] SingularInS =
    [
        "bayes", "series", "species", "always", "lens", "news", "means", "chaos", "bias", "atlas", "canvas", "alias", "gas",
        "perhaps", "sometimes", "stokes", "times", "less", "does", "has", "was", "thus", "this", "yes",
    ];

    internal static readonly (string British, string American)[] Stems =
    [
        ("aviour", "avior"), ("colour", "color"), ("favour", "favor"), ("honour", "honor"), ("labour", "labor"),
        ("neighbour", "neighbor"), ("rumour", "rumor"), ("humour", "humor"), ("endeavour", "endeavor"), ("rigour", "rigor"),
        ("flavour", "flavor"), ("harbour", "harbor"), ("tumour", "tumor"), ("vapour", "vapor"), ("paediatr", "pediatr"),
    ];

    private static readonly string[] Centres = ["centre", "metre", "fibre", "theatre", "litre", "spectre", "calibre"];

    private static readonly string[] DoubleL = ["elling", "elled", "eller", "alling", "alled", "aller"];

    /// <param name="word">One word in small letters.</param>
    public static string Normalize(string word)
    {
        if (word.Length < 4 || !char.IsAsciiLetter(word[0]))
        {
            return word;
        }

        var singular = Singular(word);
        return American(Irregular.GetValueOrDefault(singular, singular));
    }

    /// <summary>What may be the singular or the plural of a word in small letters; not all of it is English.</summary>
    public static IEnumerable<string> NumbersOf(string word)
    {
        if (word.Length < 3 || !char.IsAsciiLetter(word[^1]))
            return [];
        string[] regular = word[^1] == 'y' ? [word[..^1] + "ies", word + "s"] : [word + "s", word + "es"];
        return
        [
            Singular(word),
            .. word.EndsWith("is", StringComparison.Ordinal) ? [word[..^2] + "es"] : regular,
            .. Irregular.Where(pair => pair.Value == word).Select(pair => pair.Key),
        ];
    }

    private static string Singular(string word)
    {
        if (Irregular.TryGetValue(word, out var known))
        {
            return known;
        }

        if (word[^1] != 's' || Array.IndexOf(SingularInS, word) >= 0 || EndsInAny(word, "ss", "us", "is", "ics"))
        {
            return word;
        }

        return word switch
        {
            _ when word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 => word[..^3] + "y",
            _ when EndsInAny(word, "theses", "lyses", "crises", "axes") => word[..^2] + "is",
            _ when EndsInAny(word, "sses", "xes", "ches", "shes") => word[..^2],
            _ => word[..^1],
        };
    }

    // 'z' goes to 's' and not back, so that 'precise' and 'noise' need no list of exceptions.
    private static string American(string word)
    {
        if (word.Contains("ou", StringComparison.Ordinal) || word.Contains("ae", StringComparison.Ordinal))
        {
            word = Stems.Aggregate(word, (text, stem) => text.Replace(stem.British, stem.American, StringComparison.Ordinal));
        }

        if (word.EndsWith("re", StringComparison.Ordinal) && Array.Exists(Centres, centre => word.EndsWith(centre, StringComparison.Ordinal)))
        {
            return word[..^2] + "er";
        }

        if (word.Contains("ll", StringComparison.Ordinal)
            && Array.Find(DoubleL, ending => word.EndsWith(ending, StringComparison.Ordinal)) is { } ending && word.Length > ending.Length + 1)
        {
            return word[..^ending.Length] + ending.Remove(1, 1);
        }

        return word.Contains('z', StringComparison.Ordinal) ? WithoutZ(word) : word;
    }

    private static string WithoutZ(string word) =>
        word.Replace("ization", "isation", StringComparison.Ordinal)
            .Replace("izing", "ising", StringComparison.Ordinal)
            .Replace("ize", "ise", StringComparison.Ordinal)
            .Replace("yze", "yse", StringComparison.Ordinal)
            .Replace("yzing", "ysing", StringComparison.Ordinal)
            .Replace("izab", "isab", StringComparison.Ordinal);

    private static bool EndsInAny(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
