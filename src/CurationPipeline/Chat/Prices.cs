using System.Globalization;

namespace CurationPipeline.Chat;

/// <summary>What a model costs, in US dollars for a million tokens.</summary>
public readonly record struct Price(decimal In, decimal Out)
{
    /// <summary>What a request in a batch costs of one that is answered at once.</summary>
    public const decimal BatchShare = 0.5m;

    private const decimal Million = 1_000_000;

    public decimal Of(long tokensIn, long tokensOut) => ((tokensIn * In) + (tokensOut * Out)) / Million;
}

/// <summary>The price list; a model that is not on it has tokens and no price.</summary>
public sealed class Prices
{
    private readonly List<(string Model, Price Price)> _prices;

    private Prices(List<(string, Price)> prices) => _prices = prices;

    /// <summary>The list that comes with the program.</summary>
    public static Prices Default { get; } = ReadDefault();

    public static Prices ReadOrDefault(string path) =>
        File.Exists(path) ? Parse(TextFile.Read(path), path) : Default;

    /// <summary>One model a line: its name and the two prices; <c>#</c> starts a remark.</summary>
    /// <exception cref="CurationException">A line is something else.</exception>
    public static Prices Parse(string text, string file)
    {
        var prices = new List<(string, Price)>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var words = line.Split('#')[0].Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            if (words.Length != 3 || !TryRead(words[1], out var input) || !TryRead(words[2], out var output))
                throw new CurationException($"{file}({number}): '{line.Trim()}' is not a price; write the model's name and its dollars for a million tokens in and out.");
            prices.Add((words[0], new Price(input, output)));
        }

        return new Prices(prices);
    }

    /// <summary>The price of the model, or of the longest name on the list that it is a dated version of.</summary>
    public Price? Find(string model)
    {
        var best = _prices.Where(entry => model == entry.Model || IsVersion(model, entry.Model)).OrderByDescending(entry => entry.Model.Length).ToList();
        return best.Count == 0 ? null : best[0].Price;
    }

    private static bool IsVersion(string model, string name) =>
        model.StartsWith(name + "-", StringComparison.Ordinal) && model.Length > name.Length + 1 && char.IsDigit(model[name.Length + 1]);

    private static bool TryRead(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value >= 0;

    private static Prices ReadDefault()
    {
        using var stream = typeof(Prices).Assembly.GetManifestResourceStream("CurationPipeline.Chat.prices.txt")
            ?? throw new InvalidOperationException("The resource 'prices.txt' is missing from the build.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), "prices.txt");
    }
}
