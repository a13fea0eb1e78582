using System.Text;

namespace CurationPipeline.Review;

/// <summary>
/// Puts questions back into a review file where they stood: below the item that was above them, as far as that is there, and below the
/// comments of the file that were.
/// </summary>
internal static class PutBack
{
    /// <param name="text">The file.</param>
    /// <param name="path">Where it is, for messages.</param>
    /// <param name="questions">Questions that it does not have.</param>
    /// <param name="write">Their lines.</param>
    public static string Into(string text, string path, IReadOnlyCollection<KeptQuestion> questions, Func<KeptQuestion, string> write)
    {
        if (questions.Count == 0)
            return text;
        var sheet = ReviewSheet.Parse(text, path);
        var below = Below(sheet, questions);
        var lines = new ReviewLines(sheet.RewriteBelow((key, gap) => below.Contains(key) ? Into(gap, Order(key, below), write, isHead: false) : gap), path);
        foreach (var section in questions.Select(question => question.Section).Distinct(StringComparer.Ordinal).Where(section => below.Contains(HeadOf(section))))
            lines.ChangeHead(section, gap => Into(gap, Order(HeadOf(section), below), write, isHead: true));
        return lines.ToString();
    }

    /// <summary>Each item of a file with the one that stood above it when none had left; null for the first of a section.</summary>
    /// <param name="sheet">The file.</param>
    /// <param name="left">The questions that left it.</param>
    public static IReadOnlyDictionary<string, string?> Above(ReviewSheet sheet, IReadOnlyCollection<KeptQuestion> left)
    {
        var below = Below(sheet, left);
        var above = new Dictionary<string, string?>(StringComparer.Ordinal);
        var last = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var key in sheet.Keys)
        {
            var section = sheet.SectionOf(key);
            above[key] = last.TryGetValue(section, out var previous) ? previous : Last(HeadOf(section));
            last[section] = Last(key) ?? key;
        }

        return above;

        string? Last(string place) => Order(place, below).LastOrDefault()?.Key;
    }

    private static string HeadOf(string section) => section + ":";

    private static ILookup<string, KeptQuestion> Below(ReviewSheet sheet, IReadOnlyCollection<KeptQuestion> questions)
    {
        var back = questions.Select(question => question.Key).ToHashSet(StringComparer.Ordinal);
        return questions.ToLookup(
            question => question.Previous is { } above && (sheet.Has(above) || back.Contains(above)) ? above : HeadOf(question.Section), StringComparer.Ordinal);
    }

    /// <summary>Each question before those that stood below it.</summary>
    private static IEnumerable<KeptQuestion> Order(string above, ILookup<string, KeptQuestion> below)
    {
        var due = new Stack<KeptQuestion>(below[above].Reverse());
        while (due.TryPop(out var next))
        {
            yield return next;
            foreach (var question in below[next.Key].Reverse())
                due.Push(question);
        }
    }

    /// <param name="gap">What stands below an item, or the name of a section.</param>
    /// <param name="questions">What comes there.</param>
    /// <param name="write">Their lines.</param>
    /// <param name="isHead">Whether it is a section's name that it stands below, with no blank line.</param>
    private static string Into(string gap, IEnumerable<KeptQuestion> questions, Func<KeptQuestion, string> write, bool isHead)
    {
        var extents = new ItemExtents(gap);
        var comments = gap[..extents.StartOf(extents.PastComments(0))];
        var (text, done) = (new StringBuilder(), 0);
        foreach (var question in questions)
        {
            Copy(question.Under is { } under ? PastLines(comments, under, done) : done);
            if (!isHead || text.Length > 0)
                text.Append('\n');
            text.Append(write(question));
        }

        if (isHead && done == gap.Length)
            text.Append('\n');
        Copy(gap.Length);
        return text.ToString();

        void Copy(int to)
        {
            // A comment right below would be taken for one of the question's.
            if (to > done && text.Length > 0 && gap[done] != '\n')
                text.Append('\n');
            text.Append(gap.AsSpan(done..to));
            done = to;
        }
    }

    /// <summary>Past the lines, where they stand there.</summary>
    private static int PastLines(string text, string lines, int from)
    {
        var at = text.IndexOf(lines, from, StringComparison.Ordinal);
        while (at > 0 && text[at - 1] != '\n')
            at = text.IndexOf(lines, at + 1, StringComparison.Ordinal);
        return at < 0 ? from : at + lines.Length;
    }
}
