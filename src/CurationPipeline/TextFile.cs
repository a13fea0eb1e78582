using System.Text;

namespace CurationPipeline;

/// <summary>
/// Reads a text that a person edits. Bytes that are no UTF-8 are refused: read as a mark of replacement, they would be lost when
/// the file is written again.
/// </summary>
public static class TextFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="CurationException">The file is gone, may not be read, or is in another encoding.</exception>
    public static string Read(string path) => Decode(GivenFile.Told(path, () => GivenFile.IsToBeOpened(path) ? File.ReadAllBytes(path) : []), path);

    /// <exception cref="CurationException">The bytes are in another encoding.</exception>
    public static string Decode(byte[] bytes, string path)
    {
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), Strict);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException exception)
        {
            var place = PlaceOfMistake(bytes);
            throw new CurationException($"{path}({place}): this is not UTF-8, as it would be in another encoding; save the file as UTF-8.", exception);
        }
    }

    /// <summary>Line and column of the first bytes that are no character.</summary>
    private static string PlaceOfMistake(byte[] bytes)
    {
        var (line, column) = (1, 1);
        for (var rest = bytes.AsSpan(); !rest.IsEmpty; column++)
        {
            if (Rune.DecodeFromUtf8(rest, out var rune, out var length) != System.Buffers.OperationStatus.Done)
                break;
            if (rune.Value == '\n')
                (line, column) = (line + 1, 0);
            rest = rest[length..];
        }

        return FormattableString.Invariant($"{line},{column}");
    }
}
