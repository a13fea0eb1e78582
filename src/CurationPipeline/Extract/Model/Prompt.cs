using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CurationPipeline.Extract.Model;

/// <summary>A prompt from its file: its parts by heading, with places to fill.</summary>
/// <param name="Name">As its front matter says.</param>
/// <param name="Needs">The values that it is filled with, all of them and no others.</param>
/// <param name="Parts">Text under each first-level heading: <c>System</c>, <c>User</c>, <c>Text</c>, <c>Reply</c>.</param>
/// <param name="Fingerprint">Of the whole file; changes with every change of wording.</param>
public sealed partial record Prompt(
    string Name, IReadOnlyList<string> Needs, IReadOnlyDictionary<string, string> Parts, string Fingerprint)
{
    private const int FingerprintLength = 12;

    /// <exception cref="CurationException">The file has no front matter, or needs what it does not name.</exception>
    public static Prompt Parse(string file, string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var match = Layout().Match(text);
        if (!match.Success)
            throw new CurationException($"{file}: a prompt starts with '---', a name, a version, what it needs, and '---'; see prompts/extract.md.");
        var fields = Field().Matches(match.Groups[1].Value).ToDictionary(field => field.Groups[1].Value, field => field.Groups[2].Value.Trim(), StringComparer.Ordinal);
        var needs = fields.GetValueOrDefault("needs", "[]").Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var parts = Part().Matches(match.Groups[2].Value).ToDictionary(part => part.Groups[1].Value, part => part.Groups[2].Value.Trim('\n'), StringComparer.Ordinal);
        var prompt = new Prompt(fields.GetValueOrDefault("name", file), needs, parts, FingerprintOf(text));
        var used = parts.Values.SelectMany(part => Place().Matches(part).Select(place => place.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        return used.SetEquals(needs)
            ? prompt
            : throw new CurationException($"{file}: 'needs' lists [{string.Join(", ", needs.Order(StringComparer.Ordinal))}], but the text uses [{string.Join(", ", used.Order(StringComparer.Ordinal))}]; make the two the same.");
    }

    /// <summary>Fills a part in one pass: what stands in a value is never taken for a place to fill.</summary>
    public string Fill(string part, params IReadOnlyList<(string Name, string Value)> values)
    {
        var byName = values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
        return Place().Replace(Parts[part], place => byName.TryGetValue(place.Groups[1].Value, out var value)
            ? value
            : throw new InvalidOperationException($"The prompt '{Name}' needs '{place.Groups[1].Value}' and was not given it."));
    }

    private static string FingerprintOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..FingerprintLength];

    [GeneratedRegex(@"\A---\n(.*?)\n---\n(.*)\z", RegexOptions.Singleline)]
    private static partial Regex Layout();

    [GeneratedRegex(@"^(\w+):(.*)$", RegexOptions.Multiline)]
    private static partial Regex Field();

    [GeneratedRegex(@"^# (\w+)\n(.*?)(?=^# \w+\n|\z)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Part();

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Place();
}
