using System.Collections.Concurrent;
using CurationPipeline.Documents;
using CurationPipeline.Graph;
using CurationPipeline.Review;

namespace CurationPipeline;

/// <summary>The folder <c>reviews/</c> of a base: which file asks about which paper.</summary>
public sealed class ReviewFolder(string baseDirectory)
{
    private const string Ending = ".review.yaml";

    // Each document of an ingest asks all files which paper they are about: read once, they answer for thousands.
    private readonly ConcurrentDictionary<string, Head> _heads = new(StringComparer.Ordinal);

    public string Path { get; } = System.IO.Path.Combine(baseDirectory, "reviews");

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
    public string Write(Proposals proposals)
    {
        var path = FileFor(proposals.Paper);
        Directory.CreateDirectory(Path);
        Replace(System.IO.Path.Combine(Path, ReviewWriter.SchemaName), ReviewWriter.Schema);
        using var held = ReviewLock.Take(path);
        _heads.TryRemove(path, out _);
        Replace(path, File.Exists(path) ? ReviewEdit.Merge(TextFile.Read(path), path, proposals) : ReviewWriter.Write(proposals));
        return path;
    }

    /// <summary>Takes another person's answers into the base's file about the same paper.</summary>
    /// <param name="other">Their file.</param>
    /// <param name="by">Who they are.</param>
    /// <param name="graph">Knows what was decided already.</param>
    /// <exception cref="CurationException">The base has no file about that paper, or one of the files cannot be understood.</exception>
    public ReviewMerge Merge(string other, string by, GraphStore graph)
    {
        var theirs = ReviewSheet.Parse(TextFile.Read(other), other);
        var path = Files().FirstOrDefault(file => System.IO.Path.GetFullPath(file) != System.IO.Path.GetFullPath(other)
                && ReviewReader.ReadPaper(file) is { } paper && paper.Id == theirs.File.Paper.Id && paper.Sha256 == theirs.File.Paper.Sha256)
            ?? throw new CurationException($"No review file of this base is about this version of '{theirs.File.Paper.Id}'; put '{other}' itself into '{Path}', under a name of its own.");
        using var held = ReviewLock.Take(path);
        var merge = ReviewMerge.Of(TextFile.Read(path), path, theirs, by, graph.StateOf);
        Overwrite(path, merge.Text);
        return merge;
    }

    /// <summary>Takes decided items out of a file.</summary>
    public static void Remove(string path, IReadOnlySet<string> keys)
    {
        using var held = ReviewLock.Take(path);
        Replace(path, ReviewEdit.Remove(TextFile.Read(path), path, keys));
    }

    /// <summary>
    /// Quotes are proven against the version that a file names, so no file asks about two: a further version takes over the
    /// paper's file when nothing is open there, and gets one of its own otherwise.
    /// </summary>
    private string FileFor(ReviewedPaper paper)
    {
        var first = FileOf(paper.Id);
        var own = Files().Where(file => HeadOf(file).Paper?.Sha256 == paper.Sha256).ToList();
        if (own.Count > 0)
            return own.Contains(first) ? first : own[0];
        return !File.Exists(first) || ReviewReader.Read(first) is var file && (file.Paper.Sha256 == paper.Sha256 || !file.IsOpen)
            ? first
            : System.IO.Path.Combine(Path, $"{paper.Id.Slug}-{paper.Sha256[..8]}{Ending}");
    }

    /// <summary>Which paper a file is about, as long as the file stays as it is.</summary>
    private Head HeadOf(string path)
    {
        var file = new FileInfo(path);
        var stamp = (file.LastWriteTimeUtc, file.Length);
        if (_heads.TryGetValue(path, out var known) && known.Stamp == stamp)
            return known;
        var paper = ReviewReader.ReadPaper(path);
        return _heads[path] = new Head(stamp, paper, paper is null ? "" : ContentKey.NameForm(paper.Title));
    }

    private static void Replace(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
        {
            return;
        }

        Overwrite(path, text);
    }

    /// <summary>Writes aside and renames, so that a file is whole at every moment.</summary>
    internal static void Overwrite(string path, string text)
    {
        var aside = path + ".new";
        File.WriteAllText(aside, text);
        File.Move(aside, path, overwrite: true);
    }

    /// <param name="Paper">Null where the file cannot be understood.</param>
    private sealed record Head((DateTime Changed, long Length) Stamp, ReviewedPaper? Paper, string Title);
}
