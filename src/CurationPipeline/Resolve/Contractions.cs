namespace CurationPipeline.Resolve;

/// <summary>Terms that stand inside other names both in full and in short, so that <c>Causal LLM</c> is the causal large language model.</summary>
internal static class Contractions
{
    // Only what the field writes every day and nobody there reads otherwise; the base's own aliases do the rest.
    // Spelled as Spelling leaves them. Longest first.
    private static readonly (string[] Long, string Short)[] Table =
    [
        (["reinforcement", "learning", "from", "human", "feedback"], "rlhf"),
        (["artificial", "general", "intelligence"], "agi"),
        (["large", "language", "model"], "llm"),
        (["natural", "language", "processing"], "nlp"),
        (["convolutional", "neural", "network"], "cnn"),
        (["recurrent", "neural", "network"], "rnn"),
        (["graph", "neural", "network"], "gnn"),
        (["generative", "adversarial", "network"], "gan"),
        (["long", "short", "term", "memory"], "lstm"),
        (["multi", "layer", "perceptron"], "mlp"),
        (["stochastic", "gradient", "descent"], "sgd"),
        (["chain", "of", "thought"], "cot"),
        (["kullback", "leibler"], "kl"),
        (["artificial", "intelligence"], "ai"),
        (["machine", "learning"], "ml"),
        (["reinforcement", "learning"], "rl"),
        (["language", "model"], "lm"),
        (["neural", "network"], "nn"),
    ];

    public static List<Word> Apply(List<Word> words)
    {
        var result = new List<Word>(words.Count);
        for (var at = 0; at < words.Count;)
        {
            if (Array.Find(Table, entry => StandsAt(words, at, entry.Long)) is { Long: { } longForm, Short: var shortForm })
            {
                result.Add(new Word(shortForm, shortForm.ToUpperInvariant(), words[at].Glued));
                at += longForm.Length;
            }
            else
            {
                result.Add(words[at++]);
            }
        }

        return result;
    }

    private static bool StandsAt(List<Word> words, int at, string[] phrase)
    {
        if (at + phrase.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < phrase.Length; i++)
        {
            if (!string.Equals(words[at + i].Text, phrase[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
