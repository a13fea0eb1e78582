namespace CurationPipeline.Pdf.Content;

/// <summary>The operators of page contents, packed into numbers so that one switch finds them.</summary>
internal static class Operators
{
    public const int Save = 'q';
    public const int Restore = 'Q';
    public const int Concatenate = 'c' << 8 | 'm';
    public const int ExtendedState = 'g' << 8 | 's';
    public const int LineWidth = 'w';

    public const int BeginText = 'B' << 8 | 'T';
    public const int EndText = 'E' << 8 | 'T';
    public const int CharacterSpace = 'T' << 8 | 'c';
    public const int WordSpace = 'T' << 8 | 'w';
    public const int HorizontalScale = 'T' << 8 | 'z';
    public const int Leading = 'T' << 8 | 'L';
    public const int Font = 'T' << 8 | 'f';
    public const int RenderMode = 'T' << 8 | 'r';
    public const int Rise = 'T' << 8 | 's';
    public const int Move = 'T' << 8 | 'd';
    public const int MoveSetLeading = 'T' << 8 | 'D';
    public const int TextMatrix = 'T' << 8 | 'm';
    public const int NextLine = 'T' << 8 | '*';
    public const int Show = 'T' << 8 | 'j';
    public const int ShowSpaced = 'T' << 8 | 'J';
    public const int NextLineShow = '\'';
    public const int NextLineShowSpaced = '"';

    public const int GrayFill = 'g';
    public const int GrayStroke = 'G';
    public const int RgbFill = 'r' << 8 | 'g';
    public const int RgbStroke = 'R' << 8 | 'G';
    public const int CmykFill = 'k';
    public const int CmykStroke = 'K';
    public const int SpaceFill = 'c' << 8 | 's';
    public const int SpaceStroke = 'C' << 8 | 'S';
    public const int ColorFill = 's' << 8 | 'c';
    public const int ColorStroke = 'S' << 8 | 'C';
    public const int ColorFillNamed = 's' << 16 | 'c' << 8 | 'n';
    public const int ColorStrokeNamed = 'S' << 16 | 'C' << 8 | 'N';

    public const int MoveTo = 'm';
    public const int LineTo = 'l';
    public const int Curve = 'c';
    public const int CurveFromCurrent = 'v';
    public const int CurveToEnd = 'y';
    public const int Close = 'h';
    public const int Rectangle = 'r' << 8 | 'e';
    public const int Stroke = 'S';
    public const int CloseStroke = 's';
    public const int Fill = 'f';
    public const int FillOld = 'F';
    public const int FillEvenOdd = 'f' << 8 | '*';
    public const int FillStroke = 'B';
    public const int FillStrokeEvenOdd = 'B' << 8 | '*';
    public const int CloseFillStroke = 'b';
    public const int CloseFillStrokeEvenOdd = 'b' << 8 | '*';
    public const int EndPath = 'n';
    public const int Clip = 'W';
    public const int ClipEvenOdd = 'W' << 8 | '*';
    public const int Shading = 's' << 8 | 'h';

    public const int XObject = 'D' << 8 | 'o';
    public const int InlineImage = 'B' << 8 | 'I';
    public const int BeginMarked = 'B' << 16 | 'M' << 8 | 'C';
    public const int BeginMarkedWithProperties = 'B' << 16 | 'D' << 8 | 'C';
    public const int EndMarked = 'E' << 16 | 'M' << 8 | 'C';

    /// <summary>Packs a word; 0 for one that is too long to be an operator we know.</summary>
    public static int Pack(ReadOnlySpan<byte> word) => word.Length switch
    {
        1 => word[0],
        2 => word[0] << 8 | word[1],
        3 => word[0] << 16 | word[1] << 8 | word[2],
        _ => 0,
    };
}
