using System.Collections.Concurrent;
using CurationPipeline.Catalog;
using CurationPipeline.Review;

namespace CurationPipeline;

/// <summary>
/// The review files of a base at a desk. A new entity that several of them propose is one question: its answer goes into each,
/// and an undo takes it out of each.
/// </summary>
public sealed class DeskFolder(string baseDirectory, DiskFiles? files = null)
{
    private readonly ReviewFolder _folder = new(baseDirectory, files);
    private readonly ConcurrentDictionary<string, DeskFile> _open = new(StringComparer.Ordinal);
    private readonly Lazy<KindCatalog> _catalog = new(() => CatalogFile.ReadOrDefault(Path.Combine(baseDirectory, "seeds", "catalog.yaml")));

    /// <summary>Held while an answer goes into all files, so that two answers at once do not cross.</summary>
    internal Lock Turn { get; } = new();

    public IReadOnlyList<DeskFile> Files() => [.. _folder.Files().Select(Open)];

    public DeskFile Open(string path) => _open.GetOrAdd(Path.GetFullPath(path), _ => new DeskFile(path, files, this));

    /// <summary>The same entity as other files propose it.</summary>
    public IReadOnlyList<AlsoProposed> Also(DeskFile file, ProposedEntity item) =>
        SharedQuestions.Of(file.Read().File, item, Others(file).Select(Read).OfType<ReviewFile>());

    /// <summary>The same entity as other files propose it; nothing where the key is that of something else.</summary>
    public IReadOnlyList<AlsoProposed> Also(DeskFile file, string key) =>
        file.Read().File.Entities.FirstOrDefault(item => item.Item.Key == key) is { Item: var entity } ? Also(file, entity) : [];

    /// <summary>Other edges of the file that are the same one by what was recognised in it; nothing where the key is that of something else.</summary>
    public IReadOnlyList<Reviewed<ProposedEdge>> Twins(ReviewFile file, string key) =>
        file.Edges.FirstOrDefault(item => item.Item.Key == key) is { Item: var edge } ? TwinEdges.Of(file, edge, _catalog.Value) : [];

    /// <summary>Changes of a file, with those that the same edges under other names take over: an answer to one question is an answer to both.</summary>
    internal IReadOnlyCollection<KeyValuePair<string, string>> WithTwins(ReviewSheet sheet, IReadOnlyCollection<KeyValuePair<string, string>> changes) =>
        changes.Count == 1 && changes.First() is var (key, text) ? [.. changes, .. TwinEdges.Follow(sheet, key, text, _catalog.Value)] : changes;

    /// <summary>Gives the answers that a change put into a file to the same questions of the others.</summary>
    /// <param name="from">The file.</param>
    /// <param name="before">What it said before the change.</param>
    /// <param name="after">What it says now.</param>
    /// <param name="what">Names the step.</param>
    /// <param name="isShown">Whether the person saw another file's words: only there an approval goes. Null where they saw none.</param>
    /// <returns>What that changed, and the files that could not follow.</returns>
    internal (IReadOnlyList<(DeskFile File, DeskStep.Answers Step)> Steps, IReadOnlyList<string> Missed) Spread(
        DeskFile from, ReviewFile before, ReviewFile after, string what, Func<AlsoProposed, bool>? isShown)
    {
        var was = before.Entities.ToDictionary(item => item.Item.Key, item => item.Answer, StringComparer.Ordinal);
        var answered = after.Entities.Where(item => was[item.Item.Key] != item.Answer).ToList();
        var steps = new List<(DeskFile, DeskStep.Answers)>();
        var missed = new List<string>();
        foreach (var other in answered.Count == 0 ? [] : Others(from))
        {
            try
            {
                if (Asks(other.Read().File) && other.Follow(what, sheet => [.. Followed(sheet, other.Path)]) is { } step)
                    steps.Add((other, step));
            }
            catch (Exception exception) when (exception is CurationException or IOException or UnauthorizedAccessException)
            {
                // A file that is gone asks nothing; one that is broken now may ask what it asked before, or anything.
                if (File.Exists(other.Path) && (other.LastRead is not { } last || Asks(last)))
                    missed.Add(other.Path);
            }
        }

        return (steps, missed);

        bool Asks(ReviewFile file) => answered.Exists(asked => SharedQuestions.Of(after, asked.Item, [file]).Count > 0);

        IEnumerable<KeyValuePair<string, string>> Followed(ReviewSheet sheet, string path) =>
            from asked in answered
            from found in SharedQuestions.Of(after, asked.Item, [sheet.File])
            let now = Due(was[asked.Item.Key], asked.Answer, isShown?.Invoke(found) == true)
            let answer = now is null ? null : SharedQuestions.Follow(asked.Item, was[asked.Item.Key], now, found.Proposal)
            where answer is not null
            select KeyValuePair.Create(found.Proposal.Item.Key, ItemEdit.Answer(sheet.TextOf(found.Proposal.Item.Key), path, answer));
    }

    /// <summary>Words that nobody saw do not come in: the other file's question is open, as where an earlier answer had gone there, too.</summary>
    private static Answer? Due(Answer was, Answer now, bool isShown) =>
        isShown || now.Say is not (Say.Approve or Say.SameAs) ? now
        : was.Decides ? Answer.Pending with { Note = now.Note }
        : null;

    private IEnumerable<DeskFile> Others(DeskFile file) => Files().Where(other => other != file);

    private static ReviewFile? Read(DeskFile file)
    {
        try
        {
            return file.Read().File;
        }
        catch (Exception exception) when (exception is CurationException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
