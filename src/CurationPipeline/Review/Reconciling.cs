using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>A review file that was brought in line with what the base says now.</summary>
/// <param name="Text">The file.</param>
/// <param name="Kept">What it does not ask as it was asked.</param>
/// <param name="Back">Content keys under which questions were answered that are asked again.</param>
/// <param name="LeftOut">Those of answers that only another reading of the paper asks again.</param>
internal sealed record ReconciledText(string Text, KeptQuestions Kept, IReadOnlyList<string> Back, IReadOnlyList<string> LeftOut);

/// <summary>
/// Brings a review file in line with the base after an answer was taken back or entities were merged: all questions are put as they
/// were asked at first, and what is settled of them leaves or follows anew. So it does not matter what was done in between.
/// </summary>
internal sealed class Reconciling(KindCatalog catalog, GraphStore graph)
{
    /// <summary>Also tells an open desk that nobody saved an older copy of the file.</summary>
    private const string Mark = "pending  " + WrittenComments.AskedAgain;

    private readonly NowKnown _known = new(graph, _ => true);

    /// <summary>Whether there is anything to do in a file: something is kept of it, or it names what was merged.</summary>
    public bool Concerns(ReviewFile file, KeptQuestions? kept) => kept is not null || Merged(file).Any();

    public ReconciledText Of(string text, string path, KeptQuestions kept)
    {
        var asked = AskedQuestions.Of(text, path, kept);
        var settled = Settle(Settle(SettledText.Of(asked.Text), path, asked), path, asked);
        settled = settled with { Text = ReviewEdit.Remove(settled.Text, path, Decided(settled, path, asked)) };

        var after = ReviewSheet.Parse(settled.Text, path);
        var back = asked.Restored.Where(question => after.Has(settled.Now(question.Key))).ToList();
        after = Opened(after, back.Where(IsAnswered).Select(question => question.Key).Concat(asked.Withdrawn).Select(settled.Now).Where(after.Has));
        return new ReconciledText(
            back.Count > 0 ? ReviewEdit.WithoutRest(after.ToString(), path) : after.ToString(),
            Keep(kept, asked, ReviewSheet.Parse(asked.Text, path), after, settled),
            [.. back.Select(question => SealedKey.Open(question.Now))],
            [.. LeftOut(kept, after).Where(question => !IsDecided(question, settled)).Select(question => SealedKey.Open(question.Now))]);
    }

    /// <summary>
    /// A reading without what was answered after it had been led to other ids, and has its answer under those, though the entities go
    /// by the former ones again.
    /// </summary>
    public Proposals WithoutAnswered(Proposals reading, KeptQuestions kept)
    {
        var left = kept.Questions.Where(question => question.NowText is null && IsAnswered(question)).ToLookup(question => question.Key, StringComparer.Ordinal);
        return reading with
        {
            Edges = [.. reading.Edges.Where(edge => !left[edge.Key].Any(question => IsDecided(question, SettledText.Of("")) && Asked(question).IsSupersetOf(edge.Evidence.Select(piece => piece.Text))))],
            Quotes = [.. reading.Quotes.Where(quote => !left[quote.Key].Any(question => IsDecided(question, SettledText.Of(""))))],
        };

        static HashSet<string> Asked(KeptQuestion question) =>
            [.. ItemText.Read(question.Text, "", ReviewItems.Edge).Evidence.Select(piece => piece.Text)];
    }

    private SettledText Settle(SettledText before, string path, AskedQuestions asked)
    {
        var file = ReviewReader.Parse(before.Text, path);
        var restored = asked.Restored.Concat(asked.Returned).Select(question => before.Now(question.Key)).ToHashSet(StringComparer.Ordinal);
        var found = new DecidedElsewhere(catalog, graph, _known) { Restored = restored }.In(file);
        var became = new Dictionary<EntityId, EntityId>(found.Became);
        foreach (var id in Merged(file))
            became.TryAdd(id, graph.Resolve(id));
        return before.Then(ReviewEdit.Settle(before.Text, path, found with { Became = became }, catalog));
    }

    private IEnumerable<EntityId> Merged(ReviewFile file) =>
        file.NamedIds.Except(file.Entities.Select(item => item.Item.Entity.Id)).Where(id => graph.Resolve(id) != id);

    /// <summary>What was put back and still has its answer, though the base may not show it at the moment.</summary>
    private HashSet<string> Decided(SettledText settled, string path, AskedQuestions asked)
    {
        var edges = ReviewReader.Parse(settled.Text, path).Edges.ToDictionary(item => item.Item.Key, item => item.Item, StringComparer.Ordinal);
        return [.. asked.Restored.Concat(asked.Returned).Where(question => IsDecided(question, settled) && !(edges.GetValueOrDefault(settled.Now(question.Key)) is { } edge && HasNewWords(edge))).Select(question => settled.Now(question.Key))];
    }

    private bool IsDecided(KeptQuestion question, SettledText settled) => question.Section != "entities"
        && new[] { question.Key, settled.Now(question.Key), question.Now }.Take(IsAnswered(question) ? 3 : 2).Any(key => graph.Memory.StateOf(SealedKey.Open(key)).IsDecided);

    /// <summary>Whether it left with an answer of its own, to what it was led to; else what became of that may be no answer to it any more.</summary>
    private static bool IsAnswered(KeptQuestion question) =>
        ItemText.Read(question.Text, "", place => ReviewAnswers.Read(place, question.Section)).Decides;

    /// <summary>The base shows the edge, and not with all of these words: they are further evidence for it.</summary>
    private bool HasNewWords(ProposedEdge item) => !item.Known && graph.FindEdge(catalog.Order(
        item.Edge with { Source = graph.Resolve(item.Edge.Source), Target = graph.Resolve(item.Edge.Target) })) is not null;

    private static ReviewSheet Opened(ReviewSheet sheet, IEnumerable<string> keys) => sheet.With(
    [
        .. keys.Distinct(StringComparer.Ordinal).Where(key => !sheet.TextOf(key).Contains(Mark, StringComparison.Ordinal) && IsOpen(sheet, key))
            .Select(key => KeyValuePair.Create(key, new ItemText(sheet.TextOf(key), sheet.File.Path).With(["decision"], Mark).ToString())),
    ]);

    private static bool IsOpen(ReviewSheet sheet, string key) =>
        ItemText.Read(sheet.TextOf(key), sheet.File.Path, place => ReviewAnswers.Read(place, sheet.SectionOf(key))).Say == Say.Pending;

    private static KeptQuestions Keep(KeptQuestions kept, AskedQuestions asked, ReviewSheet before, ReviewSheet after, SettledText settled)
    {
        var answered = asked.Restored.Concat(asked.Returned).ToDictionary(question => question.Key, StringComparer.Ordinal);
        var joined = settled.Moved.Values.ToHashSet(StringComparer.Ordinal);
        var now = (kept with { Questions = [] }).After(before, after, settled.Moved).Questions.Where(question => joined.Contains(question.Now) || !IsAsAsked(question))
            .Select(question => question.NowText is null && answered.TryGetValue(question.Key, out var left) ? left.IsBack ? question with { Text = left.Text } : left : question);
        // With their words alone they would stay when the answer holds again.
        var back = answered.Values.Where(question => after.Has(settled.Now(question.Key)) && HasWords(question)).ToDictionary(question => question.Key, StringComparer.Ordinal);
        return kept with
        {
            Questions =
            [
                .. LeftOut(kept, after),
                .. now.Where(question => !back.ContainsKey(question.Key)),
                .. back.Values.Select(question => question with { Now = settled.Now(question.Key), NowText = after.TextOf(settled.Now(question.Key)), Above = "", IsBack = true }),
            ],
        };
    }

    /// <summary>Whether a person wrote a note to it or struck some of its words out.</summary>
    private static bool HasWords(KeptQuestion question) => ItemText.Read(question.Text, "", place =>
        place.OptionalText("note") is not null || place.OptionalList("evidence").Any(piece => piece.Has("decision")));

    /// <summary>Opened anew and no more: it stands as it was asked.</summary>
    private static bool IsAsAsked(KeptQuestion question) => question.Now == question.Key && question.NowText is { } text
        && text.Replace(Mark, "pending", StringComparison.Ordinal) == question.Text;

    private static IEnumerable<KeptQuestion> LeftOut(KeptQuestions kept, ReviewSheet after) =>
        kept.LeftOut(after).Where(question => question.Section == AskedQuestions.Repaired);
}
