using YamlDotNet.RepresentationModel;

namespace CurationPipeline.Review;

/// <summary>
/// A review file as lines, with the sections and items that YAML's marks say they hold. An item owns the comments and
/// blank lines right above it.
/// </summary>
internal sealed class ReviewLines(string text, string path)
{
    private readonly List<string> _lines = [.. text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];

    // Of the lines as they are; each change of them ends it.
    private YamlPlace? _root;

    /// <summary>Whether the file has the section.</summary>
    public bool Has(string section) => Root().Has(section);

    /// <summary>Replaces a field that a machine wrote, over all its lines.</summary>
    public void ReplaceField(string field, string line)
    {
        var (start, end) = Section(field);
        if (_lines[start..end] is [var only] && only == line.TrimEnd('\n'))
        {
            return;
        }

        _lines.RemoveRange(start, end - start);
        _lines.Insert(start, line.TrimEnd('\n'));
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

    /// <summary>Puts items at the head of a section.</summary>
    public void Prepend(string section, IReadOnlyList<string> items)
    {
        if (Root().OptionalList(section) is not [var first, ..])
        {
            Append(section, items);
            return;
        }

        _lines.InsertRange(first.Line - 1, [.. items.SelectMany(item => item.TrimEnd('\n').Split('\n').Append(""))]);
        _root = null;
    }

    /// <summary>Puts other items in the place of a section's items.</summary>
    public void ReplaceItems(string section, IReadOnlyList<string> items)
    {
        Remove(section, _ => true);
        Append(section, items);
    }

    /// <summary>Takes items out of a section.</summary>
    public void Remove(string section, Func<YamlPlace, bool> goes)
    {
        var (_, end) = Section(section);
        var items = Root().OptionalList(section);
        var going = items.Select(goes).ToList();
        if (!going.Contains(true))
        {
            return;
        }

        int[] starts = [.. items.Select(OwnedFrom), end];
        for (var i = items.Count - 1; i >= 0; i--)
        {
            if (going[i])
            {
                _lines.RemoveRange(starts[i], starts[i + 1] - starts[i]);
            }
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

    /// <summary>The line (0-based) from which an item, with the comments above it, takes up the file.</summary>
    private int OwnedFrom(YamlPlace item)
    {
        var start = item.Line - 1;
        if (!_lines[start].TrimStart().StartsWith("- ", StringComparison.Ordinal))
        {
            throw item.Mistake("this item shares its line with something else; give it lines of its own, starting with '- '");
        }

        while (_lines[start - 1].Length == 0 || _lines[start - 1].TrimStart().StartsWith('#'))
        {
            start--;
        }

        return start;
    }

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
