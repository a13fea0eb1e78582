using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CurationPipeline;

/// <summary>A place in a YAML file that a person edits: it reads itself, and a mistake there is told with line and column.</summary>
internal sealed record YamlPlace(YamlNode Node, string File)
{
    public int Line => (int)Node.Start.Line;

    /// <summary>The file's one document.</summary>
    /// <param name="yaml">The file's text.</param>
    /// <param name="file">What messages call it.</param>
    /// <param name="empty">What to do about an empty file, as the rest of a sentence.</param>
    public static YamlPlace Parse(string yaml, string file, string empty)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new YamlGuard(new Parser(new StringReader(yaml)), file));
            return stream.Documents.Count switch
            {
                0 => throw new CurationException($"{file}: the file is empty; {empty}."),
                1 => new YamlPlace(stream.Documents[0].RootNode, file),
                _ => throw new YamlPlace(stream.Documents[1].RootNode, file).Mistake("a second document starts here; keep one in a file"),
            };
        }
        catch (YamlException exception)
        {
            throw new CurationException(
                $"{file}({exception.Start.Line},{exception.Start.Column}): this is not YAML: {Shortened.Of(exception.Message.TrimEnd('.'))}.", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new CurationException($"{file}({LineThatBreaks(yaml)},1): this is not YAML: something that is opened here is not closed.", exception);
        }
        catch (ArgumentException exception)
        {
            throw new CurationException(
                $"{file}({LineThatBreaks(yaml)},1): this is not YAML: a field has no name here, or something begins with '?' or '!'; write the name, or put quotes around it.", exception);
        }
    }

    /// <summary>The library's scanner stumbles over some mistakes without saying where: the first line up to which it does.</summary>
    private static int LineThatBreaks(string yaml)
    {
        var lines = yaml.Split('\n');
        var (good, bad) = (0, lines.Length);
        while (bad - good > 1)
        {
            var middle = (good + bad) / 2;
            if (Stumbles(string.Join('\n', lines[..middle])))
                bad = middle;
            else
                good = middle;
        }

        return bad;
    }

    private static bool Stumbles(string yaml)
    {
        try
        {
            new YamlStream().Load(new YamlGuard(new Parser(new StringReader(yaml)), ""));
            return false;
        }
        catch (Exception exception) when (exception is YamlException or CurationException)
        {
            return false;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            return true;
        }
    }

    public CurationException Mistake(string what) =>
        new($"{File}({Node.Start.Line},{Node.Start.Column}): {Shortened.Of(what)}.");

    public void Only(params IReadOnlyCollection<string> fields)
    {
        foreach (var key in Map().Children.Keys)
        {
            if (!fields.Contains(Shown(key)))
            {
                throw (this with { Node = key }).Mistake(
                    $"there is no field '{Shown(key)}' here; the fields are {string.Join(", ", fields)}");
            }
        }
    }

    public bool Has(string field) => Map().Children.ContainsKey(field);

    public YamlPlace Get(string field) =>
        Find(field) ?? throw Mistake($"the field '{field}' is missing here");

    public YamlPlace? Find(string field) =>
        Map().Children.TryGetValue(field, out var child) ? this with { Node = child } : null;

    public IReadOnlyList<YamlPlace> List(string field) => Get(field).Items(field);

    /// <summary>The items of a list that may be left out.</summary>
    public IReadOnlyList<YamlPlace> OptionalList(string field) => Find(field)?.Items(field) ?? [];

    /// <summary>A text that is not empty.</summary>
    public string Text(string field) =>
        Get(field).Node is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value)
            ? value.Trim()
            : throw Get(field).Mistake($"'{field}' has to be a text that is not empty");

    /// <summary>A text that may be empty or left out.</summary>
    public string? OptionalText(string field) => Find(field) switch
    {
        null => null,
        { Node: YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "~" or "" } } => null,
        { Node: YamlScalarNode scalar } => scalar.Value,
        var other => throw other.Mistake($"'{field}' has to be a text"),
    };

    public IReadOnlyList<string> OptionalTexts(string field) =>
        [.. OptionalList(field).Select(item => (item.Node as YamlScalarNode)?.Value ?? throw item.Mistake($"'{field}' lists texts"))];

    /// <summary>The texts of a field that is one text, a list of them, or things with a name; none where it is left out.</summary>
    public IReadOnlyList<string> Texts(string field) => Find(field) is { } found ? [.. TextsOf(found.Node)] : [];

    /// <summary>A text that may stand in ids and paths: small letters, digits and underscores.</summary>
    public string Name(string field)
    {
        var name = Text(field);
        return name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')
            ? name
            : throw Get(field).Mistake($"the name '{name}' may only have small letters a to z, digits and '_'");
    }

    public bool Flag(string field) =>
        Has(field) && Text(field) switch
        {
            "true" => true,
            "false" => false,
            var other => throw Get(field).Mistake($"'{field}' is true or false, not '{other}'"),
        };

    public int Number(string field) => Get(field).Number();

    /// <summary>A whole number, 0 or more.</summary>
    public int Number() =>
        int.TryParse(Shown(Node), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Mistake($"a whole number is expected here, not '{Shown(Node)}'");

    private static IEnumerable<string> TextsOf(YamlNode node) => node switch
    {
        YamlScalarNode { Value: { } text } => [text.Trim()],
        YamlSequenceNode list => list.Children.SelectMany(TextsOf),
        YamlMappingNode thing when thing.Children.TryGetValue("name", out var name) => TextsOf(name),
        _ => [],
    };

    private static string Shown(YamlNode node) => (node as YamlScalarNode)?.Value ?? "a list or fields";

    private IReadOnlyList<YamlPlace> Items(string field) => Node switch
    {
        YamlSequenceNode list => [.. list.Children.Select(child => this with { Node = child })],
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "null" or "~" } => [],
        _ => throw Mistake($"'{field}' has to be a list"),
    };

    private YamlMappingNode Map() =>
        Node as YamlMappingNode ?? throw Mistake("fields with values are expected here");
}
