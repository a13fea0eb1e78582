namespace CurationPipeline.Review;

/// <summary>
/// Changes a review file by whole lines: what a person wrote, their comments, order and formatting, stays to the letter.
/// </summary>
public static class ReviewEdit
{
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
        lines.Append("edges", New(proposals.Edges, known.Edges, item => item.Key, ReviewWriter.Edge));
        lines.Append("quotes", New(proposals.Quotes, known.Quotes, item => item.Key, ReviewWriter.Quote));
        lines.Append("unverified", New(proposals.Unverified, known.Unverified, item => item.Key, ReviewWriter.Unverified));
        lines.ReplaceItems("losses", proposals.Losses.Count == 0 ? [] : [string.Concat(proposals.Losses.Select(ReviewWriter.Loss))]);
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
        return lines.ToString();
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

    /// <summary>Puts items back that an earlier state of the file, or another person's, has.</summary>
    /// <param name="leftOut">Keys of items that stay away all the same.</param>
    public static string Restore(string text, string path, ReviewSheet earlier, IReadOnlySet<string>? leftOut = null)
    {
        text = GroupAnswer.WriteOut(text, path);
        var have = ReviewSheet.Parse(text, path);
        var lines = new ReviewLines(text, path);
        foreach (var section in earlier.Keys.Where(key => !have.Has(key) && leftOut?.Contains(key) != true).GroupBy(earlier.SectionOf))
        {
            lines.Append(section.Key, [.. section.Select(earlier.TextOf)]);
        }

        return lines.ToString();
    }

    private static List<string> New<T>(
        IReadOnlyList<T> proposed, IReadOnlyList<Reviewed<T>> known, Func<T, string> key, Func<T, string> write)
    {
        var have = known.Select(item => key(item.Item)).ToHashSet(StringComparer.Ordinal);
        return [.. proposed.Where(item => !have.Contains(key(item))).Select(write)];
    }
}
