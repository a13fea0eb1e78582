using CurationPipeline.Pdf.Content;
using CurationPipeline.Pdf.Fonts;
using CurationPipeline.Pdf.Syntax;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Graphics.Colors;
using Pig = UglyToad.PdfPig;

namespace CurationPipeline.Pdf;

/// <summary>
/// Gives the letters that the PdfPig package reads. It is compiled in only with -p:PdfPig=true. PdfPig does not tell what is
/// drawn over what: covered and clipped text is not recognised here.
/// </summary>
public sealed class PdfPigLetterSource : ILetterSource
{
    private const float Ascent = 0.75f;
    private const float Descent = -0.25f;
    private const float Tiny = 2;

    private readonly Pig.PdfDocument _document;
    private readonly Lock _lock = new();

    private PdfPigLetterSource(Pig.PdfDocument document)
    {
        _document = document;
        Info = new PdfInfo(document.Information.Title, document.Information.Author, document.Information.GetCreatedDateTimeOffset());
    }

    public PdfInfo Info { get; }

    public int PageCount => _document.NumberOfPages;

    /// <inheritdoc cref="PdfDocument.Open"/>
    public static PdfPigLetterSource Open(ReadOnlyMemory<byte> bytes, string? password = null)
    {
        bytes = FileHeader.Skip(bytes);
        try
        {
            var options = new Pig.ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, Password = password ?? "", UseActualText = true };
            return new PdfPigLetterSource(Pig.PdfDocument.Open(bytes, options));
        }
        catch (PdfDocumentEncryptedException exception)
        {
            throw new PdfFormatException(string.IsNullOrEmpty(password)
                ? "The file is encrypted and needs a password: --password."
                : "The password is wrong: give the one that the file was encrypted with as --password.", exception);
        }
        catch (Exception exception)
        {
            throw new PdfFormatException($"The file is damaged beyond reading ({exception.Message}); fetch it again.", exception);
        }
    }

    /// <inheritdoc/>
    public LetterPage ReadPage(int number, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // PdfPig reads from one stream and is made for one thread.
        lock (_lock)
        {
            try
            {
                return Map(_document.GetPage(number));
            }
            catch (Exception exception)
            {
                return new LetterPage(number, 0, 0, [], [], [], [$"The page could not be read: {exception.Message}"]);
            }
        }
    }

    public void Dispose() => _document.Dispose();

    private static LetterPage Map(Pig.Content.Page page)
    {
        var frame = new PageFrame((float)page.Width, (float)page.Height, Matrix.Identity);
        var ground = new Ground();
        var graphics = Graphics(page, frame, ground);
        var faces = new List<LetterFont>();
        var indices = new Dictionary<string, short>(StringComparer.Ordinal);
        var letters = new Letter[page.Letters.Count];
        for (var i = 0; i < letters.Length; i++)
        {
            var name = page.Letters[i].FontName ?? "";
            if (!indices.TryGetValue(name, out var index))
            {
                indices[name] = index = (short)faces.Count;
                faces.Add(FaceReader.Read(name, PdfDictionary.Empty));
            }

            letters[i] = Map(page.Letters[i], index, frame, ground);
        }

        ScannedPages.Reveal(letters, graphics, frame);
        return new LetterPage(page.Number, frame.Width, frame.Height, [.. letters], faces, graphics, []);
    }

    private static Letter Map(Pig.Content.Letter letter, short font, in PageFrame frame, Ground ground)
    {
        var (x, y) = ((float)letter.StartBaseLine.X, frame.Height - (float)letter.StartBaseLine.Y);
        var (dx, dy) = ((float)letter.EndBaseLine.X - x, frame.Height - (float)letter.EndBaseLine.Y - y);
        var size = (float)letter.PointSize;
        var length = MathF.Sqrt(dx * dx + dy * dy);
        var (right, down) = length > 0 ? (dx / length, dy / length) : (1, 0);
        // Up is a quarter turn against the clock from the direction of writing.
        var box = new Matrix(right * size, down * size, down * size, -right * size, x, y)
            .Apply(0, Descent, size > 0 ? length / size : 0, Ascent);
        var color = Color(letter.Color);
        return new Letter(
            letter.Value, box, x, y, length > 0 ? MathF.Atan2(dy, dx) * 180 / MathF.PI : 0, font, size, color, Hidden(letter, box, color, frame, ground));
    }

    private static HiddenReason Hidden(Pig.Content.Letter letter, Box box, int color, in PageFrame frame, Ground ground)
    {
        var (x, y) = ((box.X0 + box.X1) / 2, (box.Y0 + box.Y1) / 2);
        if (letter.RenderingMode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip)
            return HiddenReason.InvisibleMode;
        if (Invisibles.AreAll(letter.Value))
            return HiddenReason.ZeroWidth;
        if (x < 0 || y < 0 || x > frame.Width || y > frame.Height)
            return HiddenReason.OffPage;
        if (letter.PointSize < Tiny)
            return HiddenReason.Tiny;
        return ground.Swallows(color, x, y) ? HiddenReason.BackgroundColor : HiddenReason.None;
    }

    private static List<Graphic> Graphics(Pig.Content.Page page, in PageFrame frame, Ground ground)
    {
        var graphics = new List<Graphic>();
        foreach (var path in page.Paths)
        {
            if (path.IsClipping || !(path.IsFilled || path.IsStroked) || path.GetBoundingRectangle() is not { } bounds)
                continue;
            var box = Flip(bounds, frame);
            if (path.IsFilled)
                ground.Paint(box, Color(path.FillColor), covers: false, letters: 0);
            graphics.Add(new Graphic(PathPainter.Kind(box), box));
        }

        foreach (var image in page.GetImages())
        {
            ground.Paint(Flip(image.BoundingBox, frame), null, covers: false, letters: 0);
            graphics.Add(new Graphic(GraphicKind.Picture, Flip(image.BoundingBox, frame)));
        }

        return graphics;
    }

    private static Box Flip(PdfRectangle box, in PageFrame frame) =>
        new((float)box.Left, frame.Height - (float)box.Top, (float)box.Right, frame.Height - (float)box.Bottom);

    /// <summary>Patterns have no colour of their own and count as grey.</summary>
    private static int Color(IColor? color)
    {
        if (color is null or PatternColor)
            return 0x808080;
        var (red, green, blue) = color.ToRGBValues();
        return Part(red) << 16 | Part(green) << 8 | Part(blue);
    }

    private static int Part(double value) => (int)Math.Round(Math.Clamp(value, 0, 1) * 255);
}
