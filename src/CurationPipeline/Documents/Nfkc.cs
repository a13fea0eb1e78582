using System.Globalization;
using System.Text;

namespace CurationPipeline.Documents;

/// <summary>Unicode's compatibility form NFKC: ligatures, wide and mathematical letters become the plain ones.</summary>
/// <remarks>The framework's own Normalize leaves text as it is where globalization is invariant, as it is here.</remarks>
public static class Nfkc
{
    private static readonly Dictionary<int, string> Forms = new(6000);
    private static readonly Dictionary<(int First, int Second), int> Compositions = new(1500);
    private static readonly Dictionary<int, int> Bases = new(1000);
    private static readonly HashSet<int> Joining = [];

#pragma warning disable CA1810 // Both tables come from one reading of the resource.
    static Nfkc()
#pragma warning restore CA1810
    {
        using var stream = typeof(Nfkc).Assembly.GetManifestResourceStream("CurationPipeline.Documents.nfkc.txt")
            ?? throw new InvalidOperationException("The table 'nfkc.txt' is not embedded in this assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('='))
                AddComposition(line[1..].Split(' '));
            else if (!line.StartsWith('#'))
                AddForms(line.Split(' ', '+'));
        }
    }

    /// <summary>The text in NFKC; text that is in it already comes back as the same string.</summary>
    public static string Of(string text)
    {
        if (IsPlain(text))
            return text;

        var form = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            foreach (var part in FormOf(rune.Value) is { } mapped ? mapped.EnumerateRunes() : rune.ToString().EnumerateRunes())
                Append(form, part);
        }

        return form.ToString();
    }

    /// <summary>The text in NFKC with plain letters for accented Latin and Greek ones; in other scripts a mark makes another letter.</summary>
    public static string WithoutAccents(string text)
    {
        if (Ascii.IsValid(text))
            return text;

        var plain = new StringBuilder(text.Length);
        foreach (var rune in Of(text).EnumerateRunes())
        {
            if (rune.Value is < 0x300 or >= 0x370)
                plain.Append(Rune.IsValid(BaseOf(rune.Value)) ? new Rune(BaseOf(rune.Value)) : rune);
        }

        return plain.ToString();
    }

    /// <summary>The form of one code point; null when it is its own.</summary>
    public static string? FormOf(int codePoint) => codePoint < 0x80 ? null : Forms.GetValueOrDefault(codePoint);

    /// <summary>The character into which a letter and the mark after it flow together; null when they stay two.</summary>
    public static int? Compose(int first, int second)
    {
        if (first is >= 0x1100 and < 0x1113 && second is >= 0x1161 and < 0x1176)
            return 0xAC00 + (((first - 0x1100) * 21) + second - 0x1161) * 28;
        if (first is >= 0xAC00 and < 0xD7A4 && (first - 0xAC00) % 28 == 0 && second is > 0x11A7 and < 0x11C3)
            return first + second - 0x11A7;
        return Joining.Contains(second) && Compositions.TryGetValue((first, second), out var composed) ? composed : null;
    }

    private static int BaseOf(int codePoint)
    {
        while (Bases.TryGetValue(codePoint, out var letter) && letter < 0x400)
            codePoint = letter;
        return codePoint;
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c >= 0x80 && (char.IsSurrogate(c) || Joining.Contains(c) || c is >= '\u1161' and < '\u11C3' || Forms.ContainsKey(c)))
                return false;
        }

        return true;
    }

    private static void Append(StringBuilder form, Rune next)
    {
        if (form.Length > 0 && Compose(form[^1], next.Value) is { } composed)
            form[^1] = (char)composed;
        else
            form.Append(next.ToString());
    }

    private static void AddForms(string[] fields)
    {
        var start = Hex(fields[0]);
        var count = Hex(fields[1]);
        for (var i = 0; i < count; i++)
            Forms[start + i] = string.Concat(fields.Skip(2).Select(target => char.ConvertFromUtf32(Hex(target) + i)));
    }

    private static void AddComposition(string[] fields)
    {
        Compositions[(Hex(fields[0]), Hex(fields[1]))] = Hex(fields[2]);
        Bases[Hex(fields[2])] = Hex(fields[0]);
        Joining.Add(Hex(fields[1]));
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
