using System.Text;
using CurationPipeline.Graph;
using CurationPipeline.Review;

namespace CurationPipeline;

/// <summary>A review file that asks again what was taken back.</summary>
/// <param name="Back">Content keys of the questions that are back.</param>
/// <param name="LeftOut">Those of answers that only another reading of the paper asks again.</param>
public sealed record ReopenedReview(string File, IReadOnlyCollection<string> Back, IReadOnlyCollection<string> LeftOut);

/// <summary>
/// The questions that left review files because they were answered, in the words that they had there, so that an undo can put
/// them back. Derived, and may be deleted at any time: then the paper is read again for that.
/// </summary>
internal sealed class AnsweredQuestions(string baseDirectory, DiskFiles files)
{
    /// <summary>Tells a person why it is open, and an open desk that nobody saved an older copy of the file.</summary>
    private const string Mark = "pending  # asked again, as the answer was taken back;";

    /// <summary>Words that a person put right are an answer by themselves: they would be taken in again.</summary>
    private const string Repaired = "unverified";

    /// <summary>Keeps the questions of a file, and those kept before that were about the same version of the paper.</summary>
    /// <param name="path">The review file.</param>
    /// <param name="text">What it says before answered questions leave it.</param>
    public void Keep(string path, string text)
    {
        if (Kept(path) is { } earlier && IsOfSameVersion(earlier.File, ReviewReader.Parse(text, path)))
            text = ReviewEdit.Restore(text, path, earlier);
        files.Make(PlaceOf(path), stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Puts questions back into a review file, open, with what the person noted; nothing where it asked none of them.</summary>
    /// <param name="path">The file.</param>
    /// <param name="keys">The questions' content keys.</param>
    public IEnumerable<ReopenedReview> Reopen(string path, IReadOnlySet<string> keys) =>
        keys.Count > 0 && Kept(path) is { } kept && kept.Keys.Where(key => keys.Contains(SealedKey.Open(key))).ToList() is { Count: > 0 } answered
            && TryReopen(path, kept, answered) is { } review ? [review] : [];

    /// <summary>Null where the file cannot be understood, or asks about another version of the paper by now.</summary>
    private ReopenedReview? TryReopen(string path, ReviewSheet kept, List<string> answered)
    {
        try
        {
            using var held = ReviewLock.Take(path);
            var text = TextFile.Read(path);
            if (!IsOfSameVersion(kept.File, ReviewReader.Parse(text, path)))
                return null;
            var parts = answered.ToLookup(key => kept.SectionOf(key) != Repaired);
            files.Replace(path, LineEnds.As(text, Reopened(text, path, kept, parts[true].ToHashSet(StringComparer.Ordinal))));
            return new ReopenedReview(path, [.. parts[true].Select(SealedKey.Open)], [.. parts[false].Select(SealedKey.Open)]);
        }
        catch (CurationException)
        {
            return null;
        }
    }

    private static string Reopened(string text, string path, ReviewSheet kept, HashSet<string> back)
    {
        var open = kept.With([.. back.Select(key => KeyValuePair.Create(key, Open(kept.TextOf(key), path, NoteOf(kept, key))))]);
        var after = ReviewEdit.Restore(text, path, open, kept.Keys.Where(key => !back.Contains(key)).ToHashSet(StringComparer.Ordinal));
        // What was taken back is not to be approved again by what the file says of all that is open.
        return ReviewEdit.WithoutRest(after, path);
    }

    private static string Open(string item, string path, string? note)
    {
        var open = ItemEdit.Answer(item, path, Answer.Pending with { Note = note });
        return open.Contains(Mark, StringComparison.Ordinal) ? open : new ItemText(open, path).With(["decision"], Mark).ToString();
    }

    private static string? NoteOf(ReviewSheet sheet, string key) => sheet.File.Answers.FirstOrDefault(item => item.Key == key).Answer?.Note;

    private static bool IsOfSameVersion(ReviewFile one, ReviewFile other) => one.Paper.Sha256 == other.Paper.Sha256;

    private string PlaceOf(string path) => Path.Combine(baseDirectory, ".curation", "answered", Path.GetFileName(path));

    private ReviewSheet? Kept(string path)
    {
        try
        {
            return File.Exists(PlaceOf(path)) ? ReviewSheet.Parse(TextFile.Read(PlaceOf(path)), path) : null;
        }
        catch (CurationException)
        {
            // Something else wrote there; what is kept from now on takes its place.
            return null;
        }
    }
}
