using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace CurationPipeline.Review;

/// <summary>
/// The lines of one item of a review file. A field is changed where it stands; everything else stays to the letter, and a comment
/// behind a value that goes gets a line of its own.
/// </summary>
internal sealed class ItemText
{
    private readonly string _text;
    private readonly YamlPlace _place;

    /// <param name="text">From the item's <c>- key:</c> on, whole lines.</param>
    /// <param name="file">What messages call the file.</param>
    public ItemText(string text, string file)
    {
        _text = text;
        _place = YamlPlace.Parse(text, file, "delete it and ingest the paper again");
    }

    /// <summary>What the lines of one item say.</summary>
    public static T Read<T>(string text, string file, Func<YamlPlace, T> read)
    {
        var root = YamlPlace.Parse(text, file, "delete it and ingest the paper again");
        return root.Node is YamlSequenceNode { Children: [var item, ..] } ? read(root with { Node = item }) : throw root.Mistake("one item is expected here");
    }

    public override string ToString() => _text;

    /// <summary>The item with a field set, or taken out where the value is null.</summary>
    /// <param name="path">The field's name, after those of the fields that it stands in.</param>
    /// <param name="yaml">The value as it is to be written.</param>
    public ItemText With(IReadOnlyList<string> path, string? yaml)
    {
        var within = Mapping(path.SkipLast(1).Aggregate<string, YamlNode?>(Item(), Step));
        var changed = (Find(within, path[^1]), yaml) switch
        {
            (null, null) => _text,
            (null, { } value) => Insert(within, path[^1], value),
            ({ } found, null) => Remove(found.Key, found.Value),
            ({ } found, { } value) => Replace(found.Key, found.Value, value),
        };
        return changed == _text ? this : new ItemText(changed, _place.File);
    }

    /// <summary>The item with further entries in a list, each on lines of its own; null where the list is not written so.</summary>
    /// <param name="field">The list's name.</param>
    /// <param name="lines">Whole lines, from the dash on.</param>
    public ItemText? Append(string field, string lines)
    {
        if (Find(Item(), field) is not { Value: YamlSequenceNode { Style: SequenceStyle.Block } list } found || list.Start.Column - 1 != lines.IndexOf('-', StringComparison.Ordinal))
            return null;
        var end = LinesOf(found.Key, found.Value).End;
        return new ItemText(_text[..end] + lines + _text[end..], _place.File);
    }

    /// <summary>The item without some entries of a list and the comments at them; as it is where nothing of the list would be left, or it is not written on lines of its own.</summary>
    public ItemText Without(string field, IReadOnlySet<int> entries)
    {
        var places = Entries(field);
        return Enumerable.Range(0, places.Count).All(entries.Contains) ? this
            : new ItemText(entries.OrderDescending().Aggregate(_text, (rest, at) => rest.Remove(places[at].Start, places[at].Length)), _place.File);
    }

    /// <summary>The item with an entry of a list, and the comments at it, as another has it; as it is where one of the lists is not written on lines of its own, or not as far in.</summary>
    public ItemText WithEntry(string field, int at, ItemText other, int otherAt)
    {
        var (places, others) = (Entries(field), other.Entries(field));
        if (places.Count == 0 || others.Count == 0 || places[at].Indent != others[otherAt].Indent)
            return this;
        var lines = other._text.Substring(others[otherAt].Start, others[otherAt].Length);
        return new ItemText(_text.Remove(places[at].Start, places[at].Length).Insert(places[at].Start, lines), _place.File);
    }

    /// <summary>Where the entries of a list stand, with the comments at them; none where it is not written on lines of its own.</summary>
    private List<(int Start, int Length, int Indent)> Entries(string field)
    {
        var places = new List<(int, int, int)>();
        if (Find(Item(), field) is not { Value: YamlSequenceNode { Style: SequenceStyle.Block } list } found)
            return places;
        var extents = new ItemExtents(_text);
        var end = (int)found.Key.Start.Line;
        foreach (var entry in list.Children)
        {
            var dash = _text.LastIndexOf('-', (int)entry.Start.Index - 1);
            var line = _text.AsSpan(0, dash).Count('\n');
            var start = extents.StartOf(extents.AboveOf(line, end));
            end = extents.EndOf(line);
            places.Add((start, extents.StartOf(end) - start, dash - extents.StartOf(line)));
        }

        return places;
    }

    /// <summary>Into a field of fields, or a list by number.</summary>
    private static YamlNode? Step(YamlNode? node, string name) => node switch
    {
        YamlMappingNode mapping => Find(mapping, name)?.Value,
        YamlSequenceNode list when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < list.Children.Count => list.Children[at],
        _ => null,
    };

    private YamlMappingNode Item() => Mapping((_place.Node as YamlSequenceNode)?.Children[0]);

    private YamlMappingNode Mapping(YamlNode? node) => node as YamlMappingNode ?? throw _place.Mistake("fields with values are expected here");

    private static (YamlNode Key, YamlNode Value)? Find(YamlMappingNode mapping, string field)
    {
        foreach (var (key, value) in mapping.Children)
        {
            if (key is YamlScalarNode { Value: { } name } && name == field)
            {
                return (key, value);
            }
        }

        return null;
    }

    private string Replace(YamlNode key, YamlNode value, string yaml)
    {
        var start = (int)value.Start.Index;
        var (_, end) = LinesOf(key, value);
        // Behind a text of several lines a comment would be a part of it.
        if (!IsOnOneLine(value) || (yaml.Contains('\n', StringComparison.Ordinal) && _text[EndOf(value)..end].TrimStart().StartsWith('#')))
        {
            var from = _text.IndexOf(':', (int)key.End.Index) + 1;
            return $"{_text[..from]} {yaml}\n{CommentsIn(key, from, end)}{_text[end..]}";
        }

        var gap = start > 0 && _text[start - 1] == ':' ? " " : "";
        return _text[..start] + gap + yaml + _text[EndOf(value)..];
    }

    /// <summary>What a person wrote behind a field, on lines as far in as the field.</summary>
    private string CommentsIn(YamlNode key, int start, int end) => string.Concat(YamlComments.In(_text)
        .Where(comment => comment.Start >= start && comment.Start < end)
        .Select(comment => WrittenComments.WithoutThem(comment.Text)).OfType<string>()
        .Select(comment => $"{new string(' ', (int)key.Start.Column - 1)}{comment}\n"));

    /// <summary>The library marks where a list or fields begin only; after the last of them, nothing but the bracket can end them.</summary>
    private int EndOf(YamlNode value) => value switch
    {
        YamlSequenceNode list => _text.IndexOf(']', (int)(list.Children.Count > 0 ? list.Children[^1].End.Index : list.Start.Index)) + 1,
        YamlMappingNode fields => _text.IndexOf('}', (int)(fields.Children.Count > 0 ? fields.Children.Last().Value.End.Index : fields.Start.Index)) + 1,
        _ => (int)value.End.Index,
    };

    private static bool IsOnOneLine(YamlNode value) =>
        value.Start.Line == value.End.Line && value is not (
            YamlScalarNode { Style: ScalarStyle.Folded or ScalarStyle.Literal }
            or YamlSequenceNode { Style: SequenceStyle.Block } or YamlMappingNode { Style: MappingStyle.Block });

    private string Insert(YamlMappingNode within, string field, string yaml)
    {
        if (within.Style == MappingStyle.Flow)
        {
            throw (_place with { Node = within }).Mistake($"these fields are written in one line, so that '{field}' cannot be put beside them; give each a line of its own");
        }

        var first = within.Children.First().Key;
        var (key, above) = Find(within, "decision") ?? (first, within.Children[first]);
        var after = LinesOf(key, above).End;
        var line = $"{new string(' ', (int)first.Start.Column - 1)}{field}: {yaml}\n";
        return _text[..after] + line + _text[after..];
    }

    private string Remove(YamlNode key, YamlNode value)
    {
        var (start, end) = LinesOf(key, value);
        return _text[..start] + CommentsIn(key, start, end) + _text[end..];
    }

    /// <summary>From the start of a field's line past its last one: the last that stands further in than the field's name.</summary>
    private (int Start, int End) LinesOf(YamlNode key, YamlNode value)
    {
        var start = _text.LastIndexOf('\n', (int)key.Start.Index) + 1;
        var end = NextLine(IsOnOneLine(value) && value is not YamlScalarNode { Value: null or "" } ? EndOf(value) : (int)key.End.Index);
        for (var next = end; next < _text.Length && !IsOnOneLine(value); next = NextLine(next))
        {
            var line = _text.AsSpan(next, NextLine(next) - next).TrimEnd();
            if (line.Length > 0 && line.Length - line.TrimStart().Length < key.Start.Column)
            {
                break;
            }

            end = line.Length > 0 ? NextLine(next) : end;
        }

        return (start, end);
    }

    private int NextLine(int from) => _text.IndexOf('\n', from) is var at and >= 0 ? at + 1 : _text.Length;
}
