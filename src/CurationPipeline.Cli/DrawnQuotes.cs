using CurationPipeline.Documents;
using CurationPipeline.Graph;
using CurationPipeline.Ground;
using CurationPipeline.Pdf;
using CurationPipeline.Site;

namespace CurationPipeline.Cli;

/// <summary>The pages on which quotes stand, where their papers are at hand; the last few papers stay open.</summary>
internal sealed class DrawnQuotes(PaperFiles files) : IDisposable
{
    private const int MostOpen = 3;

    private readonly Lock _gate = new();
    private readonly LinkedList<(EntityId Paper, OpenPaper? Opened)> _open = [];

    /// <summary>The pages with the places of the words; nothing where the paper is not at hand or does not have them.</summary>
    public IReadOnlyList<MarkedPage> Of(QuoteDetails quote)
    {
        lock (_gate)
        {
            if (Open(quote.Paper) is not { } paper || paper.Index.Find(quote.Text, Near(quote, paper)) is not { } found)
                return [];
            return
            [
                .. found.Parts.SelectMany(paper.Index.BoxesOf).GroupBy(place => place.Page).OrderBy(page => page.Key)
                    .Select(page => (Drawing: paper.Pages.Page(page.Key), Marked: page.Select(place => place.Box).ToList()))
                    .Where(page => page.Drawing is not null)
                    .Select(page => new MarkedPage(page.Drawing!, page.Marked)), // filtered
            ];
        }
    }

    /// <summary>Which of the paper's files are at hand, by their bytes; every quote of it is drawn from them.</summary>
    public string From(EntityId paper)
    {
        lock (_gate)
            return string.Join(' ', files.HashesOf(paper));
    }

    public void Dispose()
    {
        foreach (var (_, opened) in _open)
            opened?.Pages.Dispose();
    }

    private static TextRange? Near(QuoteDetails quote, OpenPaper paper) =>
        quote.End > quote.Start && quote.End <= paper.Index.Text.Length ? new TextRange(quote.Start, quote.End) : null;

    private OpenPaper? Open(EntityId paper)
    {
        var known = _open.FirstOrDefault(entry => entry.Paper == paper);
        if (known.Paper == paper)
            return known.Opened;
        if (_open.Count == MostOpen)
        {
            _open.Last!.Value.Opened?.Pages.Dispose(); // there are some
            _open.RemoveLast();
        }

        var opened = files.Of(paper).Select(Read).FirstOrDefault(read => read is not null);
        _open.AddFirst((paper, opened));
        return opened;
    }

    private static OpenPaper? Read(string file)
    {
        try
        {
            return PageDrawings.Open(file) is { } pages ? new OpenPaper(new QuoteIndex(DocumentReader.Read(file)), pages) : null;
        }
        catch (DocumentException)
        {
            // A paper that cannot be read any more is told by 'check'; the page shows the quote without it.
            return null;
        }
    }

    private sealed record OpenPaper(QuoteIndex Index, PageDrawings Pages);
}
