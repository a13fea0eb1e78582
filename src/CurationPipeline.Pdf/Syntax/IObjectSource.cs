namespace CurationPipeline.Pdf.Syntax;

/// <summary>Follows references.</summary>
internal interface IObjectSource
{
    PdfObject? Load(PdfReference reference);
}
