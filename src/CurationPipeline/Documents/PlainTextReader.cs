using System.Text;

namespace CurationPipeline.Documents;

/// <summary>Reads a text file: paragraphs are what blank lines part, pages what form feeds part.</summary>
internal static class PlainTextReader
{
    public static Document Read(SourceFile file)
    {
        var draft = new TextDraft();
        foreach (var page in Decode(file.Bytes).Split('\f'))
        {
            draft.StartPage();
            foreach (var paragraph in Paragraphs(page))
                draft.Add(BlockKind.Body, paragraph);
        }

        return draft.ToDocument(file, Metadata.None);
    }

    /// <summary>UTF-8 or, with its byte order mark, UTF-16; what is neither is taken for Latin-1.</summary>
    internal static string Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
            return Lines(Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2));
        if (bytes is [0xFE, 0xFF, ..])
            return Lines(Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2));
        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            return Lines(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, start, bytes.Length - start));
        }
        catch (DecoderFallbackException)
        {
            return Lines(Encoding.Latin1.GetString(bytes));
        }

        // Not ReplaceLineEndings: it takes a form feed for a line end.
        static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }

    private static IEnumerable<string> Paragraphs(string page)
    {
        var lines = new List<string>();
        foreach (var line in page.Split('\n'))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                lines.Add(line);
                continue;
            }

            if (lines.Count > 0)
                yield return string.Join(' ', lines);
            lines.Clear();
        }

        if (lines.Count > 0)
            yield return string.Join(' ', lines);
    }
}
