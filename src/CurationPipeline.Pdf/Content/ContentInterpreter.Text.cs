using CurationPipeline.Pdf.Fonts;
using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Content;

internal sealed partial class ContentInterpreter
{
    private bool ExecuteText(int word, ReadOnlySpan<byte> content)
    {
        switch (word)
        {
            case Operators.BeginText:
                _shower.Begin();
                break;
            case Operators.EndText:
                ClipToText();
                break;
            case Operators.CharacterSpace:
                _state.CharacterSpace = Number(0);
                break;
            case Operators.WordSpace:
                _state.WordSpace = Number(0);
                break;
            case Operators.HorizontalScale:
                _state.Scale = Number(0) / 100;
                break;
            case Operators.Leading:
                _state.Leading = Number(0);
                break;
            case Operators.Rise:
                _state.Rise = Number(0);
                break;
            case Operators.RenderMode:
                _state.RenderMode = (int)Math.Clamp(Number(0), 0, 7);
                break;
            case Operators.Font:
                if (Name(_operands.Count - 2, content) is { } name)
                    SetFont(_resources.Dictionary("Font")?.Dictionary(name), Number(_operands.Count - 1));
                break;
            case Operators.Move:
                _shower.MoveLine(Number(0), Number(1));
                break;
            case Operators.MoveSetLeading:
                _state.Leading = -Number(1);
                _shower.MoveLine(Number(0), Number(1));
                break;
            case Operators.TextMatrix:
                if (TryLast(6, out var first))
                    _shower.SetMatrix(OperandMatrix(first));
                break;
            case Operators.NextLine:
                _shower.MoveLine(0, -_state.Leading);
                break;
            default:
                return false;
        }

        return true;
    }

    // Letters shown for clipping (ISO 32000-1, 9.3.6) are seen in what is painted through them.
    private void ClipToText()
    {
        if (_clipFrom is not { } from)
            return;
        (_state.ClipLetters, _state.ClipIsBox) = ((from, _canvas.LetterCount), false);
        _clipFrom = null;
    }

    private void ShowText(int word, ReadOnlySpan<byte> content)
    {
        if (_state.RenderMode >= 4)
            _clipFrom ??= _canvas.LetterCount;
        if (word == Operators.NextLineShowSpaced && _operands.Count >= 3)
        {
            _state.WordSpace = Number(0);
            _state.CharacterSpace = Number(1);
        }

        if (word is Operators.NextLineShow or Operators.NextLineShowSpaced)
            _shower.MoveLine(0, -_state.Leading);
        if (_state.FontIndex < 0)
            _state.FontIndex = _canvas.IndexOf(_state.Font);
        foreach (var operand in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_operands))
        {
            if (operand.Kind is TokenKind.Text or TokenKind.HexText)
                _shower.Show(_state, Text(operand, content));
            else if (operand.Kind == TokenKind.Number && word == Operators.ShowSpaced)
                _shower.Adjust(_state, operand.Number);
        }
    }

    private void SetFont(PdfDictionary? font, double size)
    {
        _state.Font = font is null ? FontLoader.Default : _shared.Font(font);
        _state.FontIndex = _canvas.IndexOf(_state.Font);
        _state.Size = size;
    }
}
