using System.Text;

namespace CurationPipeline.Seeds.Import;

/// <summary>An entry of a bibliography, its values still in LaTeX.</summary>
internal sealed record BibTexEntry(string Key, IReadOnlyDictionary<string, string> Fields, string Place)
{
    public string Field(string name) => Fields.GetValueOrDefault(name, "");

    /// <summary>Names between "and" that no brace holds.</summary>
    public IReadOnlyList<string> Authors
    {
        get
        {
            var (names, depth, start, text) = (new List<string>(), 0, 0, Field("author"));
            for (var i = 0; i < text.Length; i++)
            {
                depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
                if (depth == 0 && string.CompareOrdinal(text, i, " and ", 0, 5) == 0)
                {
                    names.Add(text[start..i].Trim());
                    start = i + 5;
                }
            }

            names.Add(text[start..].Trim());
            return [.. names.Where(name => name.Length > 0 && name != "others")];
        }
    }
}

/// <summary>Reads BibTeX: entries, strings and values put together with <c>#</c>; one broken entry does not hide the others.</summary>
internal sealed class BibTexReader(string text, string file, List<string> mistakes)
{
    private readonly Dictionary<string, string> _strings = new(StringComparer.OrdinalIgnoreCase);
    private int _at;

    public IEnumerable<BibTexEntry> Entries()
    {
        while ((_at = text.IndexOf('@', _at)) >= 0)
        {
            var start = _at++;
            var entry = TryRead(start);
            if (entry is not null)
                yield return entry;
        }
    }

    private BibTexEntry? TryRead(int start)
    {
        try
        {
            return Read(start);
        }
        catch (FormatException exception)
        {
            mistakes.Add($"{Place(_at)}: {exception.Message}.");
            // The next entry begins where a line begins with its sign.
            var next = text.IndexOf("\n@", start, StringComparison.Ordinal);
            _at = next < 0 ? text.Length : next;
            return null;
        }
    }

    private BibTexEntry? Read(int start)
    {
        var type = Word().ToLowerInvariant();
        if (type == "comment" || Peek() is not ('{' or '('))
            return null;
        _at++;
        if (type == "preamble")
        {
            Value();
            return null;
        }

        if (type == "string")
        {
            var (name, value) = Field();
            _strings[name] = value;
            return null;
        }

        Blank();
        var key = Until(",}) \n\r\t");
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (Peek() == ',')
        {
            _at++;
            if (Peek() is '}' or ')')
                break;
            var (name, value) = Field();
            fields.TryAdd(name, value);
        }

        if (Peek() is not ('}' or ')'))
            throw new FormatException($"the entry '{key}' is not closed, or a comma is missing in it");
        _at++;
        return new BibTexEntry(key, fields, Place(start));
    }

    private (string Name, string Value) Field()
    {
        var name = Word();
        if (name.Length == 0 || Peek() != '=')
            throw new FormatException("a field as 'name = {value}' is expected here");
        _at++;
        return (name, Value());
    }

    private string Value()
    {
        var value = Part();
        while (Peek() == '#')
        {
            _at++;
            value += Part();
        }

        return value;
    }

    private string Part() => Peek() switch
    {
        '{' => Enclosed('}'),
        '"' => Enclosed('"'),
        _ => Until(",#}) \n\r\t") is { Length: > 0 } word ? _strings.GetValueOrDefault(word, word) : throw new FormatException("a value is missing here"),
    };

    /// <summary>What stands up to the closing sign at the same depth of braces.</summary>
    private string Enclosed(char close)
    {
        var (start, depth) = (++_at, 0);
        for (; _at < text.Length; _at++)
        {
            if (text[_at] == '\\')
                _at++;
            else if (text[_at] == close && depth == 0)
                return text[start.._at++];
            else
                depth += text[_at] switch { '{' => 1, '}' => -1, _ => 0 };
        }

        _at = start;
        throw new FormatException("a value that is opened here is not closed");
    }

    private string Word()
    {
        Blank();
        var word = new StringBuilder();
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '-' or ':' or '.'))
            word.Append(text[_at++]);
        return word.ToString();
    }

    private string Until(string ends)
    {
        Blank();
        var start = _at;
        while (_at < text.Length && !ends.Contains(text[_at], StringComparison.Ordinal))
            _at++;
        return text[start.._at];
    }

    private char Peek()
    {
        Blank();
        return _at < text.Length ? text[_at] : '\0';
    }

    private void Blank()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
    }

    private string Place(int at)
    {
        var before = text.AsSpan(0, Math.Min(at, text.Length));
        return $"{file}({before.Count('\n') + 1},{before.Length - before.LastIndexOf('\n')})";
    }
}
