using System.Diagnostics;
using System.Globalization;
using CurationPipeline.Documents;

namespace CurationPipeline.Benchmarks;

/// <summary>How many of the words that pdftotext finds in PDFs, page order aside, our text and margins have too; and what each file takes.</summary>
internal static class Recall
{
    /// <param name="arguments">PDFs or folders of them; a folder may hold INDEX.tsv with the columns file and password.</param>
    public static int Measure(string[] arguments)
    {
        if (arguments.Length == 0 || !ChildProcess.Exists("pdftotext"))
        {
            Console.Error.WriteLine("Give PDFs or a folder, and install pdftotext (poppler-utils): recall FILE-OR-FOLDER…");
            return 2;
        }

        var results = arguments.SelectMany(Files).Select(Compare).ToList();
        var withWords = results.Where(result => result.Words > 0).OrderBy(result => result.Recall).ToList();
        var read = withWords.Count(result => result.Error is null);
        Console.WriteLine($"{results.Count} files, {withWords.Count} in which pdftotext finds words, {read} of them with text from us");
        if (withWords.Count > 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"word recall: median {withWords[withWords.Count / 2].Recall:0.000}, a tenth below {withWords[withWords.Count / 10].Recall:0.000}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slowest: {results.Max(result => result.Seconds):0.0} s"));
        foreach (var result in withWords.Where(result => result.Recall < 0.9))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Recall:0.000}\t{result.Words}\t{result.File}\t{result.Error}"));
        return 0;
    }

    private static IEnumerable<(string File, string? Password)> Files(string path)
    {
        if (!Directory.Exists(path))
            return [(path, null)];
        var index = Path.Combine(path, "INDEX.tsv");
        var passwords = File.Exists(index)
            ? File.ReadLines(index).Skip(1).Select(line => line.Split('\t')).ToDictionary(fields => fields[0], fields => fields[^1])
            : [];
        return Directory.EnumerateFiles(path, "*.pdf", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (file, passwords.GetValueOrDefault(Path.GetRelativePath(path, file)) is { Length: > 0 } password ? password : null));
    }

    private static Result Compare((string File, string? Password) source)
    {
        var theirs = Words(Theirs(source));
        var clock = Stopwatch.StartNew();
        try
        {
            var document = DocumentReader.Read(source.File, new ReadOptions(source.Password));
            var ours = Words(string.Join('\n', [document.Text, .. document.Margins.Select(margin => margin.Text)]));
            var found = theirs.Sum(word => Math.Min(word.Value, ours.GetValueOrDefault(word.Key)));
            return new Result(source.File, theirs.Values.Sum(), found, clock.Elapsed.TotalSeconds, null);
        }
        catch (DocumentException exception)
        {
            return new Result(source.File, theirs.Values.Sum(), 0, clock.Elapsed.TotalSeconds, exception.Message);
        }
    }

    private static string Theirs((string File, string? Password) source)
    {
        var output = Path.GetTempFileName();
        try
        {
            string[] password = source.Password is null ? [] : ["-upw", source.Password];
            // Some of the files keep pdftotext busy for ever.
            ChildProcess.Run("timeout", ["15", "pdftotext", "-raw", .. password, source.File, output]);
            return File.ReadAllText(output);
        }
        finally
        {
            File.Delete(output);
        }
    }

    private static Dictionary<string, int> Words(string text) =>
        Nfkc.Of(string.Concat(text.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).CountBy(word => word).ToDictionary();

    private sealed record Result(string File, int Words, int Found, double Seconds, string? Error)
    {
        public double Recall => Words == 0 ? 1 : (double)Found / Words;
    }
}
