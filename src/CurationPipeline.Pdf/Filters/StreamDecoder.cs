using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Filters;

/// <summary>Undoes a stream's filters in their order.</summary>
internal static class StreamDecoder
{
    private const int MostFilters = 16;

    /// <returns>False when the data is known to be damaged; what could be read of it is there.</returns>
    public static bool Decode(PdfDictionary dictionary, ReadOnlyMemory<byte> data, ByteBuffer output)
    {
        var filters = dictionary["Filter"] ?? dictionary["F"];
        var parameters = dictionary["DecodeParms"] ?? dictionary["DP"];
        switch (filters)
        {
            case PdfName only:
                return Apply(only.Value, PdfDictionary.From(parameters) ?? (parameters as PdfArray)?.Dictionary(0), data, output);
            case PdfArray { Count: > 0 } chain:
                return Decode(chain, parameters, data, output);
            default:
                output.Add(data.Span);
                return true;
        }
    }

    private static bool Decode(PdfArray chain, PdfObject? parameters, ReadOnlyMemory<byte> data, ByteBuffer output)
    {
        var last = Math.Min(chain.Count, MostFilters) - 1;
        var isWhole = true;
        for (var i = 0; i < last; i++)
        {
            using var step = new ByteBuffer();
            isWhole &= Apply(chain.Name(i), Parameters(parameters, i), data, step);
            data = step.ToArray();
        }

        return Apply(chain.Name(last), Parameters(parameters, last), data, output) && isWhole;
    }

    private static PdfDictionary? Parameters(PdfObject? parameters, int index) =>
        parameters is PdfArray array ? array.Dictionary(index) : index == 0 ? PdfDictionary.From(parameters) : null;

    private static bool Apply(string? filter, PdfDictionary? parameters, ReadOnlyMemory<byte> data, ByteBuffer output)
    {
        var isWhole = true;
        switch (filter)
        {
            case "FlateDecode" or "Fl":
                Predictor.Undo(parameters, output, target => isWhole = FlateFilter.Decode(data, target));
                break;
            case "LZWDecode" or "LZW":
                Predictor.Undo(parameters, output, target => LzwFilter.Decode(data.Span, parameters?.Integer("EarlyChange", 1) != 0, target));
                break;
            case "ASCIIHexDecode" or "AHx":
                AsciiFilters.DecodeHex(data.Span, output);
                break;
            case "ASCII85Decode" or "A85":
                AsciiFilters.Decode85(data.Span, output);
                break;
            case "RunLengthDecode" or "RL":
                RunLengthFilter.Decode(data.Span, output);
                break;
            default:
                // Crypt without a filter of its own, and the codings of pictures, whose data nobody here reads: nothing else is read so.
                output.Add(data.Span);
                isWhole = filter == "Crypt";
                break;
        }

        return isWhole;
    }
}
