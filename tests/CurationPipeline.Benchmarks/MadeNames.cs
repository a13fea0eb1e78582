using System.Globalization;
using CurationPipeline.Graph;

namespace CurationPipeline.Benchmarks;

/// <summary>
/// Entities with names as a literature has them, the same for the same seed: a few words stand in most names, most words in
/// few, and the more names there are, the more words; methods have short forms, things have versions, papers have subtitles
/// and authors.
/// </summary>
internal sealed class MadeNames(int seed)
{
    private static readonly string[] Common =
    [
        "learning", "model", "reward", "language", "alignment", "policy", "neural", "network", "attention", "training", "optimization", "data",
        "reinforcement", "human", "feedback", "adversarial", "robust", "deep", "generative", "agent", "safety", "reasoning", "representation", "search",
        "transfer", "self", "supervised", "preference", "oversight", "scalable", "interpretability", "circuit", "feature", "sparse", "latent", "causal",
        "inference", "bayesian", "gradient", "distribution", "shift", "value", "goal", "deception", "honest", "debate", "evaluation", "benchmark",
        "multi", "task", "retrieval", "augmented", "graph", "transformer", "diffusion", "contrastive", "federated", "continual", "memory", "prompt",
        "injection", "jailbreak", "steering", "vector", "activation", "probe", "unlearning", "editing", "knowledge", "world", "planning", "control",
        "calibration", "uncertainty", "hierarchical", "temporal", "visual", "speech", "code", "generation", "translation", "summarization", "question",
        "answering", "dialogue", "embedding", "similarity", "clustering", "classification", "detection", "segmentation", "tracking", "recognition",
        "compression", "distillation", "pruning", "quantization", "sampling", "exploration", "exploitation", "imitation", "inverse", "offline", "online",
    ];

    private static readonly string[] Starts =
        ["al", "be", "cor", "dan", "el", "fer", "gra", "hol", "in", "ja", "kan", "lo", "mer", "no", "or", "pre", "qua", "re", "sol", "tran", "un", "vi", "wes", "xen", "yor", "zan", "st", "ch", "sh", "thr"];

    private static readonly string[] Middles =
        ["a", "ar", "en", "er", "i", "il", "ing", "o", "on", "or", "u", "ul", "an", "el", "is", "at", "om", "ev", "ac", "ip", "od", "ur", "im", "al", "eb", "ot"];

    private static readonly string[] Ends =
        ["ation", "ity", "ing", "er", "or", "ism", "ive", "al", "ure", "ence", "ment", "son", "man", "ov", "ic", "ous", "ine", "et", "a", "o", "ski", "berg", "ez", "ton", "sen", "ard"];

    private static readonly string[] Given =
    [
        "Anna", "Ben", "Carla", "David", "Elena", "Felix", "Grace", "Hiro", "Ivan", "Jane", "Kai", "Lena", "Mohammed", "Nadia", "Oscar", "Priya", "Quinn",
        "Rosa", "Samuel", "Tao", "Uma", "Victor", "Wei", "Xin", "Yuki", "Zoe", "Paul", "Jan", "Evan", "Ryan", "Buck", "Neel", "Ajeya", "Chris", "Catherine",
    ];

#pragma warning disable CA5394 // Nothing here is a secret.
    private readonly Random _random = new(seed);
    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<EntityId> _ids = [];
    private int _made;

    /// <summary>The next entity; its name and id are no other's.</summary>
    public Entity Next()
    {
        _made++;
        var (kind, name, aliases) = Draw();
        while (!_used.Add(kind + name))
            name += kind == "thinker" ? " " + Capital(Made()) : " " + Word(kind == "paper");
        var id = Slug.Free(kind, name, _ids.Contains);
        _ids.Add(id);
        return new Entity(id, name, $"What {name} is, in one sentence as long as such sentences are in a base of this sort, with why it matters.")
        {
            Aliases = aliases,
            Paper = kind == "paper" ? new PaperDetails([Person(), Person()], 1990 + _random.Next(36), null, null, []) : null,
        };
    }

    /// <summary>The name as somebody else might write it: in another case, or with a letter left out.</summary>
    public string Asked(string name, int number)
    {
        if (number % 2 == 0)
            return number % 4 == 0 ? name.ToUpperInvariant() : name.ToLowerInvariant();
        var at = 1 + _random.Next(Math.Max(1, name.Length - 2));
        return name.Length < 4 ? name : name.Remove(at, 1);
    }

    public int Number(int below) => _random.Next(below);

    private (string Kind, string Name, string[] Aliases) Draw()
    {
        switch (_random.Next(20))
        {
            case < 6:
                return ("concept", Capital(Words(1 + _random.Next(3))), []);
            case < 10:
                var method = Capital(Words(2 + _random.Next(3)));
                return ("method", method, [string.Concat(method.Split(' ').Select(word => char.ToUpperInvariant(word[0])))]);
            case < 12:
                var version = _random.Next(9).ToString(CultureInfo.InvariantCulture);
                return ("artifact", $"{Capital(Made())}{(_random.Next(2) == 0 ? "Bench" : "Net")} {version}", []);
            case < 15:
                return ("thinker", Person(), []);
            default:
                var title = Capital(Words(3 + _random.Next(4)));
                return ("paper", _random.Next(2) == 0 ? title : $"{title}: {Capital(Words(3 + _random.Next(4)))}", []);
        }
    }

    private string Person() => $"{Given[_random.Next(Given.Length)]} {(_random.Next(4) == 0 ? (char)('A' + _random.Next(26)) + ". " : "")}{Capital(Made())}";

    private string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word(common: false)));

    private string Word(bool common) => common || _random.Next(100) < 65
        ? Common[(int)(Common.Length * Math.Pow(_random.NextDouble(), 2))]
        : Made();

    // Of all the words there could be, as many as this many names would have: their number grows as a power of it (Heaps).
    private string Made()
    {
        var known = 200 * Math.Pow(_made + 10, 0.55);
        var rank = (ulong)(known * Math.Pow(_random.NextDouble(), 2.5));
        var mixed = (rank + 1) * 0x9E3779B97F4A7C15UL;
        var word = Starts[(int)(mixed >> 40) % Starts.Length] + Middles[(int)((mixed >> 20) & 0xFFFFF) % Middles.Length]
            + (rank % 3 == 0 ? Middles[(int)(mixed & 0xFFFFF) % Middles.Length] : "") + Ends[(int)((mixed >> 30) & 0xFFFFF) % Ends.Length];
        return rank > 8000 ? Starts[(int)(rank % (ulong)Starts.Length)] + word : word;
    }
#pragma warning restore CA5394

    private static string Capital(string words) => string.Join(' ', words.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
