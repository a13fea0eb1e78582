using System.Collections.Concurrent;
using CurationPipeline.Pdf.Content;
using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf;

/// <summary>A PDF file, opened for reading its letters.</summary>
public sealed class PdfDocument : ILetterSource
{
    private readonly IReadOnlyList<PageNode> _pages;
    private readonly PageResources _resources;
    private readonly ConcurrentBag<ContentInterpreter> _idle = [];

    private PdfDocument(ObjectStore store)
    {
        var tree = PageTree.Read(store);
        (_pages, Losses) = (tree.Pages, tree.Losses);
        _resources = new PageResources(store.Root);
        Info = InfoReader.Read(store.Trailer.Dictionary("Info"));
    }

    public PdfInfo Info { get; }

    public int PageCount => _pages.Count;

    /// <inheritdoc/>
    public IReadOnlyList<string> Losses { get; }

    /// <summary>Opens a file that lies in memory; the bytes must not change while it is read.</summary>
    /// <exception cref="PdfFormatException">It is no PDF, holds no page, or does not open with this password.</exception>
    public static PdfDocument Open(ReadOnlyMemory<byte> bytes, string? password = null)
    {
        try
        {
            var document = new PdfDocument(ObjectStore.Open(FileHeader.Skip(bytes), password));
            return document.PageCount > 0
                ? document
                : throw new PdfFormatException("The file holds no page that could be found: it is cut short or damaged, fetch it again.");
        }
        catch (Exception exception) when (exception is not PdfFormatException)
        {
            throw new PdfFormatException($"The file is damaged beyond reading ({exception.Message}); fetch it again.", exception);
        }
    }

    /// <inheritdoc/>
    public LetterPage ReadPage(int number, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, PageCount);
        cancellationToken.ThrowIfCancellationRequested();
        if (!_idle.TryTake(out var interpreter))
            interpreter = new ContentInterpreter(_resources);
        var page = interpreter.Read(_pages[number - 1], number, cancellationToken);
        _idle.Add(interpreter);
        return page;
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var interpreter))
            interpreter.Dispose();
    }
}
