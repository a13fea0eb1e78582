using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Content;

internal sealed partial class ContentInterpreter
{
    private void Execute(int word, ReadOnlySpan<byte> content, ref Lexer lexer)
    {
        switch (word)
        {
            case Operators.Show:
            case Operators.ShowSpaced:
            case Operators.NextLineShow:
            case Operators.NextLineShowSpaced:
                ShowText(word, content);
                break;
            case Operators.Save:
                if (_saved.Count < MostSaved)
                    _saved.Push(_state);
                break;
            case Operators.Restore:
                if (_saved.Count > _savedFloor)
                    _state = _saved.Pop();
                break;
            case Operators.Concatenate:
                if (TryLast(6, out var first))
                    _state.Matrix = OperandMatrix(first).Then(_state.Matrix);
                break;
            case Operators.ExtendedState:
                ApplyExtendedState(_resources.Dictionary("ExtGState")?.Dictionary(Name(0, content) ?? ""));
                break;
            case Operators.LineWidth:
                _state.LineWidth = Number(0);
                break;
            case Operators.XObject:
                DrawNamed(Name(_operands.Count - 1, content));
                break;
            case Operators.InlineImage:
                DrawPicture(isOpaque: !InlineImage.Skip(ref lexer, content));
                break;
            case Operators.BeginMarked:
                _marks.Begin(null, isLayer: false);
                break;
            case Operators.BeginMarkedWithProperties:
                _marks.Begin(Properties(content), Name(0, content) == "OC");
                break;
            case Operators.EndMarked:
                _marks.End();
                break;
            default:
                if (!ExecuteText(word, content) && !ExecuteColor(word, content))
                    ExecutePath(word);
                break;
        }
    }

    private PdfDictionary? Properties(ReadOnlySpan<byte> content)
    {
        if (_operands.Count < 2)
            return null;
        if (_operands[1] is not { Kind: TokenKind.DictionaryStart } inline)
            return _resources.Dictionary("Properties")?.Dictionary(Name(1, content) ?? "");
        var parser = new ObjectParser(content.Slice(inline.Start, inline.Length), 0, null);
        return parser.TryRead(out var value) ? value as PdfDictionary : null;
    }

    private void ApplyExtendedState(PdfDictionary? entries)
    {
        if (entries is null)
            return;
        var blend = entries["BM"];
        if (blend is not null)
            _state.BlendsPlainly = ((blend as PdfName)?.Value ?? (blend as PdfArray)?.Name(0)) is "Normal" or "Compatible";
        if (entries["SMask"] is { } mask)
            _state.HasSoftMask = mask is PdfDictionary or PdfStream;
        if (entries["ca"] is PdfNumber fill)
            _state.Fill = _state.Fill with { Alpha = (float)fill.Value };
        if (entries["CA"] is PdfNumber stroke)
            _state.Stroke = _state.Stroke with { Alpha = (float)stroke.Value };
        if (entries["LW"] is PdfNumber width)
            _state.LineWidth = width.Value;
        if (entries.Array("Font") is { } font && font.Dictionary(0) is { } dictionary)
            SetFont(dictionary, font.Number(1));
    }
}
