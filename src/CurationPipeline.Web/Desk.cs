using CurationPipeline.Graph;
using CurationPipeline.Review;

namespace CurationPipeline.Web;

/// <summary>What can be done at the desk, whatever asks for it: every change is in the review file before the answer goes out.</summary>
internal sealed class Desk(DeskOptions options) : IDisposable
{
    private readonly DeskFolder _folder = new(options.Folder, new DiskFiles(options.Disk));

    public DeskOptions Options { get; } = options;

    public DeskBase Base { get; } = new(options);

    public DeskLessons Lessons => field ??= new DeskLessons(Base, Options.Folder);

    public PaperShelf Papers { get; } = new(options.FindPaper);

    /// <summary>The review files.</summary>
    public IReadOnlyList<DeskFile> Files() => _folder.Files();

    /// <summary>The file of a name; null when the base has none such. A name is looked up, and never made into a path.</summary>
    public DeskFile? Find(string name) =>
        _folder.Files().FirstOrDefault(file => NameOf(file.Path) == name);

    /// <summary>The same entity as other files propose it.</summary>
    public IReadOnlyList<AlsoProposed> Also(DeskFile file, Question question) =>
        question is Question.OfEntity entity ? _folder.Also(file, entity.Item) : [];

    /// <summary>Other edges of the file that are the same one by what was recognised in it.</summary>
    public IReadOnlyList<Reviewed<ProposedEdge>> Twins(ReviewFile file, Question question) => _folder.Twins(file, question.Key);

    /// <summary>Takes the file's answers into the base.</summary>
    /// <exception cref="CurationException">Some answer cannot be taken in; nothing was.</exception>
    public IReadOnlyList<AppliedReview> Apply(DeskFile file, bool partial) => file.Applied(() => Base.Change(knowledge =>
        new ReviewApplication(knowledge, Options.FindPaper).Apply([file.Path], Options.By, partial)));

    /// <summary>Takes back the last thing done to a file.</summary>
    /// <returns>What was taken back; null when there is nothing.</returns>
    public string? Undo(DeskFile file) => file.Undo((batch, then) => Base.Change(knowledge => new ReviewedBase(knowledge).Undo(batch, Options.By, then)));

    /// <summary>Reads every file once, so that the first page comes as fast as the others.</summary>
    public void Warm()
    {
        foreach (var file in Files())
        {
            try
            {
                _ = file.Read().Questions;
            }
            catch (CurationException)
            {
                // The page of the file says what is wrong with it.
            }
        }
    }

    public void Dispose() => Papers.Dispose();

    public static string NameOf(string path) => Path.GetFileName(path)[..^".review.yaml".Length];
}
