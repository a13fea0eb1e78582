using CurationPipeline.Documents;

namespace CurationPipeline.Extract.Rules;

/// <summary>Which part of a paper a sentence stands in, as far as its weight goes.</summary>
internal enum Zone
{
    Title,
    Abstract,
    Introduction,
    Background,
    Body,
    Results,
    Discussion,
    Appendix,
}

/// <summary>One sentence of the text with what its place says about it.</summary>
/// <param name="Text">Its words, verbatim.</param>
/// <param name="Plain">The same length with superscript marks blanked, for matching.</param>
/// <param name="Start">Its first character in the document's text.</param>
/// <param name="Chunk">0-based chunk that it belongs to.</param>
/// <param name="Order">0-based position among the sentences of the document.</param>
internal sealed record Sentence(
    string Text, string Plain, int Start, Zone Zone, BlockKind Kind, string? Section, int Chunk, int Order)
{
    /// <summary>Whether the sentence can stand as a quote: running prose, neither a fragment nor endless.</summary>
    public bool IsQuotable { get; } = Prose.IsQuotable(Text, Kind);

    /// <summary>Where it stands, as words of a rationale.</summary>
    public string Place => Zone switch
    {
        Zone.Title => "the title",
        Zone.Abstract => "the abstract",
        _ when Kind == BlockKind.Caption => "a caption",
        _ when Kind == BlockKind.Footnote => "a footnote",
        _ when Section is { Length: > 0 } => $"\"{Section}\"",
        _ => "the text",
    };
}
