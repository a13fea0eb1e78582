namespace CurationPipeline.Pdf;

/// <summary>What a file says of itself; often wrong, never checked.</summary>
/// <param name="Created">As written in the file, when that can be read.</param>
public sealed record PdfInfo(string? Title, string? Author, DateTimeOffset? Created);
