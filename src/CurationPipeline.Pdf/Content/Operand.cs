using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Content;

/// <summary>Something before an operator: a number, or a place in the content where a name, string or dictionary stands.</summary>
internal readonly record struct Operand(TokenKind Kind, double Number, int Start, int Length);
