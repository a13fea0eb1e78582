using CurationPipeline.Pdf;

namespace CurationPipeline.Documents;

/// <summary>A page as its visible letters make it up: enough to draw it and to find a place on it again.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Width">In points, as displayed.</param>
/// <param name="Height">In points, as displayed.</param>
/// <param name="Words">In the order in which the file draws them.</param>
/// <param name="Graphics">Boxes of pictures, rules and drawn paths.</param>
public sealed record PageDrawing(int Number, float Width, float Height, IReadOnlyList<DrawnWord> Words, IReadOnlyList<Graphic> Graphics)
{
    internal static PageDrawing Of(LetterPage page)
    {
        var words = new List<DrawnWord>();
        DrawnWord.Draft? open = null;
        foreach (var letter in page.Letters.Where(letter => letter.Hidden == HiddenReason.None))
        {
            if (open is not null && !open.TryAdd(letter))
            {
                words.AddRange(open.Close(page.Fonts));
                open = null;
            }

            open ??= string.IsNullOrWhiteSpace(letter.Text) ? null : new DrawnWord.Draft(letter);
        }

        words.AddRange(open?.Close(page.Fonts) ?? []);
        return new PageDrawing(page.Number, page.Width, page.Height, words, page.Graphics);
    }
}

/// <summary>The pages of a PDF, drawn one by one as they are asked for.</summary>
public sealed class PageDrawings : IDisposable
{
    private readonly ILetterSource _source;

    private PageDrawings(ILetterSource source) => _source = source;

    public int Count => _source.PageCount;

    /// <summary>Opens a file; null when it is not a PDF and so has no pages to draw.</summary>
    /// <exception cref="DocumentException">The file cannot be read.</exception>
    public static PageDrawings? Open(string path, string? password = null)
    {
        var file = SourceFile.Open(path);
        return file.IsPdf ? new PageDrawings(PdfReader.Open(file, new ReadOptions { Password = password })) : null;
    }

    /// <summary>Draws a page; null when there is none of that number.</summary>
    public PageDrawing? Page(int number) => number >= 1 && number <= Count ? PageDrawing.Of(_source.ReadPage(number)) : null;

    public void Dispose() => _source.Dispose();
}
