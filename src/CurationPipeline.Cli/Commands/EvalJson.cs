using System.Text.Json;
using CurationPipeline.Scoring;

namespace CurationPipeline.Cli.Commands;

/// <summary>What an evaluation came to, as JSON.</summary>
internal static class EvalJson
{
    public static void Write(Utf8JsonWriter json, EvalOutcome outcome)
    {
        json.WriteString("gold", outcome.Of);
        json.WriteString("extractor", outcome.Run.Extractor);
        json.WriteStartObject("prompts");
        foreach (var (name, print) in outcome.Run.Prompts.OrderBy(prompt => prompt.Key, StringComparer.Ordinal))
            json.WriteString(name, print);
        json.WriteEndObject();
        json.Texts("documents", outcome.Score.Documents.Select(document => document.Document));
        json.List("failed", outcome.Run.Documents.Where(document => document.Error is not null), document => json.Item(() =>
        {
            json.WriteString("document", document.Document);
            json.WriteString("error", document.Error);
        }));
        json.WriteNumber("refused_quotes", outcome.Run.Documents.Sum(document => document.Refused));
        WriteCost(json, outcome.Run);
        json.List("scores", Scorer.Aspects.SelectMany(aspect => Enum.GetValues<Strictness>().Select(strictness => (aspect, strictness))), key => json.Item(() =>
        {
            WriteKey(json, key.aspect, key.strictness);
            WriteTally(json, outcome.Score.Total(key.aspect, key.strictness), outcome.Score.F1Interval(key.aspect, key.strictness));
            json.List("groups", outcome.Score.Groups(key.aspect, key.strictness).Where(group => group.Group.Length > 0), group => json.Item(() =>
            {
                json.WriteString("group", group.Group);
                WriteTally(json, group.Tally, null);
            }));
        }));
        json.List("items", Items(outcome.Score), item => json.Item(() =>
        {
            json.WriteString("document", item.Document);
            WriteKey(json, item.Aspect, Strictness.Strict);
            json.Text("found", item.Verdict.Found?.Text);
            json.Text("right", item.Verdict.Right?.Text);
        }));
        if (outcome.Facts is { } facts)
            WriteFacts(json, facts);
        if (outcome is { Changes: { } changes, Other: { } other })
            WriteChanges(json, changes, other.Extractor);
    }

    private static IEnumerable<(string Document, Aspect Aspect, Verdict Verdict)> Items(Score score) =>
        from document in score.Documents
        from aspect in Scorer.Aspects
        from verdict in document.Of(aspect, Strictness.Strict)
        select (document.Document, aspect, verdict);

    private static void WriteCost(Utf8JsonWriter json, Run run)
    {
        json.WriteNumber("tokens_in", run.Documents.Sum(document => document.TokensIn));
        json.WriteNumber("tokens_out", run.Documents.Sum(document => document.TokensOut));
        if (run.Documents.All(document => document.CostUsd is not null))
            json.WriteNumber("cost_usd", run.Documents.Sum(document => document.CostUsd ?? 0));
    }

    private static void WriteKey(Utf8JsonWriter json, Aspect aspect, Strictness strictness)
    {
        json.WriteString("aspect", aspect.ToString().ToLowerInvariant());
        json.WriteString("matching", strictness.ToString().ToLowerInvariant());
    }

    private static void WriteTally(Utf8JsonWriter json, Tally tally, Interval? f1)
    {
        json.WriteNumber("gold", tally.Right);
        json.WriteNumber("found", tally.Found);
        json.WriteNumber("found_right", tally.FoundRight);
        json.WriteNumber("right_found", tally.RightFound);
        WriteFigure(json, "precision", tally.Precision, Score.Wilson(tally.FoundRight, tally.Found));
        WriteFigure(json, "recall", tally.Recall, Score.Wilson(tally.RightFound, tally.Right));
        WriteFigure(json, "f1", tally.F1, f1);
    }

    private static void WriteFigure(Utf8JsonWriter json, string name, double? figure, Interval? interval)
    {
        WriteNumber(json, name, figure);
        if (interval is not { } range)
            return;
        json.WriteStartArray($"{name}_95");
        json.WriteNumberValue(Math.Round(range.Low, 4));
        json.WriteNumberValue(Math.Round(range.High, 4));
        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? figure)
    {
        if (figure is { } value)
            json.WriteNumber(name, Math.Round(value, 4));
        else
            json.WriteNull(name);
    }

    private static void WriteFacts(Utf8JsonWriter json, FactSupport facts)
    {
        json.WriteStartObject("facts");
        json.WriteNumber("count", facts.Facts.Count);
        json.WriteNumber("edges", facts.Edges);
        WriteFigure(json, "supported", facts.Facts.Count == 0 ? null : (double)facts.Supported / facts.Facts.Count, Score.Wilson(facts.Supported, facts.Facts.Count));
        WriteFigure(json, "named", facts.Facts.Count == 0 ? null : (double)facts.Named / facts.Facts.Count, Score.Wilson(facts.Named, facts.Facts.Count));
        json.List("list", facts.Facts, fact => json.Item(() =>
        {
            json.WriteString("document", fact.Document);
            json.WriteString("fact", fact.Fact);
            json.WriteBoolean("named", fact.Named);
            json.WriteBoolean("supported", fact.Joined);
        }));
        json.WriteEndObject();
    }

    private static void WriteChanges(Utf8JsonWriter json, RunComparison changes, string against)
    {
        json.WriteStartObject("against");
        json.WriteString("extractor", against);
        json.WriteNumber("documents", changes.Documents);
        json.List("changes", changes.Aspects, change => json.Item(() =>
        {
            json.WriteString("aspect", change.Aspect.ToString().ToLowerInvariant());
            WriteFigure(json, "f1_rise", change.F1, change.Interval);
            WriteItems(json, "lost", change.Lost);
            WriteItems(json, "gained", change.Gained);
            WriteItems(json, "wrong_fewer", change.Spared);
            WriteItems(json, "wrong_more", change.Added);
        }));
        json.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter json, string name, IReadOnlyList<(string Document, string Item)> items) => json.List(name, items, item => json.Item(() =>
    {
        json.WriteString("document", item.Document);
        json.WriteString("item", item.Item);
    }));
}
