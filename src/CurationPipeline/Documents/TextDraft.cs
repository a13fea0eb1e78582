using System.Text;

namespace CurationPipeline.Documents;

/// <summary>A text file's document in the making: blocks are added one after another, pages have no size.</summary>
internal sealed class TextDraft
{
    private readonly StringBuilder _text = new();
    private readonly List<Block> _blocks = [];
    private readonly List<int> _pageStarts = [];
    private string? _section;
    private int _level;

    public void StartPage() => _pageStarts.Add(_text.Length == 0 ? 0 : _text.Length + 2);

    /// <summary>Adds a block with its white space brought down to single spaces.</summary>
    public void Add(BlockKind kind, string content, int level = 0)
    {
        var clean = Exponents.Kept(string.Join(' ', content.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)));
        if (clean.Length == 0)
            return;
        if (_text.Length > 0)
            _text.Append("\n\n");
        if (kind == BlockKind.Heading)
            (_section, _level) = (clean, level);
        _blocks.Add(new Block(kind, new TextRange(_text.Length, _text.Length + clean.Length), _section, _level));
        _text.Append(clean);
    }

    /// <param name="file">What was read.</param>
    /// <param name="metadata">What it says of itself.</param>
    /// <param name="loss">What of it could not be read.</param>
    public Document ToDocument(SourceFile file, Metadata metadata, string? loss = null)
    {
        if (_text.Length == 0)
            throw new DocumentException($"'{file.Name}' holds no text; give a file with content.");
        var pages = _pageStarts.Select((_, i) => new PageInfo(i + 1, 0, 0)).ToList();
        var starts = _pageStarts.Select(start => Math.Min(start, _text.Length)).ToList();
        return new Document(
            file.Name, file.Sha256, _text.ToString(), pages.Count, pages, _blocks, [], [], metadata, loss is null ? [] : [loss], PlaceMap.OfPages(starts), []);
    }
}
