using System.Text.RegularExpressions;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Cli.Tests;

/// <summary>The three jobs in the curator's words: ingest a paper, decide on what it proposes, make the seeds anew.</summary>
public sealed partial class MainJobTests
{
    private static readonly string Paper = Repository.Paper("honest-refusals.md");

    [Fact]
    public async Task Ingest_writes_a_review_file_and_changes_no_entry()
    {
        using var curate = Curate.WithSampleBase();
        var before = curate.Entries();

        var ran = await curate.RunAsync("ingest", Paper);

        Assert.Equal(0, ran.Code);
        Assert.Contains("to decide -> ", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, curate.Entries());
        Assert.Single(Reviews(curate));
        Assert.True(File.Exists(curate.File("reviews", "review.schema.json")));
    }

    [Fact]
    public async Task Only_what_was_approved_enters_the_base()
    {
        using var curate = Curate.WithSampleBase();
        await curate.OutputOf("ingest", Paper);
        var before = curate.Entries();
        Decide(curate, "concept:hollow-refusal", "approve");
        Decide(curate, "concept:refusal", "reject");

        var summary = await curate.OutputOf("apply", "--by", "Ada");

        var added = curate.Entries().Keys.Except(before.Keys);
        Assert.Equal([Path.Combine("seeds", "concept", "hollow-refusal.yaml")], added);
        Assert.StartsWith("1 approved", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_ingest_asks_nothing_that_was_decided()
    {
        using var curate = Curate.WithSampleBase();
        await curate.OutputOf("ingest", Paper);
        Curate.Edit(Reviews(curate)[0], text => NamedAuthor().Replace(text, "decision: approve").Replace("approve_rest: false", "approve_rest: true", StringComparison.Ordinal));
        Decide(curate, "concept:refusal", "reject");
        await curate.OutputOf("apply");

        var again = await curate.OutputOf("ingest", Paper, "--json");

        Assert.Contains("\"pending\":0", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undoing_an_apply_brings_every_entry_back()
    {
        using var curate = Curate.WithSampleBase();
        await curate.OutputOf("ingest", Paper);
        var before = curate.Entries();
        Curate.Edit(Reviews(curate)[0], text => text.Replace("approve_rest: false", "approve_rest: true", StringComparison.Ordinal));
        await curate.OutputOf("apply");
        Assert.NotEqual(before, curate.Entries());

        await curate.OutputOf("undo", LastBatch(curate));

        Assert.Equal(before, curate.Entries());
    }

    [Fact]
    public async Task What_a_person_corrects_is_what_enters()
    {
        using var curate = Curate.WithSampleBase();
        await curate.OutputOf("ingest", Paper);
        Decide(curate, "concept:hollow-refusal", "approve");
        Curate.Edit(Reviews(curate)[0], text => text.Replace("name: Hollow Refusal", "name: Hollow refusals", StringComparison.Ordinal));

        await curate.OutputOf("apply");

        Assert.Contains("name: Hollow refusals\n", curate.Entries()[Path.Combine("seeds", "concept", "hollow-refusal.yaml")], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_the_file_applies_nothing()
    {
        using var curate = Curate.WithSampleBase();
        await curate.OutputOf("ingest", Paper);
        Decide(curate, "concept:hollow-refusal", "approve");
        Decide(curate, "concept:refusal", "same-as concept:no-such-thing");
        var before = curate.Entries();

        var ran = await curate.RunAsync("apply");

        Assert.Equal(2, ran.Code);
        Assert.Matches(@"\.review\.yaml\(\d+\): There is no 'concept:no-such-thing' in the base; 'curate find' lists what comes near\.", ran.Error);
        Assert.EndsWith("Nothing was applied.\n", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, curate.Entries());
    }

    [Fact]
    public async Task Partial_apply_leaves_what_is_wrong_in_the_file()
    {
        using var curate = Curate.WithSampleBase();
        await curate.OutputOf("ingest", Paper);
        Decide(curate, "concept:hollow-refusal", "approve");
        Decide(curate, "concept:refusal", "same-as concept:no-such-thing");

        var ran = await curate.RunAsync("apply", "--partial");

        Assert.Equal(1, ran.Code);
        Assert.Contains(Path.Combine("seeds", "concept", "hollow-refusal.yaml"), curate.Entries().Keys);
        Assert.Contains("same-as concept:no-such-thing", File.ReadAllText(Reviews(curate)[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_altered_quote_is_refused_on_apply()
    {
        using var curate = Curate.WithSampleBase();
        await curate.OutputOf("ingest", Paper);
        Curate.Edit(Reviews(curate)[0], text => text.Replace("approve_rest: false", "approve_rest: true", StringComparison.Ordinal)
            .Replace("Our results suggest that refusal rates are a poor proxy", "Our results suggest that refusal rates are a good proxy", StringComparison.Ordinal));
        var before = curate.Entries();

        var ran = await curate.RunAsync("apply");

        Assert.Equal(2, ran.Code);
        Assert.Contains("is not in the paper (one-word-changed)", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, curate.Entries());
    }

    [Fact]
    public async Task An_altered_quote_on_an_entity_is_refused_too()
    {
        using var curate = Curate.WithSampleBase();
        await curate.OutputOf("ingest", Paper);
        Decide(curate, "concept:hollow-refusal", "approve");
        Curate.Edit(Reviews(curate)[0], text => text.Replace("for a refusal that the model does not repeat", "for a refusal that the model does repeat", StringComparison.Ordinal));

        var ran = await curate.RunAsync("apply");

        Assert.Equal(2, ran.Code);
        Assert.Contains("negation-flipped", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_bad_file_does_not_stop_the_rest()
    {
        using var curate = new Curate();
        var bad = curate.File("bad.pdf");
        await File.WriteAllTextAsync(bad, "this is no PDF");

        var ran = await curate.RunAsync("ingest", bad, Paper);

        Assert.Equal(1, ran.Code);
        Assert.Contains("FAILED", ran.Error, StringComparison.Ordinal);
        Assert.Single(Reviews(curate));
    }

    [Fact]
    public async Task A_file_of_another_kind_is_not_taken_for_a_paper()
    {
        using var curate = new Curate();
        var script = curate.File("make.sh");
        await File.WriteAllTextAsync(script, "echo no paper");

        var ran = await curate.RunAsync("ingest", script);

        Assert.Equal(2, ran.Code);
        Assert.Contains("'make.sh' is none of .pdf, .txt and .md; save its text as a .txt file.", ran.Error, StringComparison.Ordinal);
    }

    private static string[] Reviews(Curate curate) => Directory.GetFiles(curate.File("reviews"), "*.review.yaml");

    private static string LastBatch(Curate curate) => File.ReadLines(curate.File("seeds", "decisions.jsonl"))
        .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement)
        .Last(line => line.GetProperty("verb").GetString() == "approve").GetProperty("batch").GetString()!;

    /// <summary>Writes a decision behind the proposal of an entity.</summary>
    private static void Decide(Curate curate, string id, string said) => Curate.Edit(Reviews(curate)[0], text =>
    {
        var entity = text.IndexOf($"      id: {id}\n", StringComparison.Ordinal);
        Assert.True(entity > 0, $"'{id}' is not proposed.");
        var decision = text.LastIndexOf("decision: pending", entity, StringComparison.Ordinal);
        return text[..decision] + "decision: " + said + text[(decision + "decision: pending".Length)..];
    });

    /// <summary>A name is a short quote, which is never approved with the rest.</summary>
    [GeneratedRegex(@"decision: pending(?=[^\n]*\n    edge: [^\n]*relation: authored)")]
    private static partial Regex NamedAuthor();
}
