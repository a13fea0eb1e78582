using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Review;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Cli.Tests;

/// <summary>A desk that is killed at any moment has lost at most the answer that was on its way.</summary>
public sealed partial class DeskKilledTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(13)]
    [InlineData(29)]
    public async Task What_the_desk_has_taken_is_in_the_file_when_it_is_killed(int afterMilliseconds)
    {
        using var curate = Curate.WithSampleBase();
        await curate.OutputOf("ingest", Repository.Paper("probing-situational-awareness.pdf"));
        var file = new ReviewFolder(curate.Folder).Files().Single();
        using var desk = Start(curate.Folder);
        var address = new Uri(AddressIn().Match(await desk.StandardOutput.ReadLineAsync() ?? "").Value);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        var taken = new ConcurrentDictionary<string, Say>(StringComparer.Ordinal);

        var answering = AnswerAsync(browser, file, taken);
        while (taken.Count < 3)
            await Task.Delay(5);
        await Task.Delay(afterMilliseconds);
        desk.Kill();
        await answering;

        var left = ReviewReader.Read(file).Answers.ToDictionary(item => item.Key, item => item.Answer.Say);
        Assert.All(taken, answer => Assert.Equal(answer.Value, left[answer.Key]));
        Assert.InRange(left.Values.Count(said => said != Say.Pending), taken.Count, taken.Count + 1);
    }

    private static Process Start(string folder) => Process.Start(new ProcessStartInfo(
        "dotnet", [typeof(Program).Assembly.Location, "review", "serve", "--port", "0", "--kb", folder, "--by", "Ada"])
    { RedirectStandardOutput = true })!; // dotnet runs this test

    /// <summary>One answer after the other, until nobody takes them any more; notes those that were taken.</summary>
    private static async Task AnswerAsync(HttpClient browser, string file, ConcurrentDictionary<string, Say> taken)
    {
        var name = Path.GetFileName(file)[..^".review.yaml".Length];
        var keys = ReviewReader.Read(file).Answers.Select(item => item.Key).ToList();
        try
        {
            for (var i = 0; i < keys.Count; i++)
            {
                var say = i % 2 == 0 ? Say.Approve : Say.Reject;
                var page = await browser.GetStringAsync(new Uri($"/paper/{name}/item/{keys[i]}", UriKind.Relative));
                var form = FormIn().Match(page).Value;
                var fields = FieldIn().Matches(form).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
                fields["say"] = say.ToString();
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/paper/{name}/answer", UriKind.Relative)) { Content = new FormUrlEncodedContent(fields) };
                request.Headers.Add("Origin", browser.BaseAddress!.GetLeftPart(UriPartial.Authority)); // set where it was made
                using var answer = await browser.SendAsync(request);
                taken[keys[i]] = say;
            }
        }
        catch (HttpRequestException)
        {
            // The desk was killed.
        }
    }

    [GeneratedRegex(@"http://[\d.]+:\d+/")]
    private static partial Regex AddressIn();

    [GeneratedRegex("(?s)<form class=\"bar\" id=\"answer\".*?</form>")]
    private static partial Regex FormIn();

    [GeneratedRegex("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex FieldIn();
}
