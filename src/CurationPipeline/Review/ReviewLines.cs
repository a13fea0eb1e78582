using YamlDotNet.RepresentationModel;

namespace CurationPipeline.Review;

/// <summary>
/// A review file as lines, with the sections and items that YAML's marks say they hold. An item has its comments with it
/// (<see cref="ItemExtents"/>).
/// </summary>
internal sealed class ReviewLines(string text, string path)
{
    private readonly List<string> _lines = [.. text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];

    // Of the lines as they are; each change of them ends it.
    private YamlPlace? _root;

    /// <summary>Whether the file has the section.</summary>
    public bool Has(string section) => Root().Has(section);

    /// <summary>Replaces a field that a machine wrote, over all its lines; comments behind it stay.</summary>
    public void ReplaceField(string field, string line)
    {
        line = line.TrimEnd('\n');
        var (start, end) = Section(field);
        if (_lines[start..end] is [var only] && only.StartsWith(line, StringComparison.Ordinal) && only[line.Length..].TrimStart() is "" or ['#', ..])
            return;
        var comments = YamlComments.In(string.Join('\n', _lines[start..end])).Where(comment => !line.EndsWith(comment.Text, StringComparison.Ordinal));
        _lines.RemoveRange(start, end - start);
        _lines.Insert(start, string.Concat(comments.Select(comment => $"  {comment.Text}").Prepend(line)));
        _root = null;
    }

    /// <summary>Adds items at the end of a section.</summary>
    public void Append(string section, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        OpenEmpty(section);
        var (start, end) = Section(section);
        var written = string.Join("\n", items).TrimEnd('\n').Split('\n');
        _lines.InsertRange(end, end - start > 1 ? ["", .. written] : written);
        _root = null;
    }

    /// <summary>Changes what stands between a section's name and its first item.</summary>
    public void ChangeHead(string section, Func<string, string> change)
    {
        OpenEmpty(section);
        var start = Section(section).Start + 1;
        var end = new ItemExtents(ToString()).PastComments(start);
        var changed = change(string.Concat(_lines[start..Math.Min(end, _lines.Count)].Select(line => line + "\n")));
        _lines.RemoveRange(start, Math.Min(end, _lines.Count) - start);
        _lines.InsertRange(start, changed.Split('\n')[..^1]);
        _root = null;
    }

    /// <summary>Puts other items in the place of a section's items, whose comments stay.</summary>
    /// <param name="section">The section.</param>
    /// <param name="items">Their lines.</param>
    public void ReplaceItems(string section, IReadOnlyList<string> items)
    {
        if (Root().OptionalList(section).Select(place => place.Node).SequenceEqual(NodesOf(items)))
            return;
        RemoveWithoutComments(section, _ => true);
        Append(section, items);
    }

    /// <summary>Takes items out of a section, and the comments at them.</summary>
    public void Remove(string section, Func<YamlPlace, bool> goes) => Remove(section, goes, keepsComments: false);

    /// <summary>Takes items out of a section; comments at them are the file's from then on.</summary>
    public void RemoveWithoutComments(string section, Func<YamlPlace, bool> goes) => Remove(section, goes, keepsComments: true);

    private void Remove(string section, Func<YamlPlace, bool> goes, bool keepsComments)
    {
        var end = Section(section).Start + 1;
        var items = Root().OptionalList(section);
        var going = items.Select(goes).ToList();
        if (!going.Contains(true))
            return;
        var text = ToString();
        var extents = new ItemExtents(text);
        var ranges = new List<(int Start, int End, string Text)>();
        foreach (var (item, isGoing) in items.Zip(going))
        {
            var line = LineOf(item);
            var start = keepsComments ? line : extents.BlankAbove(extents.AboveOf(line, end), end);
            end = extents.EndOf(line);
            if (isGoing)
                ranges.Add((start, end, text[extents.StartOf(start)..extents.StartOf(end)]));
        }

        foreach (var (from, to, lines) in Enumerable.Reverse(ranges))
        {
            _lines.RemoveRange(from, to - from);
            if (keepsComments)
                _lines.InsertRange(from, YamlComments.In(lines).Select(comment => $"  {comment.Text}"));
        }

        _root = null;
        CloseUp(section, isEmpty: !going.Contains(false));
    }

    public override string ToString() => string.Join('\n', _lines) + "\n";

    private void CloseUp(string section, bool isEmpty)
    {
        var (header, _) = Section(section);
        if (isEmpty)
        {
            _lines[header] = _lines[header].Replace(section + ":", section + ": []", StringComparison.Ordinal);
        }
        else if (header + 1 < _lines.Count && _lines[header + 1].Length == 0)
        {
            _lines.RemoveAt(header + 1);
        }

        _root = null;
    }

    private YamlPlace Root() => _root ??= YamlPlace.Parse(ToString(), path, "delete it and ingest the paper again");

    /// <summary>First line of a top field (0-based) and the line past its last one that has content.</summary>
    private (int Start, int End) Section(string field)
    {
        var keys = ((YamlMappingNode)Root().Node).Children.Keys.ToList();
        var index = keys.FindIndex(key => key.ToString() == field);
        if (index < 0)
        {
            _lines.AddRange(["", $"{field}: []"]);
            _root = null;
            return (_lines.Count - 1, _lines.Count);
        }

        var start = (int)keys[index].Start.Line - 1;
        var end = index + 1 < keys.Count ? (int)keys[index + 1].Start.Line - 1 : _lines.Count;
        while (end - 1 > start && BelongsBelow(_lines[end - 1]))
        {
            end--;
        }

        return (start, end);
    }

    /// <summary>The line (0-based) of an item's dash.</summary>
    private int LineOf(YamlPlace item) => _lines[item.Line - 1].TrimStart().StartsWith("- ", StringComparison.Ordinal)
        ? item.Line - 1
        : throw item.Mistake("this item shares its line with something else; give it lines of its own, starting with '- '");

    private IEnumerable<YamlNode> NodesOf(IReadOnlyList<string> items) =>
        items.Count == 0 ? [] : ((YamlSequenceNode)YamlPlace.Parse(string.Concat(items), path, "").Node).Children;

    private void OpenEmpty(string section)
    {
        var (start, _) = Section(section);
        if (Root().OptionalList(section).Count == 0)
        {
            _lines[start] = _lines[start].Replace("[]", "", StringComparison.Ordinal).TrimEnd();
            _root = null;
        }
    }

    /// <summary>Blank lines and comments at the margin are taken to speak of what comes next.</summary>
    private static bool BelongsBelow(string line) => line.Length == 0 || line[0] == '#';
}
