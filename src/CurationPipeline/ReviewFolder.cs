using System.Collections.Concurrent;
using CurationPipeline.Catalog;
using CurationPipeline.Documents;
using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Seeds;

namespace CurationPipeline;

/// <summary>The folder <c>reviews/</c> of a base: which file asks about which paper.</summary>
public sealed class ReviewFolder(string baseDirectory, DiskFiles? files = null)
{
    private const string Ending = ".review.yaml";

    // Each document of an ingest asks all files which paper they are about: read once, they answer for thousands.
    private readonly ConcurrentDictionary<string, Head> _heads = new(StringComparer.Ordinal);

    private readonly DiskFiles _files = files ?? new DiskFiles();

    private readonly AnsweredQuestions _answered = new(baseDirectory, files ?? new DiskFiles());

    public string Path { get; } = System.IO.Path.Combine(baseDirectory, "reviews");

    private ReviewChanges Changes => new(_answered, _files);

    public IReadOnlyList<string> Files() =>
        Directory.Exists(Path)
            ? [.. Directory.EnumerateFiles(Path, "*" + Ending).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Every file, or what is wrong with it: one that is broken hides no other.</summary>
    public IEnumerable<ReadReview> Read() => Files().AsParallel().AsOrdered().Select(ReadReview.Of);

    public string FileOf(EntityId paper) => System.IO.Path.Combine(Path, paper.Slug + Ending);

    /// <summary>The files that ask about the document already, by its bytes or its title: one for each version of the paper.</summary>
    public IReadOnlyList<string> About(Document document)
    {
        var title = document.Metadata.Title is { } named ? ContentKey.NameForm(named) : null;
        return [.. Files().Where(file => HeadOf(file) is { Paper: { } paper } head && (paper.Sha256 == document.Sha256 || head.Title == title))];
    }

    /// <summary>Writes the proposals into the file of the paper's version; what a person wrote there stays.</summary>
    /// <returns>The file's path.</returns>
    public string Write(Proposals proposals, KnowledgeBase knowledge)
    {
        var path = FileFor(proposals.Paper);
        _files.MakeFolder(Path);
        Replace(System.IO.Path.Combine(Path, ReviewWriter.SchemaName), ReviewWriter.Schema);
        using var held = ReviewLock.Take(path);
        _heads.TryRemove(path, out _);
        Replace(path, File.Exists(path) ? Merged(TextFile.Read(path), path, proposals, knowledge) : ReviewWriter.Write(proposals));
        return path;
    }

    private string Merged(string text, string path, Proposals proposals, KnowledgeBase knowledge)
    {
        text = new FormerIds(knowledge.Catalog, knowledge.Graph).Leave(text, path, proposals);
        var file = ReviewReader.Parse(text, path);
        return ReviewEdit.Merge(text, path, new AskedAlready(knowledge.Catalog, knowledge.Graph).Without(file, WithoutAnswered(proposals, file, knowledge)));
    }

    private Proposals WithoutAnswered(Proposals proposals, ReviewFile file, KnowledgeBase knowledge)
    {
        try
        {
            return _answered.Of(file) is { } kept ? new Reconciling(knowledge.Catalog, knowledge.Graph).WithoutAnswered(proposals, kept) : proposals;
        }
        catch (CurationException)
        {
            return proposals; // what is kept was damaged: all is asked
        }
    }

    /// <summary>The file that asks about pairs of the base which lie near each other.</summary>
    public string SimilarFile => System.IO.Path.Combine(Path, "similar" + Ending);

    /// <summary>
    /// Writes pairs into the file of the similarity queue. What a person wrote there stays; a question that is settled by now, or
    /// whose descriptions have changed, leaves it.
    /// </summary>
    /// <returns>How many questions are new in the file.</returns>
    public int Write(SimilarQuestions questions, KnowledgeBase knowledge)
    {
        var path = SimilarFile;
        _files.MakeFolder(Path);
        Replace(System.IO.Path.Combine(Path, ReviewWriter.SchemaName), ReviewWriter.Schema);
        using var held = ReviewLock.Take(path);
        var before = File.Exists(path) ? TextFile.Read(path) : ReviewWriter.Write(questions with { Pairs = [] });
        var sheet = ReviewSheet.Parse(before, path);
        var file = sheet.File;
        var gone = new DecidedElsewhere(knowledge.Catalog, knowledge.Graph, new NowKnown(knowledge.Graph)).In(file).Keys.Union(OtherNow(file, knowledge.Graph)).Where(key => !sheet.IsCommented(key)).ToHashSet(StringComparer.Ordinal);
        var text = ReviewEdit.Merge(gone.Count > 0 ? ReviewEdit.Remove(before, path, gone) : before, path, questions);
        Replace(path, text);
        return ReviewReader.Parse(text, path).Pairs.Count - (file.Pairs.Count - gone.Count);
    }

    private static IEnumerable<string> OtherNow(ReviewFile file, GraphStore graph) => file.Pairs
        .Where(item => item.Answer is { Say: Say.Pending, Note: null, Disagreement: null }
            && (graph.FindEntity(item.Item.First.Id) is not { } first || graph.FindEntity(item.Item.Second.Id) is not { } second
                || ContentKey.OfPair(first, second) != SealedKey.Open(item.Item.Key)))
        .Select(item => item.Item.Key);

    /// <summary>Takes another person's answers into the base's file about the same paper.</summary>
    /// <param name="other">Their file.</param>
    /// <param name="by">Who they are.</param>
    /// <param name="graph">Knows what was decided already.</param>
    /// <exception cref="CurationException">The base has no file about that paper, or one of the files cannot be understood.</exception>
    public ReviewMerge Merge(string other, string by, GraphStore graph)
    {
        var theirs = ReviewSheet.Parse(GivenFile.Text(other), other);
        var path = Files().FirstOrDefault(file => System.IO.Path.GetFullPath(file) != System.IO.Path.GetFullPath(other)
                && ReviewReader.ReadPaper(file) is { } paper && paper.Id == theirs.File.Paper.Id && paper.Sha256 == theirs.File.Paper.Sha256)
            ?? throw new CurationException($"No review file of this base is about this version of '{theirs.File.Paper.Id}'; put '{other}' itself into '{Path}', under a name of its own.");
        using var held = ReviewLock.Take(path);
        var merge = ReviewMerge.Of(TextFile.Read(path), path, theirs, by, graph.Memory.StateOf);
        _files.Replace(path, merge.Text);
        return merge;
    }

    /// <summary>Takes what is settled out of files; what stays names the entities among it by what they became.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="steps">Say it of a file as it is now, each after the one before: answers may have been written since it was last looked at.</param>
    /// <param name="catalog">Says which end of a symmetric edge comes first.</param>
    /// <returns>Each file that any left, and each that could not be changed.</returns>
    internal IReadOnlyList<SettledReview> Settle(IEnumerable<string> paths, IReadOnlyList<Func<ReviewFile, Settled>> steps, KindCatalog catalog)
    {
        var done = new List<SettledReview>();
        Changes.Write(paths, path => TrySettle(path, steps, catalog, done));
        return done;
    }

    private ReviewChange? TrySettle(string path, IReadOnlyList<Func<ReviewFile, Settled>> steps, KindCatalog catalog, List<SettledReview> done)
    {
        try
        {
            var text = TextFile.Read(path);
            var (sheet, count) = (ReviewSheet.Parse(text, path).WithoutGroups(), 0);
            var kept = _answered.Of(sheet.File) ?? KeptQuestions.Of(sheet.File);
            foreach (var step in steps)
            {
                if (step(sheet.File) is not { Keys.Count: > 0 } found)
                    break;
                var settled = ReviewEdit.Settle(sheet.ToString(), path, found, catalog);
                var after = ReviewSheet.Parse(settled.Text, path);
                (kept, sheet, count) = (kept.After(sheet, after, settled.Moved), after, count + found.Keys.Count);
            }

            if (count == 0)
                return null;
            done.Add(new SettledReview(path, count));
            return new ReviewChange(path, text, LineEnds.As(text, sheet.ToString()), kept, null);
        }
        catch (CurationException exception)
        {
            // The ledger has the answers already: one broken file is to keep no other from following them.
            done.Add(new SettledReview(path, 0, $"{exception.Message} Until then the file asks what is answered."));
            return null;
        }
    }

    /// <summary>Notes, before answers are taken back or entities merged, that review files have to follow.</summary>
    internal void NoteDue() => _answered.NoteDue();

    /// <summary>
    /// Brings all files in line with the base: what is taken back is asked again with the words and notes that it had, and edges and
    /// quotes name what they are about by now. A file that cannot be understood stays as it is.
    /// </summary>
    public IReadOnlyList<ReopenedReview> Reconcile(KnowledgeBase knowledge)
    {
        var reconciling = new Reconciling(knowledge.Catalog, knowledge.Graph);
        var files = Read().Select(read => read.File).OfType<ReviewFile>().Where(file => reconciling.Concerns(file, _answered.Of(file))).ToList();
        var reopened = new List<ReopenedReview>();
        Changes.Write(files.Select(file => file.Path), path => TryReconcile(path, reconciling, reopened));
        _answered.NoteDone();
        return reopened;
    }

    /// <summary>Does so where a command was stopped before it did.</summary>
    public void ReconcileIfDue(KnowledgeBase knowledge)
    {
        if (_answered.IsDue)
            Reconcile(knowledge);
    }

    private ReviewChange? TryReconcile(string path, Reconciling reconciling, List<ReopenedReview> reopened)
    {
        try
        {
            var text = TextFile.Read(path);
            var file = ReviewReader.Parse(text, path);
            var kept = _answered.Of(file) ?? KeptQuestions.Of(file);
            var after = reconciling.Of(text, path, kept);
            if (after.Back.Count + after.LeftOut.Count > 0)
                reopened.Add(new ReopenedReview(path, after.Back, after.LeftOut));
            var keys = after.Kept.Questions.Select(question => question.Key);
            return LineEnds.As(text, after.Text) is var written && written == text && after.Kept.Questions.SequenceEqual(kept.Questions) ? null
                : new ReviewChange(path, text, written, after.Kept with { Questions = [.. after.Kept.Questions, .. kept.Questions.ExceptBy(keys, question => question.Key)] }, after.Kept);
        }
        catch (CurationException)
        {
            return null;
        }
    }

    /// <summary>
    /// Quotes are proven against the version that a file names, so no file asks about two: a further version takes over the
    /// paper's file when nothing is open there, and gets one of its own otherwise.
    /// </summary>
    private string FileFor(ReviewedPaper paper)
    {
        var first = FileOf(paper.Id) is var plain && plain != SimilarFile ? plain : OfVersion(paper);
        var own = Files().Where(file => HeadOf(file).Paper?.Sha256 == paper.Sha256).ToList();
        if (own.Count > 0)
            return own.Contains(first) ? first : own[0];
        return !File.Exists(first) || ReviewReader.Read(first) is var file && (file.Paper.Sha256 == paper.Sha256 || !file.IsOpen)
            ? first
            : OfVersion(paper);
    }

    /// <summary>Which paper a file is about, as long as the file stays as it is.</summary>
    private Head HeadOf(string path)
    {
        if (new FileInfo(path) is not { Exists: true } file)
            return new Head(default, null, "");
        var stamp = (file.LastWriteTimeUtc, file.Length);
        if (_heads.TryGetValue(path, out var known) && known.Stamp == stamp)
            return known;
        var paper = PaperOf(path);
        return _heads[path] = new Head(stamp, paper, paper is null ? "" : ContentKey.NameForm(paper.Title));
    }

    private ReviewedPaper? PaperOf(string path)
    {
        try
        {
            return ReviewReader.ReadPaper(path);
        }
        catch (CurationException exception)
        {
            throw new CurationException($"Whether a review file asks about this paper already cannot be told: {exception.Message} Put that right, or move the file out of '{Path}', and ingest again.", exception);
        }
    }

    private string OfVersion(ReviewedPaper paper) => System.IO.Path.Combine(Path, $"{paper.Id.Slug}-{paper.Sha256[..8]}{Ending}");

    private void Replace(string path, string text)
    {
        var before = File.Exists(path) ? File.ReadAllText(path) : null;
        if (LineEnds.As(before ?? "", text) is var after && after != before)
            _files.Replace(path, after);
    }

    /// <param name="Paper">Null where the file cannot be understood.</param>
    private sealed record Head((DateTime Changed, long Length) Stamp, ReviewedPaper? Paper, string Title);
}
