using System.Runtime.InteropServices;

namespace CurationPipeline.Pdf.Syntax;

/// <summary>Finds where a file begins: offsets count from its header, before which other bytes may stand.</summary>
internal static class FileHeader
{
    private const int SearchedLength = 1 << 20;

    public static ReadOnlyMemory<byte> Skip(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
            throw new PdfFormatException("The file is empty; fetch it again.");
        // The framework's inflater reads from arrays only.
        if (!MemoryMarshal.TryGetArray(bytes, out _))
            bytes = bytes.ToArray();
        var start = bytes.Span[..Math.Min(bytes.Length, SearchedLength)].IndexOf("%PDF-"u8);
        if (start < 0 && bytes.Span.IndexOf(" obj"u8) < 0)
            throw new PdfFormatException("The file is not a PDF: neither its header nor any object of one is in it.");
        return start > 0 ? bytes[start..] : bytes;
    }
}
