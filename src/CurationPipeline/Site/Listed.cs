using CurationPipeline.Documents;
using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>An entity as indexes list it; the one thing of which a site keeps all in memory.</summary>
internal sealed record Listed(EntityId Id, string Name, int EdgeCount)
{
    private const int LongestName = 120;

    public static Listed Of(EntityId id, string name, int edgeCount) =>
        new(id, SafeText.Cut(string.IsNullOrWhiteSpace(name) ? id.ToString() : name, LongestName), edgeCount);

    /// <summary>What the name is filed under: A to Z without accents, or <c>#</c>.</summary>
    public char Letter => Folded is [var first, ..] && char.IsAsciiLetterUpper(first) ? first : '#';

    /// <summary>Upper-case, without accents and without quotation marks in front.</summary>
    public string Folded { get; } = Nfkc.WithoutAccents(SafeText.Cut(string.IsNullOrWhiteSpace(Name) ? Id.ToString() : Name, LongestName))
        .TrimStart('"', '“', '‘', '\'', '(', ' ').ToUpperInvariant();
}
