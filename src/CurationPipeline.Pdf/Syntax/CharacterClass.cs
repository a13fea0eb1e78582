namespace CurationPipeline.Pdf.Syntax;

/// <summary>What a byte is to the tokens around it.</summary>
internal static class CharacterClass
{
    private const byte Space = 1;
    private const byte Delimiter = 2;

    private static readonly byte[] Classes = Build();

    public static bool IsSpace(byte value) => Classes[value] == Space;

    public static bool IsRegular(byte value) => Classes[value] == 0;

    public static int HexDigit(byte value) => value switch
    {
        >= (byte)'0' and <= (byte)'9' => value - '0',
        >= (byte)'a' and <= (byte)'f' => value - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => value - 'A' + 10,
        _ => -1,
    };

    private static byte[] Build()
    {
        var classes = new byte[256];
        foreach (var value in "\0\t\n\f\r "u8)
            classes[value] = Space;
        foreach (var value in "()<>[]{}/%"u8)
            classes[value] = Delimiter;
        return classes;
    }
}
