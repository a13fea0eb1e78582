using System.Text;

namespace CurationPipeline.Site;

/// <summary>A file as it is to be, with its path from the folder that it goes into.</summary>
internal readonly record struct SiteFile(string Path, ReadOnlyMemory<byte> Bytes)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static SiteFile Of(string path, string text) => new(path, Utf8.GetBytes(text));
}
