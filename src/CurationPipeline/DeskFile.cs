using CurationPipeline.Review;
using CurationPipeline.Seeds;

namespace CurationPipeline;

/// <summary>
/// A review file that a person works through at a desk. What they say is in the file before the next question comes; what
/// an editor or another desk wrote there meanwhile stays.
/// </summary>
/// <param name="path">Where it is.</param>
/// <param name="files">How it is written.</param>
/// <param name="folder">The other files that take answers over from it, and it from them; null where it is worked through alone.</param>
public sealed class DeskFile(string path, DiskFiles? files = null, DeskFolder? folder = null)
{
    private const int BufferSize = 1 << 16;

    private readonly Lock _turn = folder?.Turn ?? new Lock();
    private readonly DiskFiles _files = files ?? new DiskFiles();
    private readonly Lock _gate = new();
    private readonly List<DeskStep> _steps = [];
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);
    private volatile Seen? _seen;

    public string Path { get; } = path;

    /// <summary>What an undo would take back; null when there is nothing.</summary>
    public DeskStep? LastStep
    {
        get
        {
            lock (_gate)
                return _steps.FindLast(step => step is not DeskStep.Answers { IsFollowing: true });
        }
    }

    /// <summary>What the file said when it could last be understood; null where it never could.</summary>
    internal ReviewFile? LastRead => _seen?.Sheet.File;

    /// <summary>What the file says now.</summary>
    /// <exception cref="CurationException">The file cannot be understood, or is gone.</exception>
    public ReviewSheet Read()
    {
        // To look, the file's time and length are enough; before anything is written it is compared to the letter. Whoever looks
        // does not wait for what is being written.
        if (_seen is { } seen && Stamp() == seen.Stamp)
            return seen.Sheet;
        lock (_gate)
        {
            using var held = ReviewLock.Take(Path);
            return Refresh();
        }
    }

    /// <summary>Changes items and saves them; as one step, that one undo takes back.</summary>
    /// <param name="what">Names the step, as in <c>approve Compliance Gap</c>.</param>
    /// <param name="edit">Other lines for items, from the sheet as it is now.</param>
    /// <exception cref="CurationException">The file or the new lines cannot be understood; nothing was changed.</exception>
    public ReviewSheet Change(string what, Func<ReviewSheet, IReadOnlyCollection<KeyValuePair<string, string>>> edit) => Change(what, edit, _ => true);

    /// <summary>Changes one item as a person saw it, with what other files say of it; an approval goes to nothing that they did not see.</summary>
    /// <param name="what">Names the step.</param>
    /// <param name="key">The item.</param>
    /// <param name="seen">The <see cref="SeenMark"/> of what they saw.</param>
    /// <param name="edit">Other lines for it.</param>
    /// <exception cref="CurationException">It was changed since they saw it, or the new lines cannot be understood; nothing was changed.</exception>
    public ReviewSheet Change(string what, string key, string seen, Func<string, string> edit)
    {
        lock (_turn)
        {
            // Before this file is held: others are read under the same hold.
            var also = folder?.Also(this, key) ?? [];
            var shown = also.Select(SeenMark.Of).ToHashSet(StringComparer.Ordinal);
            return Change(what, sheet => [KeyValuePair.Create(key, edit(AsSeen(sheet, key, seen, also)))], other => shown.Contains(SeenMark.Of(other)));
        }
    }

    private string AsSeen(ReviewSheet sheet, string key, string seen, IReadOnlyList<AlsoProposed> also)
    {
        if (!sheet.Has(key))
            throw new CurationException("This item is no longer in the file: it was decided elsewhere.");
        return SeenMark.Of(sheet, key, also, folder?.Twins(sheet.File, key) ?? []) == seen
            ? sheet.TextOf(key)
            : throw new CurationException("This item, or what another paper says of it, was changed elsewhere since you saw it; here is how it stands now. Nothing was changed.");
    }

    /// <param name="what">Names the step.</param>
    /// <param name="edit">Other lines for items, from the sheet as it is now.</param>
    /// <param name="isShown">Whether the person saw what another file proposes; null where they saw the items of this one alone.</param>
    internal ReviewSheet Change(
        string what, Func<ReviewSheet, IReadOnlyCollection<KeyValuePair<string, string>>> edit, Func<AlsoProposed, bool>? isShown)
    {
        lock (_turn)
        {
            var (before, after, step) = Write(what, sheet => isShown is null ? edit(sheet) : folder?.WithTwins(sheet, edit(sheet)) ?? edit(sheet), isFollowing: false);
            if (step is not null && folder?.Spread(this, before.File, after.File, what, isShown) is { } spread && spread.Steps.Count + spread.Missed.Count > 0)
            {
                lock (_gate)
                    _steps[_steps.IndexOf(step)] = step with { What = what + LeftOut(spread.Missed), Elsewhere = spread.Steps, Missed = spread.Missed };
            }

            return after;
        }
    }

    /// <summary>Takes over answers that were given to the same questions in another file, where they are taken back, too.</summary>
    internal DeskStep.Answers? Follow(string what, Func<ReviewSheet, IReadOnlyCollection<KeyValuePair<string, string>>> edit) =>
        Write(what, edit, isFollowing: true).Step;

    private (ReviewSheet Before, ReviewSheet After, DeskStep.Answers? Step) Write(
        string what, Func<ReviewSheet, IReadOnlyCollection<KeyValuePair<string, string>>> edit, bool isFollowing)
    {
        lock (_gate)
        {
            using var held = ReviewLock.Take(Path);
            var before = Refresh();
            var texts = edit(before).Where(item => before.TextOf(item.Key) != item.Value).ToList();
            if (texts.Count == 0)
                return (before, before, null);
            Save(before.With(texts));
            var step = new DeskStep.Answers(what, [.. texts.Select(item => new ItemChange(item.Key, before.TextOf(item.Key), item.Value))]) { IsFollowing = isFollowing };
            _steps.Add(step);
            return (before, _seen!.Sheet, step); // saved above
        }
    }

    /// <summary>Notes that the file's answers were taken into the base, so that this can be taken back too.</summary>
    /// <param name="apply">Does it, and tells of this file first, then of others that it took answered questions out of.</param>
    /// <returns>The same.</returns>
    public IReadOnlyList<AppliedReview> Applied(Func<IReadOnlyList<AppliedReview>> apply)
    {
        lock (_gate)
        {
            var before = Load();
            var applied = apply();
            if (applied[0].Batch is { } batch)
                _steps.Add(new DeskStep.Applied("apply", batch, before, Load()));
            return applied;
        }
    }

    /// <summary>Takes back the last step.</summary>
    /// <param name="undoBatch">Takes a batch of the ledger back, lets this file have its answers again, and brings all files in line.</param>
    /// <returns>What was taken back, for the person; null when there is nothing.</returns>
    /// <exception cref="CurationException">It cannot be taken back, with the reason.</exception>
    public string? Undo(Action<string, Action> undoBatch)
    {
        lock (_turn)
        {
            if (LastStep is not { } step)
                return null;
            var missed = new List<string>();
            var skipped = TakeBack(step, undoBatch);
            foreach (var other in step is DeskStep.Answers answers ? answers.Elsewhere : [])
                skipped += Try(other.File.Path, missed, () => other.File.TakeBack(other.Step, undoBatch));
            return (skipped == 0 ? step.What : $"{step.What} (left out: {skipped} that were changed elsewhere since)") + LeftOut(missed);
        }
    }

    /// <summary>One file that cannot be read or written keeps no other from what is due to it.</summary>
    private static int Try(string path, List<string> missed, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is CurationException or IOException or UnauthorizedAccessException)
        {
            missed.Add(path);
            return 0;
        }
    }

    private static string LeftOut(IReadOnlyList<string> paths) =>
        paths.Count == 0 ? "" : $" (but not in {string.Join(", ", paths.Select(System.IO.Path.GetFileName))}, which cannot be read or written now: look at it there)";

    private int TakeBack(DeskStep step, Action<string, Action> undoBatch)
    {
        lock (_gate)
        {
            var skipped = 0;
            if (step is DeskStep.Applied applied)
            {
                // The base before the review files, as when they are applied: the other way round the two would wait for each other.
                TakeBack(applied, undoBatch);
            }
            else
            {
                using var held = ReviewLock.Take(Path);
                skipped = step is DeskStep.Answers answers ? Undo(answers) : 0;
            }

            _steps.Remove(step);
            return skipped;
        }
    }

    /// <summary>What somebody took back elsewhere stands in the way of no other step.</summary>
    private void TakeBack(DeskStep.Applied step, Action<string, Action> undoBatch)
    {
        try
        {
            undoBatch(step.Batch, () => Undo(step));
        }
        catch (TakenBackException)
        {
            _steps.Remove(step);
            throw;
        }
    }

    private int Undo(DeskStep.Answers step)
    {
        var sheet = Refresh();
        var still = step.Changes.Where(change => sheet.Has(change.Key) && sheet.TextOf(change.Key) == change.After).ToList();
        Save(sheet.With([.. still.Select(change => KeyValuePair.Create(change.Key, change.Before))]));
        return step.Changes.Count - still.Count;
    }

    private void Undo(DeskStep.Applied step)
    {
        using var held = ReviewLock.Take(Path);
        var text = Load();
        Save(ReviewSheet.Parse(text == step.TextAfter ? step.TextBefore : ReviewEdit.Restore(text, Path, ReviewSheet.Parse(step.TextBefore, Path)), Path));
    }

    private ReviewSheet Refresh()
    {
        var stamp = Stamp();
        if (_seen is { } seen && IsAsKnown(seen.Sheet))
        {
            _seen = seen with { Stamp = stamp };
            return seen.Sheet;
        }

        var sheet = ReviewSheet.Parse(Load(), Path).WithoutGroups();
        _seen = new Seen(sheet, stamp);
        NoteWhatWasTakenBack(sheet);
        return sheet;
    }

    /// <summary>
    /// An editor that was opened before our last answers and saved after them takes them back unseen. Or a person did so there:
    /// which it was cannot be told, so the file stays as it is, and the taking back can be undone like a step of the desk's own.
    /// </summary>
    private void NoteWhatWasTakenBack(ReviewSheet found)
    {
        var changes = _steps.OfType<DeskStep.Answers>().SelectMany(step => step.Changes).ToList();
        // What left the file was applied, and what came again is asked anew.
        _left.UnionWith(changes.Select(change => change.Key).Where(key => !found.Has(key)));
        var missed = DeskHistory.MissedBy(found, changes.Where(change => !_left.Contains(change.Key)));
        if (missed.Count > 0)
        {
            _steps.Add(new DeskStep.Answers(
                $"{missed.Count} {(missed.Count == 1 ? "answer" : "answers")} taken back by another program",
                [.. missed.Select(change => new ItemChange(change.Key, Before: change.After, After: change.Before))]));
        }
    }

    private void Save(ReviewSheet sheet)
    {
        _files.Replace(Path, sheet.WriteTo);
        _seen = new Seen(sheet, Stamp());
    }

    private bool IsAsKnown(ReviewSheet sheet)
    {
        return File.Exists(Path) && GivenFile.Told(Path, () =>
        {
            using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize);
            return sheet.IsWhatIsIn(stream);
        });
    }

    private (DateTime Changed, long Length) Stamp() => new FileInfo(Path) is { Exists: true } file ? (file.LastWriteTimeUtc, file.Length) : default;

    private string Load() => File.Exists(Path)
        ? TextFile.Read(Path)
        : throw new CurationException($"'{Path}' is gone; ingest the paper again, or take the file back from version control.");

    private sealed record Seen(ReviewSheet Sheet, (DateTime Changed, long Length) Stamp);
}
