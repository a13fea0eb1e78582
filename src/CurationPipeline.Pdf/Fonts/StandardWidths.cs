using System.Globalization;
using CurationPipeline.Pdf.Data;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>The glyph widths of the fourteen fonts that every reader has, and of the fonts known to be drawn alike.</summary>
internal sealed class StandardWidths
{
    private static readonly Lazy<Dictionary<string, StandardWidths>> Fonts = new(Load);

    private readonly Dictionary<string, float> _widths = new(StringComparer.Ordinal);
    private readonly float _every;

    private StandardWidths(ReadOnlySpan<char> entries)
    {
        if (float.TryParse(entries, CultureInfo.InvariantCulture, out _every))
            return;
        foreach (var range in entries.Split(' '))
        {
            var entry = entries[range];
            var colon = entry.IndexOf(':');
            _widths[entry[..colon].ToString()] = float.Parse(entry[(colon + 1)..], CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Whether the font is one of the fourteen, or goes by another name of one.</summary>
    public static StandardWidths? Find(string name) =>
        Fonts.Value.GetValueOrDefault(name.Replace(" ", "", StringComparison.Ordinal).Replace(',', '-'));

    /// <summary>The nearest of the fourteen for a font that the file neither measures nor carries.</summary>
    public static StandardWidths Nearest(LetterFont face)
    {
        var serif = face.Name.Contains("Times", StringComparison.OrdinalIgnoreCase) || face.Name.Contains("Serif", StringComparison.OrdinalIgnoreCase);
        return Fonts.Value[face.Monospace ? "Courier" : serif
            ? face.Bold ? "Times-Bold" : "Times-Roman"
            : face.Bold ? "Helvetica-Bold" : "Helvetica"];
    }

    public float? Width(string? glyph) => _every > 0 ? _every : glyph is not null && _widths.TryGetValue(glyph, out var width) ? width : null;

    private static Dictionary<string, StandardWidths> Load()
    {
        var fonts = new Dictionary<string, StandardWidths>(StringComparer.Ordinal);
        foreach (var line in DataTables.Lines("widths.bin"))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (space < 0)
                continue;
            var name = line[..space];
            if (!fonts.ContainsKey(name))
                fonts[name] = fonts.TryGetValue(line[(space + 1)..], out var alias) ? alias : new StandardWidths(line.AsSpan(space + 1));
        }

        return fonts;
    }
}
