using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Filters;

/// <summary>Undoes the prediction that some streams are written with before they are compressed.</summary>
internal static class Predictor
{
    private const int LongestRow = 1 << 20;

    /// <summary>Decodes into the output, by way of a buffer when there is a prediction to undo.</summary>
    public static void Undo(PdfDictionary? parameters, ByteBuffer output, Action<ByteBuffer> decode)
    {
        var predictor = parameters?.Integer("Predictor", 1) ?? 1;
        if (parameters is null || predictor < 2)
        {
            decode(output);
            return;
        }

        using var predicted = new ByteBuffer();
        decode(predicted);
        var bitsPerPixel = Math.Clamp(parameters.Integer("Colors", 1), 1, 64) * Math.Clamp(parameters.Integer("BitsPerComponent", 8), 1, 32);
        var pixel = (bitsPerPixel + 7) / 8;
        var row = (int)Math.Min(LongestRow, (Math.Max(1L, parameters.Integer("Columns", 1)) * bitsPerPixel + 7) / 8);
        if (predictor == 2)
            UndoTiff(predicted.Span, row, pixel, output);
        else
            UndoPng(predicted.Span, row, pixel, output);
    }

    private static void UndoTiff(ReadOnlySpan<byte> data, int row, int pixel, ByteBuffer output)
    {
        for (var at = 0; at < data.Length; at += row)
        {
            var line = data.Slice(at, Math.Min(row, data.Length - at));
            var target = output.Free(line.Length);
            for (var i = 0; i < line.Length; i++)
                target[i] = (byte)(line[i] + (i >= pixel ? target[i - pixel] : 0));
            output.Advance(line.Length);
        }
    }

    private static void UndoPng(ReadOnlySpan<byte> data, int row, int pixel, ByteBuffer output)
    {
        var above = new byte[row];
        var current = new byte[row];
        for (var at = 0; at < data.Length; at += row + 1)
        {
            var length = Math.Min(row, data.Length - at - 1);
            data.Slice(at + 1, length).CopyTo(current);
            UndoRow(data[at], current.AsSpan(0, length), above, pixel);
            output.Add(current.AsSpan(0, length));
            (above, current) = (current, above);
        }
    }

    private static void UndoRow(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int pixel)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var left = i >= pixel ? row[i - pixel] : (byte)0;
            row[i] += filter switch
            {
                1 => left,
                2 => above[i],
                3 => (byte)((left + above[i]) / 2),
                4 => Paeth(left, above[i], i >= pixel ? above[i - pixel] : (byte)0),
                _ => 0,
            };
        }
    }

    private static byte Paeth(byte left, byte above, byte corner)
    {
        var estimate = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(estimate - left), Math.Abs(estimate - above), Math.Abs(estimate - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
