using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CurationPipeline.Site;

/// <summary>
/// HTML in the making, as UTF-8. What is put into a hole is escaped, unless it is markup itself: there is no way around it.
/// </summary>
internal sealed class Markup
{
    private const int RoomForHole = 32;
    private const int LongestNumber = 24;

    private byte[] _bytes = [];

    /// <summary>How long it is; pages are cut by it.</summary>
    public int Bytes { get; private set; }

    public bool IsEmpty => Bytes == 0;

    /// <summary>What is there by now; whoever adds more may move it.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Bytes);

    public static Markup Of(Piece piece) => piece.Made;

    /// <summary>All pieces, one after the other.</summary>
    public static Markup Join(IEnumerable<Markup> pieces, string between = "")
    {
        var all = new Markup();
        foreach (var piece in pieces)
        {
            if (!all.IsEmpty)
                all.Put(between);
            all.Add(piece);
        }

        return all;
    }

    /// <summary>The piece is written where it belongs as it is read: it needs no memory of its own.</summary>
    public Markup Add([InterpolatedStringHandlerArgument("")] Piece piece) => ReferenceEquals(piece.Made, this) ? this : Add(piece.Made);

    public Markup Add(Markup piece)
    {
        piece.Written.Span.CopyTo(Room(piece.Bytes));
        Bytes += piece.Bytes;
        return this;
    }

    public override string ToString() => Encoding.UTF8.GetString(Written.Span);

    /// <summary>As it is: for what needs no escaping, or has been escaped.</summary>
    internal void Put(ReadOnlySpan<char> text) => Bytes += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));

    private void Put(long number)
    {
        number.TryFormat(Room(LongestNumber), out var written, provider: CultureInfo.InvariantCulture);
        Bytes += written;
    }

    private Span<byte> Room(int atLeast)
    {
        if (_bytes.Length - Bytes < atLeast)
        {
            // Nobody reads what was not written.
            var larger = GC.AllocateUninitializedArray<byte>(Math.Max(2 * _bytes.Length, Bytes + atLeast));
            Written.Span.CopyTo(larger);
            _bytes = larger;
        }

        return _bytes.AsSpan(Bytes);
    }

    /// <summary>What the compiler makes of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Piece
    {
        public Piece(int literalLength, int formattedCount)
        {
            Made = new Markup();
            Made.Room(literalLength + (formattedCount * RoomForHole));
        }

        public Piece(int literalLength, int formattedCount, Markup markup) => Made = markup;

        public Markup Made { get; }

        public void AppendLiteral(string literal) => Made.Put(literal);

        public void AppendFormatted(string? text) => SafeText.Append(Made, text ?? "");

        public void AppendFormatted(Markup markup) => Made.Add(markup);

        public void AppendFormatted(int number) => Made.Put(number);

        /// <summary>With at most two digits behind the point; a drawing has hundreds, and a format for each costs more than the rest of it.</summary>
        public void AppendFormatted(double number)
        {
            var hundredths = (long)Math.Round(number * 100, MidpointRounding.AwayFromZero);
            var (whole, rest) = Math.DivRem(Math.Abs(hundredths), 100);
            if (hundredths < 0)
                Made.Put("-");
            Made.Put(whole);
            if (rest > 0)
                Made.Put(rest % 10 > 0 ? ['.', (char)('0' + (rest / 10)), (char)('0' + (rest % 10))] : ['.', (char)('0' + (rest / 10))]);
        }

        public void AppendFormatted(Graph.EntityId id)
        {
            Made.Put(id.Type);
            Made.Put(":");
            Made.Put(id.Slug);
        }
    }
}
