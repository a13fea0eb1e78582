namespace CurationPipeline.Pdf.Syntax;

/// <summary>A value of the file's object language; its null object is C#'s null.</summary>
internal abstract class PdfObject;

/// <summary>A name such as /Type.</summary>
internal sealed class PdfName(string value) : PdfObject
{
    public string Value { get; } = value;
}

/// <summary>A number, whole or not.</summary>
internal sealed class PdfNumber(double value) : PdfObject
{
    public double Value { get; } = value;
}

/// <summary>A string of bytes, decrypted.</summary>
internal sealed class PdfString(byte[] bytes) : PdfObject
{
    public byte[] Bytes { get; } = bytes;
}

/// <summary>True or false.</summary>
internal sealed class PdfBoolean(bool value) : PdfObject
{
    public bool Value { get; } = value;
}

/// <summary>A pointer to a numbered object of the file.</summary>
internal sealed class PdfReference(int number, int generation) : PdfObject
{
    public int Number { get; } = number;

    public int Generation { get; } = generation;
}
