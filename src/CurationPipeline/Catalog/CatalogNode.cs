using YamlDotNet.RepresentationModel;

namespace CurationPipeline.Catalog;

/// <summary>A place in a catalog file that knows how to read itself and where it stands.</summary>
internal sealed record CatalogNode(YamlNode Node, string File)
{
    public CurationException Mistake(string what) =>
        new($"{File}({Node.Start.Line},{Node.Start.Column}): {what}.");

    public void Only(IReadOnlyCollection<string> fields)
    {
        foreach (var key in Map().Children.Keys)
        {
            if (!fields.Contains(key.ToString()))
            {
                throw (this with { Node = key }).Mistake(
                    $"there is no field '{key}' here; the fields are {string.Join(", ", fields)}");
            }
        }
    }

    public IReadOnlyList<CatalogNode> List(string field) =>
        Get(field).Node is YamlSequenceNode list
            ? [.. list.Children.Select(child => this with { Node = child })]
            : throw Get(field).Mistake($"'{field}' has to be a list");

    public string Text(string field) =>
        Get(field).Node is YamlScalarNode { Value: { Length: > 0 } value }
            ? value.Trim()
            : throw Get(field).Mistake($"'{field}' has to be a text that is not empty");

    /// <summary>A text that may stand in ids and paths: small letters, digits and underscores.</summary>
    public string Name(string field)
    {
        var name = Text(field);
        return name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')
            ? name
            : throw Get(field).Mistake($"the name '{name}' may only have small letters a to z, digits and '_'");
    }

    public bool Flag(string field) =>
        Map().Children.ContainsKey(field) && Text(field) switch
        {
            "true" => true,
            "false" => false,
            var other => throw Get(field).Mistake($"'{field}' is true or false, not '{other}'"),
        };

    public IReadOnlyList<string> Kinds(string field, HashSet<string> known)
    {
        foreach (var item in List(field))
        {
            if (!known.Contains(item.Node.ToString()))
            {
                throw item.Mistake($"there is no kind of entity '{item.Node}'; 'entities' above lists {string.Join(", ", known)}");
            }
        }

        return [.. List(field).Select(item => item.Node.ToString())];
    }

    private CatalogNode Get(string field) =>
        Map().Children.TryGetValue(field, out var child)
            ? this with { Node = child }
            : throw Mistake($"the field '{field}' is missing here");

    private YamlMappingNode Map() =>
        Node as YamlMappingNode ?? throw Mistake("fields with values are expected here");
}
