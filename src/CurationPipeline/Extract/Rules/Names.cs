using System.Globalization;

namespace CurationPipeline.Extract.Rules;

/// <summary>How a name is written on an entry, compared, and sorted into a kind.</summary>
internal static class Names
{
    private static readonly (string Kind, string[] Heads)[] KindsByHead =
    [
        ("artifact", ["dataset", "benchmark", "corpus", "codebase", "repository", "leaderboard", "testbed", "library", "suite", "chatbot", "website"]),
        ("framework", ["framework", "theory", "paradigm", "agenda", "constitution"]),
        ("method",
        [
            "method", "algorithm", "technique", "training", "finetuning", "fine-tuning", "tuning", "learning", "optimization", "optimisation",
            "distillation", "prompting", "classifier", "probe", "probing", "regularization", "regularisation", "penalty", "loss", "estimator",
            "protocol", "procedure", "sampling", "search", "decoding", "intervention", "amplification", "shaping", "steering", "ablation",
            "annealing", "bootstrapping", "pipeline", "editing", "augmentation", "filtering", "monitoring", "modeling", "modelling",
            "elicitation", "supervision", "feedback", "decomposition", "ensemble", "pruning", "prompt", "reporter", "detector", "autograder",
        ]),
    ];

    private static readonly string[] ModelFamilies =
    [
        "GPT", "ChatGPT", "Claude", "LLaMA", "Llama", "PaLM", "Gemini", "Gemma", "Mistral", "Mixtral", "Qwen", "DeepSeek", "BERT", "RoBERTa",
        "T5", "Pythia", "OPT", "BLOOM", "Falcon", "Vicuna", "Alpaca", "Phi", "InstructGPT", "Codex", "AlphaGo", "AlphaZero", "DeBERTa", "UnifiedQA",
    ];

    /// <summary>The kind of what neither its name nor the text tells the kind of.</summary>
    public const string Unsorted = "concept";

    /// <summary>Equal for names that differ only in case, hyphens, quotes or a plural at the end.</summary>
    public static string Key(string name)
    {
        var words = name.ToLowerInvariant().Replace('’', '\'').Split([' ', '-', '‐', '‑', '/'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "" : string.Join(' ', words.Select((word, i) => i == words.Length - 1 ? Words.Singular(word) : word));
    }

    /// <summary>In title case where it was written small; capitals that somebody chose stay.</summary>
    public static string Display(string name) => string.Join(' ', name.Split(' ').Select((word, i) =>
        (word.Any(char.IsUpper) && !word.Contains('-', StringComparison.Ordinal)) || (i > 0 && Words.IsStop(word)) ? word : Capital(word)));

    /// <summary>The kind that the last word or a model's family name tells; a concept where neither does.</summary>
    public static string KindOf(string name)
    {
        var words = name.Split(' ');
        var head = Words.Singular(words[^1].ToLowerInvariant());
        var hyphen = head.LastIndexOf('-');
        if (ModelFamilies.Any(family => IsFamily(words[0], family)))
            return "artifact";
        foreach (var (kind, heads) in KindsByHead)
        {
            if (heads.Contains(head) || (hyphen > 0 && heads.Contains(head[(hyphen + 1)..])))
                return kind;
        }

        return Unsorted;
    }

    public static string Capital(string text) =>
        text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];

    private static bool IsFamily(string word, string family) =>
        word.StartsWith(family, StringComparison.Ordinal) && (word.Length == family.Length || !char.IsLetter(word[family.Length]));
}
