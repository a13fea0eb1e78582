using System.Collections.Concurrent;
using CurationPipeline.Documents;
using CurationPipeline.Ground;
using CurationPipeline.Review;

namespace CurationPipeline.Web;

/// <summary>A paper that was read, with its pages to draw.</summary>
internal sealed record OpenPaper(Document Document, QuoteIndex Index, PageDrawings? Pages)
{
    private readonly ConcurrentDictionary<int, PageDrawing?> _drawn = new();

    public PageDrawing? Page(int number) => _drawn.GetOrAdd(number, page => Pages?.Page(page));

    /// <summary>Where words stand in the text; empty when it does not have them.</summary>
    public IReadOnlyList<TextRange> Find(ProposedEvidence piece)
    {
        var near = piece.End > piece.Start && piece.End <= Document.Text.Length ? new TextRange(piece.Start, piece.End) : (TextRange?)null;
        return Index.Find(piece.Text, near) is Grounding.Anchored found ? found.Parts : [];
    }
}

/// <summary>The papers under review, each read in the background when the first of its pages is wanted.</summary>
internal sealed class PaperShelf(Func<ReviewedPaper, string?> findPaper) : IDisposable
{
    private readonly ConcurrentDictionary<string, Task<OpenPaper>> _papers = new(StringComparer.Ordinal);

    /// <summary>Starts reading a paper, if it is not read yet.</summary>
    /// <exception cref="CurationException">In the task: the paper is not at hand, or cannot be read.</exception>
    public Task<OpenPaper> Get(ReviewedPaper paper)
    {
        var opening = _papers.GetOrAdd(paper.Sha256, _ => Task.Run(() => Open(paper)));
        if (opening.IsFaulted)
            _papers.TryRemove(new(paper.Sha256, opening)); // it may be put back, so the next page tries again
        return opening;
    }

    public void Dispose()
    {
        foreach (var paper in _papers.Values.Where(paper => paper.IsCompletedSuccessfully))
            paper.Result.Pages?.Dispose();
    }

    private OpenPaper Open(ReviewedPaper paper)
    {
        var file = findPaper(paper) ?? throw new CurationException(
            $"The paper '{paper.File}' is not at hand, so its pages cannot be shown; put it back, or start the desk with --papers DIR.");
        try
        {
            var document = DocumentReader.Read(file);
            return new OpenPaper(document, new QuoteIndex(document), PageDrawings.Open(file));
        }
        catch (DocumentException exception)
        {
            throw new CurationException(exception.Message, exception);
        }
    }
}
