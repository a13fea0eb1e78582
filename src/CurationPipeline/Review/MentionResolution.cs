using CurationPipeline.Documents;
using CurationPipeline.Extract;
using CurationPipeline.Graph;
using CurationPipeline.Resolve;

namespace CurationPipeline.Review;

/// <summary>An entity that the base does not have and that nobody has rejected.</summary>
/// <param name="Key">Content key of its kind and name.</param>
/// <param name="Possible">Known entities that it may be.</param>
internal sealed record NewEntity(string Key, Entity Entity, IReadOnlyList<Candidate> Possible, IReadOnlyList<QuoteMention> Evidence)
{
    /// <summary>What is odd about its name.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>The mentions of a document, each with the entity that it is.</summary>
/// <param name="Paper">The document's own entity.</param>
/// <param name="New">What has to be asked.</param>
/// <param name="DecidedBefore">How many mentions were rejected before.</param>
internal sealed record ResolvedMentions(
    EntityId Paper, IReadOnlyList<NewEntity> New, Func<EndMention, EntityId?> Find, Func<EndMention, bool> IsRejected, int DecidedBefore)
{
    /// <summary>The id that a mention would be asked about under if the base had nothing like it: what was refused may stand under that.</summary>
    public required Func<EndMention, EntityId?> AsNew { get; init; }

    /// <summary>The same of the paper.</summary>
    public required EntityId PaperAsNew { get; init; }

    /// <summary>The decision that the paper itself is not to come in; null where there is none.</summary>
    public string? PaperRejected { get; init; }
}

/// <summary>Looks up the mentions of a document, and gives ids to those that are new.</summary>
internal sealed class MentionResolution(GraphStore graph, Resolver resolver, IReadOnlyDictionary<string, EntityId> pending)
{
    private const int MostPossible = 5;

    private readonly Dictionary<MentionGroup, EntityId> _ids = [];
    private readonly HashSet<MentionGroup> _rejected = [];
    private readonly HashSet<EntityId> _taken = [];
    private readonly List<NewEntity> _new = [];

    public ResolvedMentions Resolve(Document document, IReadOnlyList<EntityMention> mentions)
    {
        var groups = MentionGroups.Of(mentions.Prepend(PaperMention(document)));
        var paper = groups.All[0];
        foreach (var group in groups.All)
        {
            Place(group, group == paper ? Details(document) : null);
        }

        return new ResolvedMentions(
            _ids[paper],
            _new,
            end => groups.Find(end) is { } group && _ids.TryGetValue(group, out var id) ? id : null,
            end => groups.Find(end) is { } group && _rejected.Contains(group),
            _rejected.Count)
        {
            AsNew = end => groups.Find(end) is { } group ? AsNew(group, group == paper ? Details(document) : null) : null,
            PaperAsNew = AsNew(paper, Details(document)),
            PaperRejected = _new.Exists(entity => entity.Entity.Id == _ids[paper]) ? RejectionOf(paper, document.Sha256) : null,
        };
    }

    private static EntityId AsNew(MentionGroup group, PaperDetails? paper) => Slug.Free(group.Kind, SlugName(group, paper), _ => false);

    private string? RejectionOf(MentionGroup paper, string sha256) =>
        new[] { ContentKey.OfEntity(paper.Kind, paper.Name), KeyOfFile(paper, sha256) }.Select(graph.Memory.StateOf)
            .FirstOrDefault(state => state.Outcome == DecisionOutcome.Rejected && graph.Feed.Find(state.Decision!)?.Subject is Subject.OfEntity { Item.Paper: { } known } && known.Sha256.Contains(sha256)) // a rejection has its decision
            .Decision;

    private static EntityMention PaperMention(Document document) =>
        new("paper", document.Metadata.Title ?? Path.GetFileNameWithoutExtension(document.FileName), "", [], [], 0);

    private static PaperDetails Details(Document document) => new(
        document.Metadata.Authors, document.Metadata.Year, document.Metadata.ArxivId, document.Metadata.Doi, [document.Sha256]);

    private void Place(MentionGroup group, PaperDetails? paper)
    {
        var resolution = resolver.Resolve(group.ToMention() with { Paper = paper });
        if (resolution.Same is { } known)
        {
            _ids[group] = graph.Resolve(known);
            return;
        }

        // Approved under a name or an id that a person put right: the same question all the same.
        var key = KeyOf(group, paper);
        var keys = KeysOf(group, key, paper);
        if (paper is null && keys.Select(graph.Memory.EntityOf).FirstOrDefault(id => id is not null) is { } approved)
        {
            _ids[group] = approved;
            return;
        }

        if (paper is null && keys.Any(asked => graph.Memory.StateOf(asked).Outcome == DecisionOutcome.Rejected))
        {
            _rejected.Add(group);
            return;
        }

        var id = pending.TryGetValue(key, out var given) ? given : Slug.Free(group.Kind, SlugName(group, paper), IsTaken);
        _taken.Add(id);
        _ids[group] = id;
        _new.Add(new NewEntity(key, New(id, group, paper), Possible(resolution), group.Evidence) { Warnings = resolution.Warnings });
    }

    // Another file under the title of a paper that was decided on is a question of its own.
    private string KeyOf(MentionGroup group, PaperDetails? paper)
    {
        var key = ContentKey.OfEntity(group.Kind, group.Name);
        return paper is not null && graph.Memory.StateOf(key).IsDecided ? KeyOfFile(group, paper.Sha256[0]) : key;
    }

    private static string KeyOfFile(MentionGroup group, string sha256) => ContentKey.OfEntity(group.Kind, $"{group.Name} {sha256}");

    // Asked before under another way to write its name, it is the same question.
    private static List<string> KeysOf(MentionGroup group, string key, PaperDetails? paper) =>
        paper is not null ? [key] : [.. AskedNames.KeysOf(group.Kind, group.Name)];

    private bool IsTaken(EntityId id) => _taken.Contains(id) || graph.FindEntity(id) is not null || pending.Values.Contains(id);

    private static Entity New(EntityId id, MentionGroup group, PaperDetails? paper) =>
        new(id, group.Name, group.Description)
        {
            Aliases = group.Aliases,
            Paper = paper ?? (group.Kind == "paper" ? new PaperDetails([], null, null, null, []) : null),
        };

    private IReadOnlyList<Candidate> Possible(Resolution resolution) =>
        [.. resolution.Possible.Where(candidate => graph.FindEntity(candidate.Id) is { MergedInto: null }).Take(MostPossible)];

    /// <summary>A paper is known in the field by its first author, year and title's first words.</summary>
    private static string SlugName(MentionGroup group, PaperDetails? paper)
    {
        if (paper is null || paper.Authors.Count == 0)
        {
            return group.Name;
        }

        var surname = paper.Authors[0].Split(' ')[^1];
        var words = group.Name.Split([' ', ':', ',', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 3).Take(4);
        return string.Join(' ', [surname, paper.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", .. words]);
    }
}
