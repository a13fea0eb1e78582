using System.Buffers;
using System.Text;

namespace CurationPipeline.Review;

/// <summary>
/// A review file in memory, item by item. An answer is written into the lines of its item and only those are read again, so
/// that a file of thousands of items takes an answer as fast as a short one.
/// </summary>
public sealed class ReviewSheet
{
    private readonly string _path;
    private readonly IReadOnlyList<Piece> _pieces;
    private readonly IReadOnlyDictionary<string, int> _places;
    private readonly string _lineEnd;
    private IReadOnlyList<Question>? _questions;

    private ReviewSheet(string path, IReadOnlyList<Piece> pieces, IReadOnlyDictionary<string, int> places, string lineEnd, ReviewFile file)
    {
        (_path, _pieces, _places, _lineEnd, File) = (path, pieces, places, lineEnd, file);
    }

    /// <summary>What the file says.</summary>
    public ReviewFile File { get; }

    /// <summary>What the file asks, in the order of asking.</summary>
    public IReadOnlyList<Question> Questions => _questions ??= QuestionOrder.Of(File);

    /// <summary>Every item's key, in the file's order.</summary>
    public IEnumerable<string> Keys => _pieces.Select(piece => piece.Key).OfType<string>();

    /// <exception cref="CurationException">The text cannot be understood.</exception>
    public static ReviewSheet Parse(string text, string path)
    {
        var file = ReviewReader.Parse(text, path);
        var lineEnd = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var pieces = Cut(text.ReplaceLineEndings("\n"), path, file);
        var places = pieces.Select((piece, place) => (piece.Key, place)).Where(piece => piece.Key is not null)
            .ToDictionary(piece => piece.Key!, piece => piece.place, StringComparer.Ordinal); // filtered above
        return new ReviewSheet(path, pieces, places, lineEnd, file);
    }

    public bool Has(string key) => _places.ContainsKey(key);

    /// <summary>The section that an item stands in.</summary>
    public string SectionOf(string key) => _pieces[_places[key]].Section;

    /// <summary>An item's lines as they stand in the file.</summary>
    public string TextOf(string key) => _pieces[_places[key]].Text;

    /// <summary>Whether a person wrote a comment at an item.</summary>
    internal bool IsCommented(string key) =>
        Above(key).Own is not null || YamlComments.In(TextOf(key)).Any(comment => WrittenComments.WithoutThem(comment.Text) is not null);

    /// <summary>The comments above an item.</summary>
    internal ItemGap Above(string key) => ItemGap.Of(_pieces[_places[key] - 1].Text);

    /// <summary>The sheet with other lines for an item.</summary>
    /// <exception cref="CurationException">The lines cannot be understood as this item.</exception>
    public ReviewSheet With(string key, string text) => With([KeyValuePair.Create(key, text)]);

    /// <summary>The sheet with other lines for some items.</summary>
    /// <exception cref="CurationException">Some of the lines cannot be understood as their items.</exception>
    public ReviewSheet With(IReadOnlyCollection<KeyValuePair<string, string>> texts)
    {
        var pieces = _pieces.ToArray();
        var file = new FileDraft(File);
        foreach (var (key, text) in texts)
        {
            var place = _places[key];
            pieces[place] = pieces[place] with { Text = text };
            file.Replace(pieces[place], _path);
        }

        return new ReviewSheet(_path, pieces, _places, _lineEnd, file.Close());
    }

    /// <summary>The file's text with other lines for items: by their key, their section and their lines.</summary>
    internal string Rewrite(Func<string, string, string, string> lines)
    {
        var text = string.Concat(_pieces.Select(piece => piece.Key is null ? piece.Text : lines(piece.Key, piece.Section, piece.Text)));
        return _lineEnd == "\n" ? text : text.ReplaceLineEndings(_lineEnd);
    }

    /// <summary>The file's text with something else below items, up to the next: by their key and what stands there.</summary>
    internal string RewriteBelow(Func<string, string, string> change)
    {
        var text = string.Concat(_pieces.Select((piece, at) => at > 0 && _pieces[at - 1].Key is { } key ? change(key, piece.Text) : piece.Text));
        return _lineEnd == "\n" ? text : text.ReplaceLineEndings(_lineEnd);
    }

    /// <summary>The sheet with the answers of groups written into their items, and without the lines that gave them.</summary>
    internal ReviewSheet WithoutGroups()
    {
        if (File.Grouped.Count == 0)
            return this;
        var answers = File.Answers.ToDictionary(item => item.Key, item => item.Answer, StringComparer.Ordinal);
        var written = With([.. File.Grouped.Values.SelectMany(keys => keys)
            .Select(key => KeyValuePair.Create(key, ItemEdit.Answer(TextOf(key), _path, answers[key])))]);
        var pieces = written._pieces.Select(piece => piece.Key is null ? piece with { Text = GroupAnswer.TakeOut(piece.Text) } : piece).ToList();
        var file = written.File with { Grouped = new Dictionary<int, IReadOnlyList<string>>() };
        return new ReviewSheet(_path, pieces, _places, _lineEnd, file);
    }

    /// <summary>The file's whole text.</summary>
    public override string ToString()
    {
        var text = string.Concat(_pieces.Select(piece => piece.Text));
        return _lineEnd == "\n" ? text : text.ReplaceLineEndings(_lineEnd);
    }

    /// <summary>Writes the file's whole text, piece by piece: a string of megabytes for each answer would keep the collector busy.</summary>
    public void WriteTo(Stream stream)
    {
        foreach (var piece in _pieces)
            Encode(piece, stream, static (into, bytes) => { into.Write(bytes); return true; });
    }

    /// <summary>Whether these are the bytes that <see cref="WriteTo"/> would write.</summary>
    public bool IsWhatIsIn(Stream stream) => _pieces.All(piece => Encode(piece, stream, BeginsWith)) && stream.ReadByte() < 0;

    private bool Encode(Piece piece, Stream stream, Func<Stream, ReadOnlySpan<byte>, bool> take)
    {
        var text = _lineEnd == "\n" ? piece.Text : piece.Text.ReplaceLineEndings(_lineEnd);
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return take(stream, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool BeginsWith(Stream stream, ReadOnlySpan<byte> expected)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(expected.Length);
        try
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(0, expected.Length), expected.Length, throwOnEndOfStream: false);
            return expected.SequenceEqual(buffer.AsSpan(0, read));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static List<Piece> Cut(string text, string path, ReviewFile file)
    {
        var extents = new ItemExtents(text);
        var pieces = new List<Piece>();
        var done = 0;
        foreach (var (section, key, line) in file.Lines.OrderBy(item => item.Line))
        {
            var start = extents.StartOf(line - 1);
            if (!text.AsSpan(start).TrimStart(' ').StartsWith("- "))
                throw new CurationException($"{path}({line},1): this item shares its line with something else; give it lines of its own, starting with '- '.");
            var end = extents.StartOf(extents.EndOf(line - 1));
            pieces.Add(new Piece(null, "", text[done..start]));
            pieces.Add(new Piece(key, section, text[start..end]));
            done = end;
        }

        pieces.Add(new Piece(null, "", text[done..]));
        return pieces;
    }

    /// <summary>A stretch of the file: an item's lines, or what stands between two items.</summary>
    private sealed record Piece(string? Key, string Section, string Text);

    /// <summary>A file on its way to having other items.</summary>
    private sealed class FileDraft(ReviewFile file)
    {
        private readonly List<Reviewed<ProposedEntity>> _entities = [.. file.Entities];
        private readonly List<Reviewed<ProposedEdge>> _edges = [.. file.Edges];
        private readonly List<Reviewed<ProposedQuote>> _quotes = [.. file.Quotes];
        private readonly List<Reviewed<UnverifiedItem>> _unverified = [.. file.Unverified];
        private readonly List<Reviewed<ProposedRevision>> _revisions = [.. file.Revisions];
        private readonly List<Reviewed<ProposedPair>> _pairs = [.. file.Pairs];

        public void Replace(Piece piece, string path)
        {
            switch (piece.Section)
            {
                case "entities":
                    Replace(_entities, piece, path, ReviewItems.Entity, item => item.Key);
                    break;
                case "edges":
                    Replace(_edges, piece, path, ReviewItems.Edge, item => item.Key);
                    break;
                case "quotes":
                    Replace(_quotes, piece, path, ReviewItems.Quote, item => item.Key);
                    break;
                case "pairs":
                    Replace(_pairs, piece, path, PairItem.Read, item => item.Key);
                    break;
                case "new_version":
                    Replace(_revisions, piece, path, ReviewItems.Revision, item => item.Key);
                    break;
                default:
                    Replace(_unverified, piece, path, ReviewItems.Unverified, item => item.Key);
                    break;
            }
        }

        public ReviewFile Close() =>
            file with { Entities = _entities, Edges = _edges, Quotes = _quotes, Unverified = _unverified, Revisions = _revisions, Pairs = _pairs };

        private static void Replace<T>(List<Reviewed<T>> items, Piece piece, string path, Func<YamlPlace, T> read, Func<T, string> key)
        {
            var root = YamlPlace.Parse(piece.Text, path, "it has to hold the item");
            var place = root.Node is YamlDotNet.RepresentationModel.YamlSequenceNode { Children: [var only] }
                ? root with { Node = only }
                : throw root.Mistake("one item is expected here");
            if (ReviewItems.Key(place) != piece.Key)
                throw place.Get("key").Mistake("the key was changed; put back the one that stood here");
            var at = items.FindIndex(item => key(item.Item) == piece.Key);
            items[at] = new Reviewed<T>(read(place), ReviewAnswers.Read(place, piece.Section), items[at].Line);
        }
    }
}
