namespace CurationPipeline.Pdf.Content;

/// <summary>
/// Knows pages that are pictures with recognised text laid invisibly over them. A person reads the picture,
/// so that text counts as seen; on a page with any letter to see, invisible text stays hidden.
/// </summary>
internal static class ScannedPages
{
    private const float LeastShare = 0.5f;

    public static void Reveal(Span<Letter> letters, List<Graphic> graphics, in PageFrame frame)
    {
        foreach (ref readonly var letter in letters)
        {
            if (letter.Hidden == HiddenReason.None && !string.IsNullOrWhiteSpace(letter.Text))
                return;
        }

        foreach (var graphic in graphics)
        {
            if (graphic.Kind == GraphicKind.Picture && graphic.Box.Width * graphic.Box.Height >= LeastShare * frame.Width * frame.Height)
                Reveal(letters, graphic.Box);
        }
    }

    private static void Reveal(Span<Letter> letters, Box picture)
    {
        foreach (ref var letter in letters)
        {
            var (x, y) = ((letter.Box.X0 + letter.Box.X1) / 2, (letter.Box.Y0 + letter.Box.Y1) / 2);
            if (letter.Hidden is HiddenReason.InvisibleMode or HiddenReason.Covered
                && x >= picture.X0 && x <= picture.X1 && y >= picture.Y0 && y <= picture.Y1)
                letter = letter with { Hidden = HiddenReason.None };
        }
    }
}
