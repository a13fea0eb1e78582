using System.Text.RegularExpressions;

namespace CurationPipeline.Tests.Support;

/// <summary>Changes a YAML file as a careless hand, another editor or an enemy would: most of it stays YAML.</summary>
public static partial class YamlDamage
{
    private static readonly string[] Values =
    [
        "", "null", "~", "true", "false", "yes", "-1", "0", "1", "007", "0x10", "1e9", "1_000", "2147483647", "2147483648", "99999999999999999999", ".5", ".nan",
        "[]", "{}", "[a, b]", "{a: b}", "[[]]", "\"\"", "''", "' '", "\"\\uD800\"", "\"\\0\"", "\"\\x41\"", "\"a\\\n  b\"", "|\n    text\n", ">-\n    text\n",
        "!!str 5", "!!binary aGk=", "!!int x", "!foo bar", "&a x", "*a", "*nowhere", "<<", "? x", "- x", "concept:", ":concept", "concept:Gap", "concept:a:b",
        "concept:../../etc/passwd", "concept:a b", "quote:x", "paper:x", "spaceship:x", "reject", "later", "pending", "same-as", "same-as concept:compliance-gap",
        "@x", "`x`", "%x", "a: b: c", "2026-01-02", "'it''s'", "\u0085", "\u2028", "e\u0301", "</script><b>",
    ];

    /// <summary>Changes it one to four times.</summary>
    public static string Mutate(string yaml, Random chance)
    {
        for (var times = 1 + chance.Next(4); times > 0; times--)
            yaml = chance.Next(3) == 0 ? TextDamage.Damage(yaml, chance) : Change(yaml, chance);
        return yaml;
    }

    private static string Change(string yaml, Random chance) => chance.Next(14) switch
    {
        0 => Line(yaml, chance, line => Margin(line) + "  " + line.Trim()),
        1 => Line(yaml, chance, line => line.StartsWith("  ", StringComparison.Ordinal) ? line[2..] : line),
        2 => Line(yaml, chance, line => Margin(line).Replace("  ", "\t", StringComparison.Ordinal) + line.TrimStart()),
        3 => Line(yaml, chance, line => $"{Margin(line)}{chance.Pick(["note", "reason", "by", "key", "id", "new_field", "<<", "? [a]", "1", "approve_rest"])}: {chance.Pick(Values)}\n{line}"),
        4 => Line(yaml, chance, line => line + "\n" + line), // the same key twice
        5 => Line(yaml, chance, line => line + " # and a remark"),
        6 => Value(yaml, chance, Deep(chance)),
        7 => Value(yaml, chance, $"\"{new string('x', 1 << chance.Next(8, 18))}\""),
        8 => Bomb(chance) + yaml,
        9 => yaml + Bomb(chance),
        10 => Value(Value(yaml, chance, "&a " + chance.Pick(Values)), chance, "*a"),
        _ => Value(yaml, chance, chance.Pick(Values)),
    };

    private static string Deep(Random chance)
    {
        var depth = 1 << chance.Next(1, 16);
        return chance.Pick([
            new string('[', depth), new string('[', depth) + new string(']', depth), string.Concat(Enumerable.Repeat("{a: ", depth)),
            string.Concat(Enumerable.Repeat("- ", depth)) + "x", string.Concat(Enumerable.Repeat("? ", depth)), string.Concat(Enumerable.Repeat("[{a: ", depth)),
        ]);
    }

    /// <summary>Lists of lists of lists of the same: small to write down, endless to look through; also as a key, and inside itself.</summary>
    private static string Bomb(Random chance)
    {
        var levels = string.Concat(Enumerable.Range(1, 30).Select(level => $"  - &l{level} [*l{level - 1}, *l{level - 1}, *l{level - 1}]\n"));
        return chance.Pick([$"bomb:\n  - &l0 x\n{levels}", $"bomb:\n  - &l0 x\n{levels}? *l30\n: x\n", "self: &self [*self]\n", "self: &self {*self : *self}\n", "&self ? *self\n: x\n"]);
    }

    private static string Line(string yaml, Random chance, Func<string, string> change)
    {
        var lines = yaml.Split('\n');
        var number = chance.Next(lines.Length);
        lines[number] = change(lines[number]);
        return string.Join('\n', lines);
    }

    private static string Value(string yaml, Random chance, string value)
    {
        var fields = Field().Matches(yaml);
        if (fields.Count == 0)
            return yaml + value;
        var field = chance.Pick(fields).Groups[1];
        return yaml[..field.Index] + value + yaml[(field.Index + field.Length)..];
    }

    private static string Margin(string line) => line[..(line.Length - line.TrimStart(' ').Length)];

    /// <summary>What stands behind a field's name, up to the end of its line.</summary>
    [GeneratedRegex("(?<=: )(?! )([^\n]+)")]
    private static partial Regex Field();
}
