using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CurationPipeline.Site;

/// <summary>HTML in the making. What is put into a hole is escaped, unless it is markup itself: there is no way around it.</summary>
internal sealed class Markup
{
    private readonly StringBuilder _text = new();

    /// <summary>As UTF-8; pages are cut by it.</summary>
    public int Bytes
    {
        get
        {
            var bytes = 0;
            foreach (var chunk in _text.GetChunks())
                bytes += Encoding.UTF8.GetByteCount(chunk.Span);
            return bytes;
        }
    }

    public bool IsEmpty => _text.Length == 0;

    public static Markup Of(Piece piece) => piece.Made;

    /// <summary>All pieces, one after the other.</summary>
    public static Markup Join(IEnumerable<Markup> pieces, string between = "")
    {
        var all = new Markup();
        foreach (var piece in pieces)
        {
            if (!all.IsEmpty)
                all._text.Append(between);
            all._text.Append(piece._text);
        }

        return all;
    }

    /// <summary>The piece is written where it belongs as it is read: it needs no memory of its own.</summary>
    public Markup Add([InterpolatedStringHandlerArgument("")] Piece piece) => ReferenceEquals(piece.Made, this) ? this : Add(piece.Made);

    public Markup Add(Markup piece)
    {
        _text.Append(piece._text);
        return this;
    }

    public override string ToString() => _text.ToString();

    /// <summary>What the compiler makes of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Piece
    {
        public Piece(int literalLength, int formattedCount) => Made = new Markup();

        public Piece(int literalLength, int formattedCount, Markup markup) => Made = markup;

        public Markup Made { get; }

        public void AppendLiteral(string literal) => Made._text.Append(literal);

        public void AppendFormatted(string? text) => SafeText.Append(Made._text, text ?? "");

        public void AppendFormatted(Markup markup) => Made._text.Append(markup._text);

        public void AppendFormatted(int number) => Made._text.Append(CultureInfo.InvariantCulture, $"{number}");

        /// <summary>With at most two digits behind the point; a drawing has hundreds, and a format for each costs more than the rest of it.</summary>
        public void AppendFormatted(double number)
        {
            var hundredths = (long)Math.Round(number * 100, MidpointRounding.AwayFromZero);
            var (whole, rest) = Math.DivRem(Math.Abs(hundredths), 100);
            Made._text.Append(hundredths < 0 ? "-" : "").Append(CultureInfo.InvariantCulture, $"{whole}");
            if (rest > 0)
                Made._text.Append('.').Append((char)('0' + (rest / 10))).Append(rest % 10 > 0 ? ((char)('0' + (rest % 10))).ToString() : "");
        }

        public void AppendFormatted(Graph.EntityId id) => Made._text.Append(CultureInfo.InvariantCulture, $"{id}");
    }
}
