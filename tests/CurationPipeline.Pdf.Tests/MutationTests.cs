using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CurationPipeline.Pdf.Tests.Support;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Pdf.Tests;

/// <summary>Damages good files in every way, always the same ways, and expects letters or one message of each.</summary>
public class MutationTests
{
    private const int MutationsOfSmallFile = 400;
    private const int MutationsOfPaper = 60;
    private const int LargestSmallFile = 8_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Files => [.. Sources().Select(source => source.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Damage_ends_in_letters_or_in_one_message(string name)
    {
        var file = Sources().First(source => source.Name == name).Read();
        var chance = new Chance(name);

        for (var i = 0; i < (file.Length > LargestSmallFile ? MutationsOfPaper : MutationsOfSmallFile); i++)
        {
            var mutant = Mutate(file, chance);
            var watch = Stopwatch.StartNew();
            var failure = Record.Exception(() => ReadAll(mutant));

            Assert.True(failure is null or PdfFormatException, $"Mutation {i} of {name} threw {failure}");
            Assert.True(failure is null || IsOneSentence(failure.Message), $"Mutation {i} of {name} said: {failure?.Message}");
            Assert.True(watch.Elapsed < Longest, $"Mutation {i} of {name} took {watch.Elapsed}");
        }
    }

    private static bool IsOneSentence(string message) =>
        message.EndsWith('.') && !message.Contains('\n', StringComparison.Ordinal) && message.Length < 300;

    private static void ReadAll(byte[] file)
    {
        using var document = PdfDocument.Open(file);
        for (var number = 1; number <= Math.Min(document.PageCount, 3); number++)
        {
            var page = document.ReadPage(number);
            Assert.All(page.Letters, letter => Assert.InRange(letter.Font, 0, page.Fonts.Count - 1));
        }
    }

    private static byte[] Mutate(byte[] file, Chance chance)
    {
        var mutant = file.ToArray();
        for (var times = 1 + chance.Below(4); times > 0; times--)
        {
            mutant = chance.Below(6) switch
            {
                0 => Flip(mutant, chance),
                1 => mutant[..(mutant.Length - chance.Below(mutant.Length))],
                2 => Cut(mutant, chance),
                3 => Repeat(mutant, chance),
                _ => ChangeNumber(mutant, chance),
            };
        }

        return mutant;
    }

    private static byte[] Flip(byte[] file, Chance chance)
    {
        for (var i = chance.Below(20); i >= 0; i--)
            file[chance.Below(file.Length)] = (byte)chance.Below(256);
        return file;
    }

    private static byte[] Cut(byte[] file, Chance chance)
    {
        var start = chance.Below(file.Length);
        return [.. file[..start], .. file[Math.Min(file.Length, start + chance.Below(200))..]];
    }

    private static byte[] Repeat(byte[] file, Chance chance)
    {
        var start = chance.Below(file.Length);
        var part = file[start..Math.Min(file.Length, start + chance.Below(500))];
        return [.. file[..start], .. part, .. file[start..]];
    }

    /// <summary>Lengths, counts, offsets, object numbers: each is a number somewhere in the text.</summary>
    private static byte[] ChangeNumber(byte[] file, Chance chance)
    {
        string[] values = ["0", "-1", "1", "3", "65536", "2147483647", "2147483648", "99999999999999999999", "-2147483648", "0.0000001", "7 0 R"];
        var text = Encoding.Latin1.GetString(file);
        var numbers = Regex.Matches(text, @"\d+", RegexOptions.CultureInvariant);
        if (numbers.Count == 0)
            return file;
        var number = numbers[chance.Below(numbers.Count)];
        return Encoding.Latin1.GetBytes(text[..number.Index] + values[chance.Below(values.Length)] + text[(number.Index + number.Length)..]);
    }

    private static IEnumerable<(string Name, Func<byte[]> Read)> Sources()
    {
        foreach (var (name, builder) in MutationSamples.All())
            yield return (name, builder.Build);
        foreach (var folder in new[] { Repository.File("fixtures", "papers"), Repository.File("tests", "CurationPipeline.Pdf.Tests", "Security", "Files") })
        {
            if (!Directory.Exists(folder))
                continue;
            foreach (var path in Directory.EnumerateFiles(folder, "*.pdf").Order(StringComparer.Ordinal))
                yield return (Path.GetFileName(path), () => File.ReadAllBytes(path));
        }
    }

    /// <summary>The same numbers in every run: a hash of the name and a counter.</summary>
    private sealed class Chance(string name)
    {
        private int _count;

        public int Below(int limit)
        {
            var hash = 2166136261u;
            foreach (var letter in string.Create(CultureInfo.InvariantCulture, $"{name} {_count++}"))
                hash = unchecked((hash ^ letter) * 16777619);
            hash ^= hash >> 15;
            hash = unchecked(hash * 2246822519);
            hash ^= hash >> 13;
            return (int)(hash % (uint)Math.Max(1, limit));
        }
    }
}
