namespace CurationPipeline.Documents;

/// <summary>Turns a file into a document; PDF, Markdown or plain text is told by content and name.</summary>
public static class DocumentReader
{
    /// <summary>Counts up when the same file gives another text, so that stored positions are known to be out of date.</summary>
    public const int ReaderVersion = 4;

    /// <summary>Reads a file.</summary>
    /// <exception cref="DocumentException">The file gives no text.</exception>
    public static Document Read(string path, ReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        var file = SourceFile.Open(path);
        cancellationToken.ThrowIfCancellationRequested();
        if (file.IsPdf)
            return PdfReader.Read(file, options ?? new ReadOptions(), cancellationToken);
        if (file.IsMarkdown)
            return MarkdownReader.Read(file);
        return file.IsPlainText
            ? PlainTextReader.Read(file)
            : throw new DocumentException($"'{file.Name}' is none of .pdf, .txt and .md; save its text as a .txt file.");
    }

    /// <summary>A text that is at hand, as the document that a plain text file of it would be.</summary>
    public static Document OfText(string name, string text) =>
        PlainTextReader.Read(new SourceFile(name, System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Reads a file's pages line by line as printed, in reading order.</summary>
    /// <exception cref="DocumentException">The file gives no text.</exception>
    public static PrintedPages ReadLines(string path, ReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        var file = SourceFile.Open(path);
        return file.IsPdf
            ? PdfReader.ReadLines(file, options ?? new ReadOptions(), cancellationToken)
            : new PrintedPages(PlainTextReader.Decode(file.Bytes).Split('\f'), []);
    }
}
