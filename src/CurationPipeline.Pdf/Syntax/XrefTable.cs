namespace CurationPipeline.Pdf.Syntax;

/// <summary>Where an object stands: at an offset of the file, or at an index in an object stream.</summary>
internal readonly record struct XrefEntry(int Offset, int StreamNumber = 0)
{
    public bool IsInStream => StreamNumber > 0;
}

/// <summary>Where each object stands, and the trailer that names the root.</summary>
internal sealed class XrefTable
{
    /// <summary>Free objects stand here too, as null: an older section must not bring them back.</summary>
    public Dictionary<int, XrefEntry?> Entries { get; } = [];

    /// <summary>The newest trailer.</summary>
    public PdfDictionary Trailer { get; set; } = PdfDictionary.Empty;

    public XrefEntry? Find(int number) => Entries.GetValueOrDefault(number);
}
