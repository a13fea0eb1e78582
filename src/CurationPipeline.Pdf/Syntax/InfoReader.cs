using System.Globalization;
using System.Text;

namespace CurationPipeline.Pdf.Syntax;

/// <summary>Reads what a file says of itself.</summary>
internal static class InfoReader
{
    public static PdfInfo Read(PdfDictionary? info) =>
        new(Text(info?.Bytes("Title")), Text(info?.Bytes("Author")), Date(Text(info?.Bytes("CreationDate"))));

    private static string? Text(byte[]? bytes)
    {
        var text = bytes switch
        {
            null => "",
            [0xfe, 0xff, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            [0xff, 0xfe, .. var rest] => Encoding.Unicode.GetString(rest),
            [0xef, 0xbb, 0xbf, .. var rest] => Encoding.UTF8.GetString(rest),
            _ => Encoding.Latin1.GetString(bytes),
        };
        text = text.Trim('\0', ' ', '\r', '\n', '\t');
        return text.Length > 0 ? text : null;
    }

    /// <summary>Dates are written D:YYYYMMDDHHmmSS+HH'mm', and may stop after any part.</summary>
    private static DateTimeOffset? Date(string? text)
    {
        if (text is null)
            return null;
        var digits = text.StartsWith("D:", StringComparison.Ordinal) ? text[2..] : text;
        var end = digits.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var clock = end < 0 ? digits : digits[..end];
        var zone = end < 0 ? "" : digits[end..].Replace("'", "", StringComparison.Ordinal);
        const string Full = "00000101000000";
        if (clock.Length is < 4 or > 14)
            return null;
        return DateTime.TryParseExact(clock + Full[clock.Length..], "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new DateTimeOffset(time, Offset(zone))
            : null;
    }

    private static TimeSpan Offset(string zone)
    {
        if (zone.Length < 5 || zone[0] is not ('+' or '-') || !int.TryParse(zone.AsSpan(1, 2), CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(zone.AsSpan(3, 2), CultureInfo.InvariantCulture, out var minutes) || hours > 13 || minutes > 59)
            return TimeSpan.Zero;
        return new TimeSpan(hours, minutes, 0) * (zone[0] == '-' ? -1 : 1);
    }
}
