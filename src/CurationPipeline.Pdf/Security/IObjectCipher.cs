using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Security;

/// <summary>Decrypts what stands in one numbered object.</summary>
internal interface IObjectCipher
{
    byte[] DecryptString(byte[] data);

    ReadOnlyMemory<byte> DecryptStream(PdfDictionary dictionary, ReadOnlyMemory<byte> data);
}
