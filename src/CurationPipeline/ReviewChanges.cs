using System.Text;
using CurationPipeline.Review;

namespace CurationPipeline;

/// <summary>A review file that questions leave or come back into.</summary>
/// <param name="Path">The file.</param>
/// <param name="Before">Its text.</param>
/// <param name="After">Its text as it is to be.</param>
/// <param name="Kept">What is to be kept of its questions before they leave.</param>
/// <param name="Rest">What of that is to be kept once the others are back; null where none comes back.</param>
internal sealed record ReviewChange(string Path, string Before, string After, KeptQuestions Kept, KeptQuestions? Rest);

/// <summary>
/// Writes review files with what is kept of their questions. At every moment, that of a power cut included, a question and what a
/// person wrote at it stand in the file or are kept; the disk is waited for once for many files.
/// </summary>
internal sealed class ReviewChanges(AnsweredQuestions answered, DiskFiles files)
{
    /// <summary>Other programs wait meanwhile, and are not to wait for long.</summary>
    private const int FilesAtOnce = 32;
    private const long LettersAtOnce = 1 << 19;

    /// <param name="paths">Review files of one folder.</param>
    /// <param name="change">Says what becomes of one, while no other program writes it; null where it stays.</param>
    public void Write(IEnumerable<string> paths, Func<string, ReviewChange?> change)
    {
        var due = new Queue<string>(paths);
        while (due.TryPeek(out var first))
        {
            using var held = ReviewLock.Take(first);
            var changes = new List<ReviewChange>();
            for (var count = 0; due.Count > 0 && count < FilesAtOnce && changes.Sum(done => (long)done.Before.Length) < LettersAtOnce; count++)
            {
                if (change(due.Dequeue()) is { } changed)
                    changes.Add(changed);
            }

            Write(changes);
        }
    }

    /// <summary>Files take their places in their order, and none before the disk has what is in all of them.</summary>
    private void Write(List<ReviewChange> changes)
    {
        files.ReplaceAll(
        [
            .. changes.Select(change => answered.FileOf(change.Path, change.Kept)),
            .. changes.Where(change => change.After != change.Before).Select(change => new NewFile(change.Path, Encoding.UTF8.GetBytes(change.After))),
        ]);
        files.ReplaceAll([.. changes.Where(change => change.Rest is not null).Select(change => answered.FileOf(change.Path, change.Rest!))]); // filtered just now
    }
}
