using System.Text.RegularExpressions;

namespace CurationPipeline.Tests.Support;

/// <summary>Changes JSON as a model, a merge or an enemy would.</summary>
public static partial class JsonDamage
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e400", "-0.0", "99999999999999999999999", "2147483648", "1.5", "NaN", "\"\"", "\"x\"", "[]", "{}", "[null]", "{\"a\": null}", "[[[]]]",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\u202e\"", "\"concept:x\"", "\"approve\"", "\"decision: approve\"", "\"*/ -->\"", "'x'", "x", "“x”", "\"a\nb\"",
        "\"2026-01-02T03:04:05Z\"", "\"0\"", "[\"a\", \"b\"]", "[1, 2]", "// remark\n1", "/* */ 1", "\"\\x\"", "\"\\u12\"",
    ];

    /// <summary>Changes it one to four times.</summary>
    public static string Mutate(string json, Random chance)
    {
        for (var times = 1 + chance.Next(4); times > 0; times--)
            json = chance.Next(4) == 0 ? TextDamage.Damage(json, chance) : Change(json, chance);
        return json;
    }

    private static string Change(string json, Random chance) => chance.Next(9) switch
    {
        0 => Replace(json, chance, Deep(chance)),
        1 => Replace(json, chance, $"\"{new string('x', 1 << chance.Next(8, 17))}\""),
        2 => Doubled(json, chance),
        3 => json.Replace(chance.Pick(["\"", ",", ":", "}", "]"]), chance.Pick(["", "'", ",,", " ", "“"]), StringComparison.Ordinal),
        4 => $"Here you are:\n```json\n{json}\n```\n{chance.Pick(["", json, "Anything else?"])}",
        5 => $"{{\"result\": {json}}}",
        _ => Replace(json, chance, chance.Pick(Values)),
    };

    private static string Deep(Random chance)
    {
        var depth = 1 << chance.Next(1, 17);
        return chance.Pick([
            new string('[', depth), new string('[', depth) + new string(']', depth), string.Concat(Enumerable.Repeat("{\"a\":", depth)),
            string.Concat(Enumerable.Repeat("[{\"a\":", depth)) + "1" + string.Concat(Enumerable.Repeat("}]", depth)),
        ]);
    }

    /// <summary>The same name twice, with another value.</summary>
    private static string Doubled(string json, Random chance)
    {
        var fields = Property().Matches(json);
        if (fields.Count == 0)
            return json + json;
        var field = chance.Pick(fields);
        return json.Insert(field.Index, $"{field.Value}{chance.Pick(Values)}, ");
    }

    private static string Replace(string json, Random chance, string value)
    {
        var values = Value().Matches(json);
        if (values.Count == 0)
            return value;
        var old = chance.Pick(values);
        return json[..old.Index] + value + json[(old.Index + old.Length)..];
    }

    [GeneratedRegex("\"[A-Za-z_0-9]+\": ?")]
    private static partial Regex Property();

    /// <summary>A text, number, word or short list behind a colon.</summary>
    [GeneratedRegex("(?<=: ?)(\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9.]+|true|false|null|\\[[^\\[\\]{}]*\\])")]
    private static partial Regex Value();
}
