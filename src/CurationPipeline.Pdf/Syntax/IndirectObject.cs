using CurationPipeline.Pdf.Security;

namespace CurationPipeline.Pdf.Syntax;

/// <summary>A numbered object as it stands in the file: "7 0 obj … endobj".</summary>
internal sealed record IndirectObject(int Number, int Generation, PdfObject? Value, int End)
{
    /// <summary>Reads the object at an offset, or gives null when none begins there.</summary>
    public static IndirectObject? Read(ReadOnlyMemory<byte> file, int offset, IObjectSource? source, Decryptor? decryptor)
    {
        if (offset < 0 || offset >= file.Length)
            return null;
        var head = new ObjectParser(file.Span, offset, source);
        if (!head.TryInteger(out var number) || !head.TryInteger(out var generation) || !head.TryKeyword("obj"u8))
            return null;
        var cipher = decryptor?.For(number, generation);
        var parser = new ObjectParser(file.Span, head.Position, source, cipher);
        parser.TryRead(out var value);
        if (value is not PdfDictionary dictionary || !parser.TryKeyword("stream"u8))
            return new IndirectObject(number, generation, value, parser.Position);
        var data = StreamData(file, parser.Position, dictionary);
        return new IndirectObject(number, generation, new PdfStream(dictionary, data, cipher), parser.Position + data.Length);
    }

    private static ReadOnlyMemory<byte> StreamData(ReadOnlyMemory<byte> file, int keywordEnd, PdfDictionary dictionary)
    {
        var span = file.Span;
        var start = keywordEnd;
        while (start < span.Length && span[start] is (byte)' ' or (byte)'\t')
            start++;
        if (start < span.Length && span[start] == '\r')
            start++;
        if (start < span.Length && span[start] == '\n')
            start++;
        var length = dictionary.Integer("Length", -1);
        if (length >= 0 && length <= span.Length - start && EndsAt(span[(start + length)..]))
            return file.Slice(start, length);
        return file.Slice(start, FindEnd(span[start..]));
    }

    private static bool EndsAt(ReadOnlySpan<byte> rest)
    {
        var at = 0;
        while (at < rest.Length && at < 8 && CharacterClass.IsSpace(rest[at]))
            at++;
        return rest[at..].StartsWith("endstream"u8) || rest[at..].StartsWith("endobj"u8);
    }

    /// <summary>The length as the end mark shows it, for a stream whose stated length is wrong.</summary>
    private static int FindEnd(ReadOnlySpan<byte> data)
    {
        var end = data.IndexOf("endstream"u8);
        if (end < 0)
            end = data.IndexOf("endobj"u8);
        if (end < 0)
            return data.Length;
        if (end > 0 && data[end - 1] == '\n')
            end--;
        if (end > 0 && data[end - 1] == '\r')
            end--;
        return end;
    }
}
