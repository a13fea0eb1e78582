namespace CurationPipeline.Pdf.Fonts;

/// <summary>Knows the characters that no reader sees: zero-width ones, direction marks and tags.</summary>
internal static class Invisibles
{
    public static bool AreAll(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsInvisible(rune.Value))
                return false;
        }

        return text.Length > 0;
    }

    private static bool IsInvisible(int rune) => rune switch
    {
        0x034f or 0x061c or 0x180e or 0xfeff => true,
        >= 0x200b and <= 0x200f => true,
        >= 0x202a and <= 0x202e => true,
        >= 0x2060 and <= 0x206f => true,
        >= 0xfe00 and <= 0xfe0f => true,
        >= 0xe0000 and <= 0xe01ef => true,
        _ => false,
    };
}
