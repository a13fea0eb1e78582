namespace CurationPipeline.Pdf.Syntax;

/// <summary>Finds the objects of a file whose cross-references are broken, by looking for "N G obj" and "trailer".</summary>
internal static class XrefScanner
{
    public static XrefTable Scan(ReadOnlyMemory<byte> file, IObjectSource source)
    {
        var table = new XrefTable();
        var span = file.Span;
        for (var at = Next(span, 0); at >= 0; at = Next(span, at + 3))
        {
            if (TryHead(span, at, out var number, out var offset))
                table.Entries[number] = new XrefEntry(offset);
        }

        FindTrailer(span, table, source);
        return table;
    }

    private static int Next(ReadOnlySpan<byte> file, int from)
    {
        var found = file[from..].IndexOf("obj"u8);
        return found < 0 ? -1 : from + found;
    }

    /// <summary>Walks back from "obj" over the generation and the number.</summary>
    private static bool TryHead(ReadOnlySpan<byte> file, int at, out int number, out int offset)
    {
        number = 0;
        offset = at - 1;
        while (offset >= 0 && CharacterClass.IsSpace(file[offset]))
            offset--;
        if (!SkipDigitsBack(file, ref offset) || offset < 0 || !CharacterClass.IsSpace(file[offset]))
            return false;
        while (offset >= 0 && CharacterClass.IsSpace(file[offset]))
            offset--;
        var end = offset + 1;
        if (!SkipDigitsBack(file, ref offset))
            return false;
        offset++;
        return int.TryParse(file[offset..end], System.Globalization.CultureInfo.InvariantCulture, out number) && number is > 0 and < 8_388_608;
    }

    private static bool SkipDigitsBack(ReadOnlySpan<byte> file, ref int at)
    {
        var start = at;
        while (at >= 0 && start - at < 10 && file[at] is >= (byte)'0' and <= (byte)'9')
            at--;
        return at < start;
    }

    /// <summary>The last trailer that names a root counts; entries that it lacks come from earlier ones.</summary>
    private static void FindTrailer(ReadOnlySpan<byte> file, XrefTable table, IObjectSource source)
    {
        for (var at = file.LastIndexOf("trailer"u8); at >= 0; at = file[..at].LastIndexOf("trailer"u8))
        {
            var parser = new ObjectParser(file, at + "trailer".Length, source);
            if (parser.TryRead(out var value) && value is PdfDictionary trailer && trailer.Raw("Root") is PdfReference)
            {
                table.Trailer = trailer;
                return;
            }
        }
    }
}
