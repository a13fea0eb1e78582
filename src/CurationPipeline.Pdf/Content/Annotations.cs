using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Content;

/// <summary>Finds what annotations and form fields show on a page.</summary>
internal static class Annotations
{
    private const int MostAnnotations = 5000;
    private const int Hidden = 2;
    private const int NoView = 32;

    public static void Draw(PdfDictionary page, Action<PdfStream, Matrix> draw)
    {
        var annotations = page.Array("Annots");
        for (var i = 0; i < Math.Min(annotations?.Count ?? 0, MostAnnotations); i++)
        {
            if (annotations!.Dictionary(i) is { } annotation && IsShown(annotation) && Appearance(annotation) is { } form)
                draw(form, Placement(annotation, form.Dictionary));
        }
    }

    private static bool IsShown(PdfDictionary annotation) =>
        (annotation.Integer("F") & (Hidden | NoView)) == 0 && annotation.Name("Subtype") is not ("Popup" or "Link");

    private static PdfStream? Appearance(PdfDictionary annotation) => annotation.Dictionary("AP")?["N"] switch
    {
        PdfStream only => only,
        PdfDictionary states => states.Stream(annotation.Name("AS") ?? "Off"),
        _ => null,
    };

    /// <summary>The form's box, as its own matrix turns it, is fitted into the annotation's rectangle.</summary>
    private static Matrix Placement(PdfDictionary annotation, PdfDictionary form)
    {
        if (annotation.Numbers("Rect", 4) is not { } target || form.Numbers("BBox", 4) is not { } box)
            return Matrix.Identity;
        var source = Matrix.From(form.Numbers("Matrix", 6)).Apply(box[0], box[1], box[2], box[3]);
        var (x, y) = (Math.Min(target[0], target[2]), Math.Min(target[1], target[3]));
        var scaleX = source.Width > 0 ? Math.Abs(target[2] - target[0]) / source.Width : 1;
        var scaleY = source.Height > 0 ? Math.Abs(target[3] - target[1]) / source.Height : 1;
        return new Matrix(scaleX, 0, 0, scaleY, x - source.X0 * scaleX, y - source.Y0 * scaleY);
    }
}
