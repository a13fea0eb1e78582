using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Content;

internal sealed partial class ContentInterpreter
{
    private bool ExecuteColor(int word, ReadOnlySpan<byte> content)
    {
        switch (word)
        {
            case Operators.GrayFill:
                _state.Fill = Painted(_state.Fill, ColorSpace.Gray);
                break;
            case Operators.GrayStroke:
                _state.Stroke = Painted(_state.Stroke, ColorSpace.Gray);
                break;
            case Operators.RgbFill:
                _state.Fill = Painted(_state.Fill, ColorSpace.Rgb);
                break;
            case Operators.RgbStroke:
                _state.Stroke = Painted(_state.Stroke, ColorSpace.Rgb);
                break;
            case Operators.CmykFill:
                _state.Fill = Painted(_state.Fill, ColorSpace.Cmyk);
                break;
            case Operators.CmykStroke:
                _state.Stroke = Painted(_state.Stroke, ColorSpace.Cmyk);
                break;
            case Operators.SpaceFill:
                _state.Fill = InSpace(_state.Fill, content);
                break;
            case Operators.SpaceStroke:
                _state.Stroke = InSpace(_state.Stroke, content);
                break;
            case Operators.ColorFill or Operators.ColorFillNamed:
                _state.Fill = Painted(_state.Fill, _state.Fill.Space);
                break;
            case Operators.ColorStroke or Operators.ColorStrokeNamed:
                _state.Stroke = Painted(_state.Stroke, _state.Stroke.Space);
                break;
            default:
                return false;
        }

        return true;
    }

    private Paint InSpace(Paint paint, ReadOnlySpan<byte> content)
    {
        var space = _shared.Space(Name(0, content) ?? "", _resources);
        return paint with { Space = space, Color = space.InitialColor, IsKnown = !space.IsPattern };
    }

    private Paint Painted(Paint paint, ColorSpace space)
    {
        Span<double> parts = stackalloc double[32];
        var count = 0;
        foreach (var operand in _operands)
        {
            if (operand.Kind == TokenKind.Number && count < parts.Length)
                parts[count++] = operand.Number;
        }

        return paint with { Space = space, Color = space.ToRgb(parts[..count]), IsKnown = !space.IsPattern };
    }
}
