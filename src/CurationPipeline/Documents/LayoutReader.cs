using CurationPipeline.Pdf;
using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Documents;

/// <summary>All pages of a PDF, laid out, with what the reader of the pages does not see.</summary>
internal sealed record LaidPages(
    IReadOnlyList<PageLayout> Pages, IReadOnlyList<HiddenText> Hidden, IReadOnlyList<string> Losses);

/// <summary>Lays out the pages of a PDF, all in the light of the columns that most of them have.</summary>
internal static class LayoutReader
{
    public static LaidPages Read(ILetterSource source, CancellationToken cancellationToken)
    {
        var pages = new PageLayout[source.PageCount];
        var hidden = new List<HiddenText>[source.PageCount];
        var losses = new IReadOnlyList<string>[source.PageCount];
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.For(0, source.PageCount, options, i =>
            {
                var letters = source.ReadPage(i + 1, cancellationToken);
                pages[i] = PageLayouter.Lay(letters);
                hidden[i] = HiddenTextReader.Read(letters);
                losses[i] = letters.Losses;
            });
            Align(source, pages, options);
        }
        catch (AggregateException exception) when (exception.InnerExceptions.Count > 0)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }

        return new LaidPages(pages, [.. hidden.SelectMany(texts => texts)], [.. source.Losses, .. losses.SelectMany((texts, i) => texts.Select(text => $"Page {i + 1}: {text}"))]);
    }

    // A page that is half a figure shows its columns poorly; the other pages know where they are.
    private static void Align(ILetterSource source, PageLayout[] pages, ParallelOptions options)
    {
        var gutters = pages.Where(page => page.Gutter is not null).Select(page => page.Gutter!.Value).Order().ToList();
        if (gutters.Count < 2 || gutters.Count * 3 < pages.Length)
            return;
        var usual = gutters[gutters.Count / 2];
        Parallel.For(0, pages.Length, options, i =>
        {
            if (pages[i].Gutter is not { } own || Math.Abs(own - usual) > 8)
                pages[i] = PageLayouter.Lay(source.ReadPage(i + 1, options.CancellationToken), usual);
        });
    }
}
