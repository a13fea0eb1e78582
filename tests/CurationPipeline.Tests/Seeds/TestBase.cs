using CurationPipeline.Graph;
using CurationPipeline.Seeds;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Seeds;

/// <summary>A base in a folder of its own, with a clock that stands still and short ways to decide.</summary>
internal sealed class TestBase : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestBase() => Base = Open();

    public KnowledgeBase Base { get; private set; }

    public string Folder => _folder.Path;

    public FakeTime Time { get; } = new();

    public List<string> Said { get; } = [];

    public GraphStore Graph => Base.Graph;

    public static Entity Concept(string name, string description = "") =>
        new(new EntityId("concept", Slug.Of(name)), name, description);

    public static Entity Paper(string name) => new(new EntityId("paper", Slug.Of(name)), name, "")
    {
        Paper = new PaperDetails(["Ada Lovelace"], 1843, null, null, ["ab12"]),
    };

    public static EntityId Id(string id) => EntityId.Parse(id);

    public static Edge Edge(string source, string relation, string target, string rationale = "Because.") =>
        new(Id(source), relation, Id(target), rationale);

    public static QuoteDetails Quote(string text, string paper = "paper:notes", string role = "result") =>
        new(text, Id(paper), 1, 0, text.Length, 1, null, role, "Why it matters.");

    public ApplyResult Decide(params NewDecision[] decisions) => Base.Decide(decisions, "tester");

    public ApplyResult Approve(params Entity[] entities) =>
        Base.Decide([.. entities.Select(entity => new NewDecision.ApproveEntity(entity))], "tester");

    public ApplyResult Approve(Edge edge, params QuoteDetails[] quotes) =>
        Base.Decide([new NewDecision.ApproveEdge(edge, quotes)], "tester");

    public ApplyResult Undo(string id) => Base.Undo(id, "tester");

    public void Reopen(bool withoutStore = false)
    {
        Base.Dispose();
        if (withoutStore)
            Directory.Delete(_folder.File(".curation"), recursive: true);
        Base = Open();
    }

    public string Read(string path) => File.ReadAllText(_folder.File(path));

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(path))!); // below the base
        File.WriteAllText(_folder.File(path), text);
    }

    public void Delete(string path) => File.Delete(_folder.File(path));

    public bool Exists(string path) => File.Exists(_folder.File(path));

    /// <summary>Every entry file with its text.</summary>
    public SortedDictionary<string, string> Entries() => EntriesOf(_folder.Path);

    public static SortedDictionary<string, string> EntriesOf(string folder)
    {
        var seeds = Path.Combine(folder, "seeds");
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Directory.Exists(seeds))
        {
            foreach (var path in Directory.EnumerateFiles(seeds, "*.yaml", SearchOption.AllDirectories))
                entries[Path.GetRelativePath(folder, path)] = File.ReadAllText(path);
        }

        return entries;
    }

    public void Dispose()
    {
        Base.Dispose();
        _folder.Dispose();
    }

    private KnowledgeBase Open() => KnowledgeBase.Open(_folder.Path, Time, Said.Add);
}
