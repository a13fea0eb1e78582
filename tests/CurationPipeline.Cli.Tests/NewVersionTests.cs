using System.Text.RegularExpressions;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Documents;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Cli.Tests;

/// <summary>A paper whose quotes are in the base comes in again: in a second version, or read by another reader.</summary>
public sealed class NewVersionTests
{
    private const string Moved = "A monitor that reads only what is written will see the tip of the effect.";
    private const string Changed = "The correlation with the compliance gap dropped to 0.04.";
    private const string Vanished = "Indifference seems the safer goal, since ignorance is difficult to keep up, but we do not know of a training signal for it.";
    private static readonly Regex Section = new(@"(?<=^new_version:\n)(?:[ #].*\n|\n)+", RegexOptions.Multiline);
    private static readonly string First = Repository.Paper("probing-situational-awareness.pdf");
    private static readonly string Second = Repository.Paper("probing-situational-awareness-v2.pdf");

    [Fact]
    public async Task Quotes_that_moved_changed_or_vanished_are_listed()
    {
        using var curate = await WithQuotesOfTheFirstVersionAsync();
        var before = curate.Entries();

        var ran = await curate.RunAsync("ingest", Second);
        var items = Items(curate);

        Assert.Contains("4 accepted quotes moved, changed or gone in this version", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, curate.Entries());
        Assert.Contains("change: moved\n    id: quote:moved\n", items["quote:moved"], StringComparison.Ordinal);
        Assert.Contains("was_page: 4\n    page: 5\n", items["quote:moved"], StringComparison.Ordinal);
        Assert.Contains("quote: The correlation with the compliance gap was no longer significant.\n", items["quote:changed"], StringComparison.Ordinal);
        Assert.Contains("{+was no longer significant+} [-dropped to 0.04-]", items["quote:changed"], StringComparison.Ordinal);
        Assert.Contains("change: vanished\n", items["quote:vanished"], StringComparison.Ordinal);
        Assert.Contains("      - quote:vanished about concept:compliance-gap\n", items["quote:vanished"], StringComparison.Ordinal);
        Assert.Contains(items.Values, item => item.Contains("      - method:cue-stripped-evaluation addresses concept:compliance-gap\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_follows_the_new_version_gets_its_words_and_places()
    {
        using var curate = await WithQuotesOfTheFirstVersionAsync();
        var before = curate.Entries();
        await curate.OutputOf("ingest", Second);
        DecideOnVersion(curate, "approve");

        var summary = await curate.OutputOf("apply");

        Assert.StartsWith("3 approved, 2 rejected", summary, StringComparison.Ordinal);
        Assert.Contains("page: 5\n", Entry(curate, "moved"), StringComparison.Ordinal);
        Assert.Contains("text: The correlation with the compliance gap was no longer significant.\n", Entry(curate, "changed"), StringComparison.Ordinal);
        Assert.False(File.Exists(curate.File("seeds", "quote", "vanished.yaml")));
        Assert.Equal("0 errors, 0 warnings, 0 waiting.\n", await curate.OutputOf("check"));
        await curate.OutputOf("undo", await LastBatchAsync(curate));
        Assert.Equal(before, curate.Entries());
    }

    [Fact]
    public async Task A_quote_that_was_kept_is_not_asked_about_again()
    {
        using var curate = await WithQuotesOfTheFirstVersionAsync();
        await curate.OutputOf("ingest", Second);
        DecideOnVersion(curate, "reject");
        var before = curate.Entries();

        var summary = await curate.OutputOf("apply");

        Assert.StartsWith("0 approved, 4 rejected", summary, StringComparison.Ordinal);
        var papers = curate.Entries().Where(entry => before[entry.Key] != entry.Value).Select(entry => entry.Key);
        Assert.StartsWith(Path.Combine("seeds", "paper"), Assert.Single(papers), StringComparison.Ordinal);
        Assert.Contains("\"revised\":0", await curate.OutputOf("ingest", Second, "--json"), StringComparison.Ordinal);
        Assert.Contains("\"revised\":0", await curate.OutputOf("ingest", First, "--json"), StringComparison.Ordinal);
        Assert.Equal("0 errors, 0 warnings, 0 waiting.\n", await curate.OutputOf("check"));
    }

    [Fact]
    public async Task What_was_not_decided_is_asked_again_when_the_file_is_lost()
    {
        using var curate = await WithQuotesOfTheFirstVersionAsync();
        await curate.OutputOf("ingest", Second);
        Curate.Edit(Review(curate), text => text.Replace("approve_rest: false", "approve_rest: true", StringComparison.Ordinal));
        await curate.OutputOf("apply");
        File.Delete(Review(curate));

        await curate.OutputOf("ingest", Second);

        Assert.Contains("quote:vanished", Items(curate).Keys);
        Assert.DoesNotContain("quote:moved", Items(curate).Keys);
    }

    [Fact]
    public async Task Approving_the_rest_moves_places_and_changes_no_words()
    {
        using var curate = await WithQuotesOfTheFirstVersionAsync();
        await curate.OutputOf("ingest", Second);
        Curate.Edit(Review(curate), text => text.Replace("approve_rest: false", "approve_rest: true", StringComparison.Ordinal));

        await curate.OutputOf("apply");

        Assert.Contains("page: 5\n", Entry(curate, "moved"), StringComparison.Ordinal);
        Assert.Contains(Changed, Entry(curate, "changed"), StringComparison.Ordinal);
        Assert.Contains("quote:changed", Items(curate).Keys);
        Assert.Contains("quote:vanished", Items(curate).Keys);
    }

    [Fact]
    public async Task Places_in_an_older_readers_text_are_found_anew()
    {
        using var curate = await WithQuotesOfTheFirstVersionAsync();
        var place = Regex.Match(Entry(curate, "moved"), @"chars: \[.*\]\nreader: \d+\n").Value;
        Curate.Edit(curate.File("seeds", "quote", "moved.yaml"), text => Regex.Replace(text, @"chars: \[.*\]\nreader: \d+", "chars: [10, 83]\nreader: 0"));
        await curate.OutputOf("regenerate");

        await curate.OutputOf("ingest", First);
        var item = Assert.Single(Items(curate)).Value;
        Curate.Edit(Review(curate), text => text.Replace("approve_rest: false", "approve_rest: true", StringComparison.Ordinal));
        await curate.OutputOf("apply");

        Assert.Contains("change: moved\n    id: quote:moved\n", item, StringComparison.Ordinal);
        Assert.Contains(place, Entry(curate, "moved"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_were_changed_after_their_proof_are_found()
    {
        using var curate = await WithQuotesOfTheFirstVersionAsync();
        var file = Directory.EnumerateFiles(curate.File("seeds", "quote")).Single(path => File.ReadAllText(path).Contains("more than half", StringComparison.Ordinal));
        Curate.Edit(file, text => text.Replace("more than half", "less than half", StringComparison.Ordinal));
        await curate.OutputOf("regenerate");
        Directory.Delete(curate.File(".curation"), recursive: true);

        var ran = await curate.RunAsync("check");

        Assert.Equal(1, ran.Code);
        Assert.Contains("the words were changed after they were proven; put the paper's own words back", ran.Output, StringComparison.Ordinal);
    }

    /// <summary>What rules find in the first version, and three quotes that a person wrote into the seeds.</summary>
    private static async Task<Curate> WithQuotesOfTheFirstVersionAsync()
    {
        var curate = new Curate();
        await curate.OutputOf("ingest", First, "--model", "rules");
        Curate.Edit(Review(curate), text => text.Replace("approve_rest: false", "approve_rest: true", StringComparison.Ordinal));
        await curate.OutputOf("apply");
        Curate.Edit(Review(curate), text => text.Replace("approve_rest: true", "approve_rest: false", StringComparison.Ordinal));
        var text = DocumentReader.Read(First).Text;
        Write(curate, "moved", Moved, 4, text);
        Write(curate, "changed", Changed, 4, text);
        Write(curate, "vanished", Vanished, 5, text);
        await curate.OutputOf("regenerate");
        return curate;
    }

    private static void Write(Curate curate, string name, string words, int page, string text)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        var paper = Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(curate.File("seeds", "paper"), "okafor-lind-*").Single());
        File.WriteAllText(curate.File("seeds", "quote", $"{name}.yaml"), $"""
            id: quote:{name}
            type: quote
            name: {name}
            text: "{words}"
            paper: paper:{paper}
            page: {page}
            chars: [{start}, {start + words.Length}]
            reader: {DocumentReader.ReaderVersion}
            role: result
            edges:
              - relation: about
                target: concept:compliance-gap
            """);
    }

    /// <summary>The latest version's file: while something is open in the first one's, it is a file with a longer name.</summary>
    private static string Review(Curate curate) => Directory.EnumerateFiles(curate.File("reviews"), "okafor-lind-*.review.yaml").MaxBy(file => file.Length)!; // the paper was ingested

    private static string Entry(Curate curate, string quote) => File.ReadAllText(curate.File("seeds", "quote", $"{quote}.yaml"));

    /// <summary>The items of the review file about earlier quotes, by the quote's id.</summary>
    private static Dictionary<string, string> Items(Curate curate)
    {
        var text = File.ReadAllText(Review(curate));
        return Section.Match(text).Value.Split("  - key: ").Skip(1).ToDictionary(item => Regex.Match(item, @"^    id: (\S+)", RegexOptions.Multiline).Groups[1].Value);
    }

    private static void DecideOnVersion(Curate curate, string decision) => Curate.Edit(Review(curate), text =>
        Section.Replace(text, section => section.Value.Replace("decision: pending", $"decision: {decision}", StringComparison.Ordinal)));

    private static async Task<string> LastBatchAsync(Curate curate) =>
        Regex.Matches(await File.ReadAllTextAsync(curate.File("seeds", "decisions.jsonl")), "\"batch\":\"([^\"]+)\"")[^1].Groups[1].Value;
}
