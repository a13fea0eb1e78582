using System.Text;

namespace CurationPipeline.Pdf.Content;

/// <summary>Gives letters the text that the file states for them in place of what their fonts say (ActualText).</summary>
internal static class ReplacementText
{
    /// <summary>A page shows its glyphs, whatever the file says they mean: more text than they could be is not believed.</summary>
    public static bool IsCredible(string text, int letters) => letters > 0 && text.Length <= 4 + letters * 3;

    public static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xfe, 0xff, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        [0xff, 0xfe, ..] => Encoding.Unicode.GetString(bytes[2..]),
        [0xef, 0xbb, 0xbf, ..] => Encoding.UTF8.GetString(bytes[3..]),
        _ => Encoding.Latin1.GetString(bytes),
    };

    /// <summary>One character a letter where the numbers agree; else the first letter has it all and the others nothing.</summary>
    public static void Apply(Span<Letter> letters, string text)
    {
        if (IsSame(letters, text))
            return;
        var runes = text.EnumerateRunes().ToArray();
        for (var i = 0; i < letters.Length; i++)
        {
            var own = runes.Length == letters.Length ? runes[i].ToString() : i == 0 ? text : "";
            letters[i] = letters[i] with { Text = own };
        }

        if (runes.Length != letters.Length)
            Join(letters);
    }

    /// <summary>The one letter that stands for all takes the room of those on its line.</summary>
    private static void Join(Span<Letter> letters)
    {
        var box = letters[0].Box;
        foreach (ref readonly var letter in letters[1..])
        {
            if (letter.BaselineY == letters[0].BaselineY)
                box = box.Union(letter.Box);
        }

        letters[0] = letters[0] with { Box = box };
    }

    private static bool IsSame(ReadOnlySpan<Letter> letters, string text)
    {
        var rest = text.AsSpan();
        foreach (ref readonly var letter in letters)
        {
            if (!rest.StartsWith(letter.Text, StringComparison.Ordinal))
                return false;
            rest = rest[letter.Text.Length..];
        }

        return rest.IsWhiteSpace();
    }
}
