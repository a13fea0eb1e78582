using System.Diagnostics;
using System.Globalization;

namespace CurationPipeline.Tests.Support;

/// <summary>
/// Runs a target on cases that a seed makes, the same in every run. <c>CURATION_FUZZ=SECONDS</c> goes on with new cases for that long,
/// <c>CURATION_FUZZ_FIRST=N</c> begins with that case: a failure names its own.
/// </summary>
public static class Fuzzing
{
    /// <summary>More than any case may ever take, so that it tells of a hang and not of a busy machine.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);

    private const int MostFailures = 8;
    private const long MostMemory = 400_000_000;

    /// <param name="target">What is fuzzed; a part of the seed.</param>
    /// <param name="cases">How many cases every run does.</param>
    /// <param name="one">Does one case with its own chance; throws where something is wrong.</param>
    public static void Run(string target, int cases, Action<Random> one) =>
        RunAsync(target, cases, chance =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            one(chance);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostMemory, "It took more memory than any of these inputs is worth.");
            return Task.CompletedTask;
        }).GetAwaiter().GetResult();

    /// <inheritdoc cref="Run"/>
    public static async Task RunAsync(string target, int cases, Func<Random, Task> one)
    {
        var first = Setting.Number("CURATION_FUZZ_FIRST");
        var longer = TimeSpan.FromSeconds(Setting.Number("CURATION_FUZZ"));
        var watch = Stopwatch.StartNew();
        var failures = new Dictionary<string, string>();
        var done = 0;
        for (; done < cases || watch.Elapsed < longer; done++)
        {
            var number = first + done;
            try
            {
                await Task.Run(() => one(new Random(SeedOf(target, number)))).WaitAsync(Hang);
            }
            catch (Exception exception)
            {
                // One of each kind: what is wrong is often wrong in many cases.
                failures.TryAdd(Place(exception), string.Create(
                    CultureInfo.InvariantCulture, $"Case {number} of '{target}' failed; CURATION_FUZZ_FIRST={number} begins with it.\n{exception}\n"));
                if (failures.Count == MostFailures || exception is TimeoutException)
                    break;
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Values));

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Fuzzed {target}: {done:N0} cases from seed '{target} {first}' in {watch.Elapsed.TotalSeconds:0.0} s."));
    }

    /// <summary>A sentence about a file of the case: it begins with where, ends as sentences do, and holds nothing of a stack.</summary>
    public static void IsSentence(string message, string file)
    {
        Assert.Contains(file, message, StringComparison.Ordinal);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", message, StringComparison.Ordinal);
        Assert.True(message.Length < 5_000, $"The sentence has {message.Length} characters.");
    }

    private static string Place(Exception exception) =>
        exception.GetType() + string.Concat((exception.StackTrace ?? "").Split('\n').Where(line => line.Contains("CurationPipeline", StringComparison.Ordinal)).Take(2));

    private static int SeedOf(string target, int number)
    {
        var hash = 2166136261u;
        foreach (var letter in string.Create(CultureInfo.InvariantCulture, $"{target} {number}"))
            hash = unchecked((hash ^ letter) * 16777619);
        return unchecked((int)hash);
    }
}
