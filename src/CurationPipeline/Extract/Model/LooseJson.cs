using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CurationPipeline.Extract.Model;

/// <summary>
/// Reads JSON as models write it: single quotes, bare keys, trailing commas, comments, Python's None and True, line breaks and
/// quotes inside strings, and an end in mid-air. What is complete is kept; what was cut is left out.
/// </summary>
internal sealed class LooseJson
{
    private const int Deepest = 64;

    private readonly string _text;
    private int _at;

    private LooseJson(string text, int start) => (_text, _at) = (text, start);

    /// <summary>Whether the text ended inside the value.</summary>
    private bool _cut;

    /// <summary>The value that starts at the position, and whether it was cut; null where there is no object or list.</summary>
    public static (JsonNode Value, bool Cut)? Read(string text, int start)
    {
        var reader = new LooseJson(text, start);
        try
        {
            return reader.Value(0) is JsonNode node and (JsonObject or JsonArray) ? (node, reader._cut) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private JsonNode? Value(int depth)
    {
        SkipSpace();
        if (depth > Deepest)
            throw new FormatException("The value is nested too deep.");
        if (AtEnd())
            return null;
        return _text[_at] switch
        {
            '{' => Object(depth),
            '[' => List(depth),
            '"' or '\'' or '“' => JsonValue.Create(String()),
            _ => Bare(),
        };
    }

    private JsonObject Object(int depth)
    {
        var made = new JsonObject();
        _at++;
        while (true)
        {
            SkipSpace();
            if (AtEnd())
                return made;
            if (_text[_at] is '}' or ']')
            {
                _at++;
                return made;
            }

            var key = _text[_at] is '"' or '\'' or '“' ? String() : Word(":,}]");
            SkipSpace();
            if (_cut || AtEnd())
                return made;
            if (_text[_at] != ':')
                throw new FormatException("A colon is missing.");
            _at++;
            var value = Value(depth + 1);
            if (!_cut || Holds(value))
                made[key] = value;
            if (_cut)
                return made;
            SkipComma();
        }
    }

    private JsonArray List(int depth)
    {
        var made = new JsonArray();
        _at++;
        while (true)
        {
            SkipSpace();
            if (AtEnd())
                return made;
            if (_text[_at] is ']' or '}')
            {
                _at++;
                return made;
            }

            var before = _at;
            var value = Value(depth + 1);
            if (!_cut || Holds(value))
                made.Add(value);
            if (_cut)
                return made;
            SkipComma();
            if (_at == before)
                throw new FormatException("Nothing can be read here.");
        }
    }

    /// <summary>Whether something complete stands inside a value that was cut.</summary>
    private static bool Holds(JsonNode? value) => value switch
    {
        JsonArray list => list.Any(item => item is JsonObject),
        JsonObject item => item.Any(property => property.Value is JsonArray or JsonObject && Holds(property.Value)),
        _ => false,
    };

    private string String()
    {
        var close = _text[_at] == '“' ? '”' : _text[_at];
        var made = new StringBuilder();
        _at++;
        while (!AtEnd())
        {
            var c = _text[_at++];
            if (c == '\\' && _at < _text.Length)
                made.Append(Escaped());
            else if (c == close && Closes())
                return made.ToString();
            else
                made.Append(c);
        }

        return made.ToString();
    }

    private string Escaped()
    {
        var c = _text[_at++];
        if (c == 'u' && _at + 4 <= _text.Length
            && ushort.TryParse(_text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            _at += 4;
            return ((char)code).ToString();
        }

        return c switch { 'n' => "\n", 't' => "\t", 'r' => "\r", 'b' => "\b", 'f' => "\f", _ => c.ToString() };
    }

    /// <summary>A quote inside a string is one that no comma, colon or bracket follows.</summary>
    private bool Closes()
    {
        var next = _at;
        while (next < _text.Length && char.IsWhiteSpace(_text[next]))
            next++;
        return next >= _text.Length || _text[next] is ',' or ':' or '}' or ']' or '/' or '#' or '`';
    }

    private JsonValue? Bare()
    {
        var word = Word(",}]\n");
        return word switch
        {
            "null" or "None" or "undefined" or "NaN" => null,
            "true" or "True" => JsonValue.Create(true),
            "false" or "False" => JsonValue.Create(false),
            _ when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => JsonValue.Create(number),
            _ => JsonValue.Create(word),
        };
    }

    private string Word(string until)
    {
        var start = _at;
        var length = _text.AsSpan(start).IndexOfAny(until);
        _at = length < 0 ? _text.Length : start + length;
        _cut |= _at >= _text.Length;
        return _text[start.._at].Trim();
    }

    private void SkipComma()
    {
        SkipSpace();
        while (_at < _text.Length && _text[_at] is ',' or ';')
        {
            _at++;
            SkipSpace();
        }
    }

    private void SkipSpace()
    {
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_at]))
                _at++;
            else if (_text[_at] == '/' && _at + 1 < _text.Length && _text[_at + 1] == '/')
                _at = _text.IndexOf('\n', _at) is var end && end < 0 ? _text.Length : end;
            else
                return;
        }
    }

    private bool AtEnd()
    {
        _cut |= _at >= _text.Length;
        return _cut && _at >= _text.Length;
    }
}
