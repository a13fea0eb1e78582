using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CurationPipeline.Benchmarks;

/// <summary>Many people at one review desk at once: each looks at a question of a paper of their own, and answers it, again and again.</summary>
internal static partial class DeskCrowd
{
    private const int AnswersOfPerson = 20;

    public static async Task MeasureAsync(string curate, string folder, int people)
    {
        using var process = ChildProcess.Start(curate, ["review", "serve", "--port", "0", "--kb", folder]);
        try
        {
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var address = Address().Match(await process.StandardOutput.ReadLineAsync() ?? "").Value;
            using var browser = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(5) };
            browser.DefaultRequestHeaders.Add("Origin", address.TrimEnd('/'));
            var first = Stopwatch.StartNew();
            var papers = Paper().Matches(await browser.GetStringAsync(new Uri("/", UriKind.Relative))).Select(match => match.Groups[1].Value).Distinct().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the desk's list of {papers.Count} papers, first time {first.Elapsed.TotalSeconds,7:0.0} s"));
            first.Restart();
            await browser.GetStringAsync(new Uri("/", UriKind.Relative));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  the list again {first.Elapsed.TotalMilliseconds,7:0} ms"));

            var seconds = new List<(double Look, double Answer)>();
            await Task.WhenAll(Enumerable.Range(0, people).Select(async person =>
            {
                var mine = await WorkAsync(browser, papers[person % papers.Count]);
                lock (seconds)
                    seconds.AddRange(mine);
            }));
            Print($"{people} people, a question's page", [.. seconds.Select(step => step.Look)]);
            Print($"{people} people, an answer saved", [.. seconds.Select(step => step.Answer)]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  the desk: {ChildProcess.PeakMemory(process.Id):0} MB, {ChildProcess.OpenHandles(process.Id)} handles"));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<List<(double Look, double Answer)>> WorkAsync(HttpClient browser, string paper)
    {
        var steps = new List<(double, double)>();
        var at = Item().Match(await browser.GetStringAsync(new Uri($"/paper/{paper}", UriKind.Relative))).Groups[1].Value;
        for (var answered = 0; answered < AnswersOfPerson && at.Length > 0; answered++)
        {
            var watch = Stopwatch.StartNew();
            var page = await browser.GetStringAsync(new Uri($"/paper/{paper}/item/{at}", UriKind.Relative));
            var looked = watch.Elapsed.TotalSeconds;
            watch.Restart();
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = Field("token", page), ["seen"] = Field("seen", page), ["key"] = at, ["say"] = "Reject", ["reason"] = "trivial" });
            using var next = await browser.PostAsync(new Uri($"/paper/{paper}/answer", UriKind.Relative), form);
            next.EnsureSuccessStatusCode();
            steps.Add((looked, watch.Elapsed.TotalSeconds));
            at = Item().Match(next.RequestMessage?.RequestUri?.AbsolutePath ?? "").Groups[1].Value;
        }

        return steps;
    }

    private static string Field(string name, string page) => Regex.Match(page, $"name=\"?{name}\"? value=\"?([^\"> ]*)", RegexOptions.CultureInvariant).Groups[1].Value;

    private static void Print(string what, List<double> seconds)
    {
        seconds.Sort();
        Console.WriteLine(seconds.Count == 0 ? $"{what}: none" : string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-40} median {1000 * seconds[seconds.Count / 2]:0} ms, 95 % within {1000 * seconds[seconds.Count * 95 / 100]:0} ms, longest {1000 * seconds[^1]:0} ms, of {seconds.Count}"));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/?")]
    private static partial Regex Address();

    [GeneratedRegex("href=\"?/paper/([^\"/?> ]+)")]
    private static partial Regex Paper();

    [GeneratedRegex("/paper/[^\"/?> ]+/item/([^\"/?> ]+)")]
    private static partial Regex Item();
}
