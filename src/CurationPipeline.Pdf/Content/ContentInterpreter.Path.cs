using System.Runtime.InteropServices;

namespace CurationPipeline.Pdf.Content;

internal sealed partial class ContentInterpreter
{
    private void ExecutePath(int word)
    {
        switch (word)
        {
            case Operators.MoveTo:
                _path.MoveTo(_state.Matrix, Number(0), Number(1));
                break;
            case Operators.LineTo:
                _path.LineTo(_state.Matrix, Number(0), Number(1));
                break;
            case Operators.Curve or Operators.CurveFromCurrent or Operators.CurveToEnd:
                _path.CurveTo(_state.Matrix, CollectionsMarshal.AsSpan(_operands));
                break;
            case Operators.Close:
                _path.Close();
                break;
            case Operators.Rectangle:
                _path.Rectangle(_state.Matrix, Number(0), Number(1), Number(2), Number(3));
                break;
            case Operators.Stroke or Operators.CloseStroke:
                Paint(word == Operators.CloseStroke, fill: false, stroke: true);
                break;
            case Operators.Fill or Operators.FillOld or Operators.FillEvenOdd:
                Paint(close: false, fill: true, stroke: false);
                break;
            case Operators.FillStroke or Operators.FillStrokeEvenOdd:
                Paint(close: false, fill: true, stroke: true);
                break;
            case Operators.CloseFillStroke or Operators.CloseFillStrokeEvenOdd:
                Paint(close: true, fill: true, stroke: true);
                break;
            case Operators.EndPath:
                Paint(close: false, fill: false, stroke: false);
                break;
            case Operators.Clip or Operators.ClipEvenOdd:
                _clipPending = true;
                break;
            case Operators.Shading:
                _canvas.Ground.Paint(_state.Clip, null, covers: false, _canvas.LetterCount);
                break;
        }
    }

    private void Paint(bool close, bool fill, bool stroke)
    {
        if (close)
            _path.Close();
        _path.EndPart();
        if (fill && !_shower.IsLayerOff)
            PathPainter.Fill(_canvas, _state, _path);
        if (stroke && !_shower.IsLayerOff)
            PathPainter.Stroke(_canvas, _state, _path);
        if (_clipPending && !_path.IsEmpty)
            Clip(_path.Bounds(), _path.Parts is [{ Shape: PathShape.Rectangle }]);
        _clipPending = false;
        _path.Clear();
    }

    private void Clip(Box box, bool isBox)
    {
        _state.ClipIsBox &= isBox;
        // An empty common part clips all: it stays as a box without room.
        _state.Clip = PathPainter.TryClip(box, _state.Clip, out var common) ? common : new Box(-10, -10, -10, -10);
    }
}
