using System.Collections.Concurrent;

namespace CurationPipeline.Pdf.Fonts;

/// <summary>A font of many glyphs, whose codes a CMap cuts out of the string.</summary>
internal sealed class CompositeFont(FontMetrics metrics, LetterFont face, CMap cmap, Func<uint, int, Glyph> create) : PdfFont(metrics, face)
{
    private const uint FastCodes = 1 << 16;

    // Two threads may make the same glyph; they are equal, so either will do.
    private readonly Glyph?[]?[] _blocks = new Glyph?[]?[FastCodes >> 8];
    private readonly ConcurrentDictionary<uint, Glyph> _rest = new();
    private readonly bool _isIdentity = cmap == CMap.Identity || cmap == CMap.IdentityVertical;

    public override bool IsVertical => cmap.IsVertical;

    public override Glyph Next(ReadOnlySpan<byte> text, ref int at)
    {
        var start = at;
        uint code;
        if (_isIdentity && at + 1 < text.Length)
        {
            code = (uint)(text[at] << 8 | text[at + 1]);
            at += 2;
        }
        else
        {
            code = cmap.ReadCode(text, ref at);
        }

        return Find(code, at - start);
    }

    private Glyph Find(uint code, int length)
    {
        if (code >= FastCodes)
            return _rest.GetOrAdd(code, key => create(key, length));
        var block = _blocks[code >> 8] ??= new Glyph?[256];
        return block[code & 255] ??= create(code, length);
    }
}
