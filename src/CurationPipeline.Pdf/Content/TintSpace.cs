using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Content;

/// <summary>Inks by name; a straight blend is computed, other functions are taken for inks that darken.</summary>
internal sealed class TintSpace : ColorSpace
{
    private readonly ColorSpace _basis;
    private readonly double[]? _none;
    private readonly double[]? _full;

    public TintSpace(PdfArray array, ColorSpace basis)
    {
        _basis = basis;
        if (array.Dictionary(3) is not { } function || function.Integer("FunctionType") != 2)
            return;
        var count = function.Array("C1")?.Count ?? 1;
        _none = function.Numbers("C0", count) ?? new double[count];
        _full = function.Numbers("C1", count) ?? [1];
    }

    public override int InitialColor => ToRgb([1, 1, 1, 1]);

    public override int ToRgb(ReadOnlySpan<double> parts)
    {
        if (_none is null || _full is null || parts.Length == 0)
            return Darken(parts);
        var tint = Math.Clamp(parts[0], 0, 1);
        var blended = new double[_none.Length];
        for (var i = 0; i < blended.Length; i++)
            blended[i] = _none[i] + tint * (_full[i] - _none[i]);
        return _basis.ToRgb(blended);
    }

    private static int Darken(ReadOnlySpan<double> parts)
    {
        var light = 1.0;
        foreach (var part in parts)
            light *= 1 - Math.Clamp(part, 0, 1);
        return Pack(light, light, light);
    }
}
