using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace CurationPipeline.Documents;

/// <summary>The people whom a field in the head of a Markdown file names as authors.</summary>
/// <param name="Names">Their names, given name first.</param>
/// <param name="AreAll">Whether all that stands there was understood.</param>
internal sealed partial record MarkdownAuthors(IReadOnlyList<string> Names, bool AreAll)
{
    private const int Most = 500;

    /// <summary>One text may name several people; one of a list names one.</summary>
    public static MarkdownAuthors Of(YamlPlace? field)
    {
        string?[] named = field?.Node switch
        {
            null => [],
            YamlScalarNode { Value: { } all } => [.. Several(all)],
            YamlSequenceNode list => [.. list.Children.Select(Name)],
            var person => [Name(person)],
        };
        var names = named.OfType<string>().Select(Turned).Where(IsName).ToList();
        return new MarkdownAuthors([.. names.Take(Most)], names.Count == named.Length && names.Count <= Most);
    }

    private static string[] Several(string all)
    {
        var people = Between().Split(all);
        var names = people.Length > 1 && people.All(name => name.Count(c => c == ',') == 1) ? people : people.SelectMany(name => name.Split(','));
        return [.. names.Where(name => !string.IsNullOrWhiteSpace(name))];
    }

    private static string? Name(YamlNode person) => person switch
    {
        YamlScalarNode scalar => scalar.Value,
        YamlMappingNode { Children: var fields } when fields.TryGetValue("name", out var name) =>
            name is YamlScalarNode scalar ? scalar.Value : GivenAndFamily(name),
        _ => GivenAndFamily(person),
    };

    private static string? GivenAndFamily(YamlNode person) =>
        person is YamlMappingNode { Children: var fields } && fields.TryGetValue("family", out var last) && last is YamlScalarNode { Value: { } family }
            ? fields.TryGetValue("given", out var first) && first is YamlScalarNode { Value: { } given } ? $"{given} {family}" : family
            : null;

    /// <summary>"Quill, Ada" is Ada Quill.</summary>
    private static string Turned(string name) => (name.Count(c => c == ',') == 1 ? TurnedName.Of(name) : name).Trim();

    private static bool IsName(string name) => name.Length <= 100 && name.Any(char.IsLetter);

    [GeneratedRegex(@"\s*;\s*|\s+and\s+|\s*&\s*")]
    private static partial Regex Between();
}
