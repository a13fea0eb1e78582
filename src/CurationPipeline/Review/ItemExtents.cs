namespace CurationPipeline.Review;

/// <summary>
/// Which lines of a review file are an item's, with the comments that stand at it: those right above it, and those right below that
/// stand further in than its dash. All other comments between items are the file's, and stay when an item leaves.
/// </summary>
/// <param name="text">The file, with plain line ends; lines are counted from 0.</param>
internal sealed class ItemExtents(string text)
{
    private readonly List<int> _starts = StartsOf(text);

    // Seldom asked for, and a reading of the whole text.
    private readonly Lazy<HashSet<int>> _comments = new(() => [.. YamlComments.In(text).Select(comment => comment.Start)]);

    /// <summary>Where a line begins; past the last, the end of the text.</summary>
    public int StartOf(int line) => line < _starts.Count ? _starts[line] : text.Length;

    /// <summary>The line past an item's last. A comment amid its fields is its own wherever it stands in.</summary>
    /// <param name="item">The line of its dash.</param>
    public int EndOf(int item)
    {
        var dash = IndentOf(item);
        var (end, isAtItem, isWithin) = (item + 1, true, true);
        for (var line = item + 1; line < _starts.Count; line++)
        {
            var indent = IndentOf(line);
            if (IsBlank(line))
            {
                isAtItem = false;
                continue;
            }

            if (!IsComment(line) && indent <= dash)
                break;
            isWithin &= indent > dash;
            // Far enough in, it may be a line of a text that spans several.
            if (!IsComment(line) || (isWithin && (isAtItem || (indent > dash + 2 && !_comments.Value.Contains(_starts[line] + indent)))))
                (end, isAtItem, isWithin) = (line + 1, true, true);
        }

        return end;
    }

    /// <summary>The first line of the comments right above an item.</summary>
    /// <param name="item">The line of its dash.</param>
    /// <param name="from">The line past the item, or the section's name, above it.</param>
    public int AboveOf(int item, int from)
    {
        while (item > from && IsComment(item - 1))
            item--;
        return item;
    }

    /// <summary>The first of the blank lines above a line.</summary>
    public int BlankAbove(int line, int from)
    {
        while (line > from && IsBlank(line - 1))
            line--;
        return line;
    }

    /// <summary>The first line from here on that is neither blank nor a comment.</summary>
    public int PastComments(int line)
    {
        while (line < _starts.Count && (IsBlank(line) || IsComment(line)))
            line++;
        return line;
    }

    private ReadOnlySpan<char> Line(int line) => text.AsSpan(_starts[line]..StartOf(line + 1)).Trim();

    private bool IsBlank(int line) => Line(line).IsEmpty;

    private bool IsComment(int line) => Line(line).StartsWith('#');

    private int IndentOf(int line)
    {
        var indent = 0;
        while (_starts[line] + indent < text.Length && text[_starts[line] + indent] == ' ')
            indent++;
        return indent;
    }

    private static List<int> StartsOf(string text)
    {
        var starts = new List<int> { 0 };
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
            starts.Add(at + 1);
        return starts;
    }
}
