using CurationPipeline.Documents;
using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>An entity as indexes list it; the one thing of which a site keeps all in memory.</summary>
internal sealed record Listed(EntityId Id, string Name, int EdgeCount)
{
    private const int LongestName = 120;

    public static Listed Of(EntityView view) => new(
        view.Id, SafeText.Cut(string.IsNullOrWhiteSpace(view.Entity.Name) ? view.Id.ToString() : view.Entity.Name, LongestName), view.EdgeCount);

    /// <summary>What the name is filed under: A to Z without accents, or <c>#</c>.</summary>
    public char Letter => Folded is [var first, ..] && char.IsAsciiLetterUpper(first) ? first : '#';

    /// <summary>Upper-case, without accents and without quotation marks in front.</summary>
    public string Folded { get; } = Nfkc.WithoutAccents(SafeText.Cut(string.IsNullOrWhiteSpace(Name) ? Id.ToString() : Name, LongestName))
        .TrimStart('"', '“', '‘', '\'', '(', ' ').ToUpperInvariant();
}
