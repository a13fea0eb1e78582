using CurationPipeline.Catalog;

namespace CurationPipeline.Review;

/// <summary>
/// Changes a review file by whole lines: what a person wrote, their comments, order and formatting, stays to the letter.
/// </summary>
public static class ReviewEdit
{
    private const string AsAnAnswerSays = ", as an answer says: ";

    private static readonly string[] Sections = ["new_version", "pairs", "entities", "edges", "quotes", "unverified"];

    /// <summary>Adds what a new reading of the paper proposes and the file does not have yet.</summary>
    /// <param name="text">The file as it is.</param>
    /// <param name="path">Where it is, for messages.</param>
    /// <param name="proposals">What is proposed now.</param>
    public static string Merge(string text, string path, Proposals proposals)
    {
        text = GroupAnswer.WriteOut(text, path);
        var known = ReviewReader.Parse(text, path);
        var lines = new ReviewLines(text, path);
        lines.ReplaceField("paper", ReviewWriter.Paper(proposals.Paper));
        lines.ReplaceField("run", ReviewWriter.Run(proposals.Run));
        lines.Append("new_version", New(proposals.Revisions, known.Revisions, item => item.Key, ReviewWriter.Revision));
        lines.Append("entities", New(proposals.Entities, known.Entities, item => item.Key, ReviewWriter.Entity));
        lines.Append("edges", New([.. proposals.Edges.Where(edge => !IsAsked(edge, known.Edges))], known.Edges, item => item.Key, ReviewWriter.Edge));
        lines.Append("quotes", New(proposals.Quotes, known.Quotes, item => item.Key, ReviewWriter.Quote));
        lines.Append("unverified", New(proposals.Unverified, known.Unverified, item => item.Key, ReviewWriter.Unverified));
        lines.ReplaceItems("losses", proposals.Losses.Count == 0 ? [] : [string.Concat(proposals.Losses.Select(ReviewWriter.Loss))]);
        var merged = lines.ToString();
        var asked = known.Answers.Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        return ReviewReader.Parse(merged, path).Answers.All(item => asked.Contains(item.Key)) ? merged : WithoutRest(merged, path);
    }

    /// <summary>The file without <c>approve_rest: true</c>, which was not said of questions that have come since.</summary>
    public static string WithoutRest(string text, string path)
    {
        if (!ReviewReader.Parse(text, path).ApproveRest)
            return text;
        var lines = new ReviewLines(text, path);
        lines.ReplaceField("approve_rest", "approve_rest: false  # was true; other questions have come since");
        return lines.ToString();
    }

    /// <summary>Adds pairs that the file does not ask about yet.</summary>
    public static string Merge(string text, string path, SimilarQuestions questions)
    {
        text = GroupAnswer.WriteOut(text, path);
        var known = ReviewReader.Parse(text, path);
        var lines = new ReviewLines(text, path);
        if (questions.Maker is not null)
            lines.ReplaceField("similar", ReviewWriter.Similar(questions));
        lines.Append("pairs", New(questions.Pairs, known.Pairs, item => item.Key, PairItem.Write));
        return WithOpinions(lines.ToString(), path, questions.Pairs);
    }

    /// <summary>A question that waits without an opinion takes one that was asked for since.</summary>
    private static string WithOpinions(string text, string path, IReadOnlyList<ProposedPair> pairs)
    {
        var given = pairs.Where(pair => pair.Opinion is not null).ToDictionary(pair => pair.Key, pair => pair.Opinion!, StringComparer.Ordinal); // filtered just now
        if (given.Count == 0)
            return text;
        var sheet = ReviewSheet.Parse(text, path);
        return sheet.With([.. sheet.File.Pairs.Where(pair => !pair.Answer.Decides && pair.Item.Opinion is null && given.ContainsKey(pair.Item.Key)).Select(pair => KeyValuePair.Create(
            pair.Item.Key, new ItemText(sheet.TextOf(pair.Item.Key), path).With(["opinion"], ReviewWriter.Inline(given[pair.Item.Key])).ToString()))]).ToString();
    }

    /// <summary>Takes out the items that were decided; the ledger has them.</summary>
    public static string Remove(string text, string path, IReadOnlySet<string> keys)
    {
        var lines = new ReviewLines(GroupAnswer.WriteOut(text, path), path);
        foreach (var section in Sections.Where(lines.Has))
        {
            lines.Remove(section, place => keys.Contains(place.Text("key")));
        }

        return lines.ToString();
    }

    /// <summary>Takes out what is settled; what stays names the entities among it by what they became.</summary>
    internal static SettledText Settle(string text, string path, Settled settled, KindCatalog catalog)
    {
        var paper = ReviewReader.Parse(text, path).Paper;
        text = Remove(text, path, settled.Keys);
        if (settled.Became.Count + settled.Rejected.Count == 0)
            return SettledText.Of(text);
        var followed = new FollowedIds(catalog, paper, settled).In(text, path);
        return followed with { Text = WithoutLoops(followed.Text, path) };
    }

    /// <summary>An edge whose ends turned out to be one entity asks nothing; that it was found is noted.</summary>
    private static string WithoutLoops(string text, string path)
    {
        var loops = ReviewReader.Parse(text, path).Edges.Where(item => !item.Answer.Decides && item.Item.Edge.Source == item.Item.Edge.Target)
            .Select(item => item.Item).ToList();
        if (loops.Count == 0)
            return text;
        var lines = new ReviewLines(Remove(text, path, loops.Select(item => item.Key).ToHashSet(StringComparer.Ordinal)), path);
        lines.Append("losses", [string.Concat(loops.Select(item => ReviewWriter.Loss(new Extract.Loss(
            $"{item.Edge.Source} - {item.Edge.Relation} - {item.Edge.Target}", $"Both ends are {item.Edge.Source}{AsAnAnswerSays}{string.Join(' ', item.Evidence.Select(piece => piece.Text))}"))))]);
        return lines.ToString();
    }

    /// <summary>Without the notes on edges whose ends turned out to be one: what an answer made so, another may make otherwise.</summary>
    internal static string WithoutNotedLoops(string text, string path)
    {
        if (!text.Contains(AsAnAnswerSays, StringComparison.Ordinal))
            return text;
        var lines = new ReviewLines(text, path);
        lines.RemoveWithoutComments("losses", loss => loss.OptionalText("reason")?.Contains(AsAnAnswerSays, StringComparison.Ordinal) == true);
        return lines.ToString();
    }

    /// <summary>Puts items back that an earlier state of the file, or another person's, has.</summary>
    /// <param name="leftOut">Keys of items that stay away all the same.</param>
    public static string Restore(string text, string path, ReviewSheet earlier, IReadOnlySet<string>? leftOut = null)
    {
        text = GroupAnswer.WriteOut(text, path);
        var have = ReviewSheet.Parse(text, path);
        var lines = new ReviewLines(text, path);
        foreach (var section in earlier.Keys.Where(key => !have.Has(key) && leftOut?.Contains(key) != true).GroupBy(earlier.SectionOf))
        {
            lines.Append(section.Key, [.. section.Select(key => earlier.Above(key).Own + earlier.TextOf(key))]);
        }

        return lines.ToString();
    }

    /// <summary>Whether the words for an edge of the base stand in the file already, as evidence of that edge from before the base had it.</summary>
    private static bool IsAsked(ProposedEdge edge, IReadOnlyList<Reviewed<ProposedEdge>> known) => edge.Known
        && known.Any(item => !item.Item.Known && item.Item.Edge == edge.Edge && edge.Evidence.All(piece => item.Item.Evidence.Any(other => other.Text == piece.Text)));

    private static List<string> New<T>(
        IReadOnlyList<T> proposed, IReadOnlyList<Reviewed<T>> known, Func<T, string> key, Func<T, string> write)
    {
        var have = known.Select(item => key(item.Item)).ToHashSet(StringComparer.Ordinal);
        return [.. proposed.Where(item => !have.Contains(key(item))).Select(write)];
    }
}
