using CurationPipeline.Pdf.Filters;
using CurationPipeline.Pdf.Security;

namespace CurationPipeline.Pdf.Syntax;

/// <summary>A dictionary with data, still encoded and encrypted as in the file.</summary>
internal sealed class PdfStream(PdfDictionary dictionary, ReadOnlyMemory<byte> raw, IObjectCipher? cipher) : PdfObject
{
    public PdfDictionary Dictionary { get; } = dictionary;

    public ReadOnlyMemory<byte> Raw { get; } = raw;

    /// <summary>The data with its filters undone, as far as they could be; pictures stay encoded.</summary>
    public byte[] Decode()
    {
        using var buffer = new ByteBuffer();
        DecodeInto(buffer);
        return buffer.ToArray();
    }

    /// <summary>Appends the decoded data; false when it is known to be damaged.</summary>
    public bool DecodeInto(ByteBuffer output) =>
        StreamDecoder.Decode(Dictionary, cipher?.DecryptStream(Dictionary, Raw) ?? Raw, output);
}
