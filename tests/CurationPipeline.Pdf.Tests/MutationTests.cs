using System.Diagnostics;
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
        Fuzzing.Run(name, file.Length > LargestSmallFile ? MutationsOfPaper : MutationsOfSmallFile, chance =>
        {
            var mutant = Mutate(file, chance);
            var watch = Stopwatch.StartNew();
            var failure = Record.Exception(() => ReadAll(mutant));

            Assert.True(failure is null or PdfFormatException, $"It threw {failure}");
            Assert.True(failure is null || IsOneSentence(failure.Message), $"It said: {failure?.Message}");
            Assert.True(watch.Elapsed < Longest, $"It took {watch.Elapsed}");
        });
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

    private static byte[] Mutate(byte[] file, Random chance)
    {
        var mutant = file.ToArray();
        for (var times = 1 + chance.Next(4); times > 0 && mutant.Length > 0; times--)
        {
            mutant = chance.Next(6) switch
            {
                0 => Flip(mutant, chance),
                1 => mutant[..(mutant.Length - chance.Next(mutant.Length))],
                2 => Cut(mutant, chance),
                3 => Repeat(mutant, chance),
                _ => ChangeNumber(mutant, chance),
            };
        }

        return mutant;
    }

    private static byte[] Flip(byte[] file, Random chance)
    {
        for (var i = chance.Next(20); i >= 0; i--)
            file[chance.Next(file.Length)] = (byte)chance.Next(256);
        return file;
    }

    private static byte[] Cut(byte[] file, Random chance)
    {
        var start = chance.Next(file.Length);
        return [.. file[..start], .. file[Math.Min(file.Length, start + chance.Next(200))..]];
    }

    private static byte[] Repeat(byte[] file, Random chance)
    {
        var start = chance.Next(file.Length);
        var part = file[start..Math.Min(file.Length, start + chance.Next(500))];
        return [.. file[..start], .. part, .. file[start..]];
    }

    /// <summary>Lengths, counts, offsets, object numbers: each is a number somewhere in the text.</summary>
    private static byte[] ChangeNumber(byte[] file, Random chance)
    {
        string[] values = ["0", "-1", "1", "3", "65536", "2147483647", "2147483648", "99999999999999999999", "-2147483648", "0.0000001", "7 0 R"];
        var text = Encoding.Latin1.GetString(file);
        var numbers = Regex.Matches(text, @"\d+", RegexOptions.CultureInvariant);
        if (numbers.Count == 0)
            return file;
        var number = numbers[chance.Next(numbers.Count)];
        return Encoding.Latin1.GetBytes(text[..number.Index] + values[chance.Next(values.Length)] + text[(number.Index + number.Length)..]);
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
}
