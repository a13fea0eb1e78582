using System.Globalization;
using CurationPipeline.Scoring;

namespace CurationPipeline.Cli.Commands;

/// <summary>Prints what an evaluation came to, for a person.</summary>
internal sealed class EvalReport(Terminal terminal, bool items)
{
    private const string Head = "gold  found  precision           recall              F1";

    public void Print(EvalOutcome outcome)
    {
        var score = outcome.Score;
        Line($"{outcome.Of}: {score.Documents.Count} of {outcome.Gold.Count} documents, extracted with '{outcome.Run.Extractor}'; nothing was known beforehand.");
        if (outcome.Facts is { } facts)
            PrintFacts(facts);
        var aspects = Scorer.Aspects.Where(aspect => Enum.GetValues<Strictness>().Any(strictness => score.Total(aspect, strictness) is { Found: > 0 } or { Right: > 0 })).ToList();
        if (aspects.Count > 0)
            PrintTotals(score, aspects);
        foreach (var aspect in aspects.Where(aspect => aspect is Aspect.Entities or Aspect.Edges))
            PrintGroups(score, aspect);
        if (outcome.Run.Documents.Sum(document => document.Refused) is var refused and > 0)
            Line($"\n{refused} quotes were claimed and refused, because the text does not say them; they are not counted.");
        if (items)
            PrintItems(score, aspects);
        if (outcome is { Changes: { } changes, Other: { } other })
            PrintChanges(changes, outcome.Run.Extractor, other.Extractor);
    }

    private void PrintTotals(Score score, List<Aspect> aspects)
    {
        Line($"\n{"",-18} {Head}");
        foreach (var aspect in aspects)
        {
            foreach (var strictness in Enum.GetValues<Strictness>())
                Line($"{Word(aspect),-9}{Word(strictness),-9} {Figures(score.Total(aspect, strictness), score.F1Interval(aspect, strictness))}");
        }

        Line("In brackets 95 % intervals: Wilson's for precision and recall, for F1 by drawing the documents anew (from five on).");
    }

    private void PrintGroups(Score score, Aspect aspect)
    {
        Line($"\n{Word(aspect),-18} {Head}");
        foreach (var strictness in Enum.GetValues<Strictness>())
        {
            Line($"{Word(strictness)}:");
            foreach (var (group, tally) in score.Groups(aspect, strictness))
                Line($"  {group,-16} {Figures(tally, null)}");
        }
    }

    private void PrintFacts(FactSupport facts)
    {
        Line($"\n{facts.Facts.Count} facts, {facts.Edges} edges in the graphs.");
        Line($"supported {Share(facts.Supported, facts.Facts.Count)}: two entities that the fact names are joined");
        Line($"named     {Share(facts.Named, facts.Facts.Count)}: two entities that it names are there");
        Line("No model reads the facts: joined is not the same as said, and a graph that joins everything supports everything.");
        if (!items)
            return;
        foreach (var fact in facts.Facts.Where(fact => !fact.Joined))
            Line($"  not supported in {fact.Document}: {fact.Fact}");
    }

    private void PrintItems(Score score, List<Aspect> aspects)
    {
        foreach (var document in score.Documents)
        {
            foreach (var aspect in aspects)
            {
                var verdicts = document.Of(aspect, Strictness.Strict);
                PrintList($"{document.Document}: {Word(aspect)} missed", verdicts.Where(verdict => verdict.Found is null).Select(verdict => verdict.Right!.Text)); // it has one of the two
                PrintList($"{document.Document}: {Word(aspect)} wrong", verdicts.Where(verdict => verdict.Right is null).Select(verdict => verdict.Found!.Text));
            }
        }
    }

    private void PrintChanges(RunComparison changes, string before, string after)
    {
        Line($"\nWith '{after}' in the place of '{before}', over {changes.Documents} documents, strictly:");
        foreach (var change in changes.Aspects.Where(change => change.Lost.Count + change.Gained.Count + change.Spared.Count + change.Added.Count > 0))
        {
            Line($"{Word(change.Aspect)}: F1 {Signed(change.F1)}{(change.Interval is { } interval ? $" ({Signed(interval.Low)} to {Signed(interval.High)})" : "")}");
            PrintList("  right ones lost", change.Lost.Select(Shown));
            PrintList("  right ones gained", change.Gained.Select(Shown));
            PrintList("  wrong ones fewer", change.Spared.Select(Shown));
            PrintList("  wrong ones more", change.Added.Select(Shown));
        }
    }

    private static string Shown((string Document, string Item) item) => $"{item.Item}  [{item.Document}]";

    private void PrintList(string head, IEnumerable<string> texts)
    {
        var list = texts.ToList();
        if (list.Count == 0)
            return;
        Line($"{head}: {list.Count}");
        foreach (var text in list)
            Line($"    {text}");
    }

    private static string Figures(Tally tally, Interval? f1) => string.Create(
        CultureInfo.InvariantCulture,
        $"{tally.Right,4} {tally.Found,6}  {With(tally.Precision, Score.Wilson(tally.FoundRight, tally.Found)),-19} {With(tally.Recall, Score.Wilson(tally.RightFound, tally.Right)),-19} {With(tally.F1, f1)}").TrimEnd();

    private static string With(double? figure, Interval? interval) => (figure, interval) switch
    {
        (null, _) => "-",
        ({ } value, null) => string.Create(CultureInfo.InvariantCulture, $"{value:0.000}"),
        ({ } value, { } range) => string.Create(CultureInfo.InvariantCulture, $"{value:0.000} ({range.Low:0.00}-{range.High:0.00})"),
    };

    private static string Share(int hits, int of) => $"{hits} of {of}, {With(of == 0 ? null : (double)hits / of, Score.Wilson(hits, of))}";

    private static string Signed(double? figure) => figure is { } value ? value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture) : "-";

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private void Line(string text) => terminal.Print(text);
}
