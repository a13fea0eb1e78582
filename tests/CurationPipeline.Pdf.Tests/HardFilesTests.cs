using System.Diagnostics;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Pdf.Tests;

/// <summary>Reads the corpus of difficult files, where it is at hand.</summary>
public class HardFilesTests
{
    // Tells an endless file from a costly one, on a machine that does other things too; the time itself is measured elsewhere.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    [Fact]
    public void Every_hard_file_ends_in_letters_or_in_one_message()
    {
        foreach (var (path, password) in Files())
        {
            var watch = Stopwatch.StartNew();
            var failure = Record.Exception(() => ReadAll(path, password));

            Assert.True(failure is null or PdfFormatException, $"{path}: {failure}");
            Assert.True(failure is null || failure.Message.EndsWith('.'), $"{path}: {failure?.Message}");
            Assert.True(watch.Elapsed < Longest, $"{path} took {watch.Elapsed}");
        }
    }

    [Fact]
    public void Locked_files_open_with_their_password_and_no_other()
    {
        foreach (var (path, password) in Files())
        {
            if (password.Length == 0)
                continue;

            ReadAll(path, password);
            var refusal = Assert.Throws<PdfFormatException>(() => ReadAll(path, password + "?"));

            Assert.StartsWith("The password is wrong", refusal.Message, StringComparison.Ordinal);
        }
    }

    private static void ReadAll(string path, string password)
    {
        using var document = PdfDocument.Open(File.ReadAllBytes(path), password);
        for (var number = 1; number <= document.PageCount; number++)
            document.ReadPage(number);
    }

    private static IEnumerable<(string Path, string Password)> Files()
    {
        if (Repository.Corpus("hard-pdfs") is not { } folder)
            yield break;
        foreach (var line in File.ReadLines(Path.Combine(folder, "INDEX.tsv")).Skip(1))
        {
            var fields = line.Split('\t');
            var password = fields.Length > 7 ? fields[7] : "";
            yield return (Path.Combine(folder, fields[0]), password.Replace(@"\u00aa", "\u00aa", StringComparison.Ordinal).Replace(@"\u00ad", "\u00ad", StringComparison.Ordinal));
        }
    }
}
