namespace CurationPipeline.Extract.Rules;

/// <summary>How many items of each sort one paper may put before a person; the rest is named as a loss.</summary>
/// <remarks>The sum stays under 150: a review file is read from top to bottom by somebody with other things to do.</remarks>
internal sealed class Shortlist
{
    public const int Authors = 24;
    public const int Terms = 26;
    public const int Claims = 10;
    public const int Questions = 5;
    public const int PaperLinks = 20;
    public const int SaidLinks = 12;
    public const int TogetherLinks = 8;
    public const int Citations = 20;
    public const int Quotes = 5;

    private readonly List<Loss> _losses = [];

    public IReadOnlyList<Loss> Losses => _losses;

    /// <summary>The strongest ones, in the order given where they are equal.</summary>
    public IReadOnlyList<T> Take<T>(string what, IEnumerable<T> items, int most, Func<T, double> strength, Func<T, string> name)
    {
        var ranked = items.OrderByDescending(strength).ThenBy(name, StringComparer.Ordinal).ToList();
        if (ranked.Count > most)
        {
            var next = string.Join("; ", ranked.Skip(most).Take(3).Select(name));
            _losses.Add(new Loss(
                $"{ranked.Count - most} {what}",
                $"The rules put at most {most} {what} before a person; the next strongest were: {next}."));
        }

        return [.. ranked.Take(most)];
    }
}
