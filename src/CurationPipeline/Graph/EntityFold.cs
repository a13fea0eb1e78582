namespace CurationPipeline.Graph;

/// <summary>What the lines about one entity come to: pure, so that any line may be taken back at any time.</summary>
/// <param name="Entity">Null where no line, or a later one, leaves it in the base.</param>
/// <param name="Decision">The line that brought it or last changed it.</param>
internal sealed record EntityFold(Entity? Entity, string? Decision)
{
    /// <summary>The line that says what <see cref="Entity.MergedInto"/> is; null where it is nothing.</summary>
    public string? MergedBy { get; private init; }

    /// <param name="id">Whose state is asked for.</param>
    /// <param name="lines">Those that hold and name the entity, in order.</param>
    public static EntityFold Of(EntityId id, IEnumerable<Decision> lines)
    {
        var fold = new EntityFold(null, null);
        var recognised = new List<Entity>();
        foreach (var line in lines)
        {
            if (RecognisedIn(line, id) is { } other)
            {
                if (fold.Entity is not null)
                    recognised.Add(other);
                continue;
            }

            fold = fold.With(recognised).With(id, line);
            recognised.Clear();
        }

        return fold.With(recognised);
    }

    /// <summary>Takes over what differs between the two, and leaves alone what others changed.</summary>
    public static Entity Patch(Entity entity, Entity was, Entity item) => entity with
    {
        Name = item.Name == was.Name ? entity.Name : item.Name,
        Description = item.Description == was.Description ? entity.Description : item.Description,
        Aliases = PatchList(entity.Aliases, was.Aliases, item.Aliases),
        Evidence = PatchEvidence(entity.Evidence, was.Evidence, item.Evidence),
        MergedInto = item.MergedInto == was.MergedInto ? entity.MergedInto : item.MergedInto,
        Paper = PatchPaper(entity.Paper, was.Paper, item.Paper),
        Quote = item.Quote == was.Quote ? entity.Quote : item.Quote,
    };

    /// <summary>Both in one: the first keeps its name and words, and nothing that the second knows is lost.</summary>
    public static Entity Unite(Entity first, Entity second) => first with
    {
        Description = first.Description.Length > 0 ? first.Description : second.Description,
        Aliases = AliasesOf(first.Name, [.. first.Aliases, second.Name, .. second.Aliases]),
        Evidence = EvidenceOf([.. first.Evidence, .. second.Evidence]),
        MergedInto = first.MergedInto ?? second.MergedInto,
        Paper = UnitePapers(first.Paper, second.Paper),
    };

    /// <summary>Each once, in order, without the name itself.</summary>
    public static IReadOnlyList<string> AliasesOf(string name, IEnumerable<string> aliases) =>
        [.. aliases.Where(alias => alias != name).Distinct(StringComparer.Ordinal)];

    /// <summary>Each quote once, the first that names it, in the order of ids.</summary>
    private static IReadOnlyList<Evidence> EvidenceOf(IReadOnlyList<Evidence> evidence) =>
        evidence.Count == 0 ? [] : [.. evidence.DistinctBy(item => item.Quote).OrderBy(item => item.Quote)];

    /// <summary>What the line says that the entity is, too; null where it says something else.</summary>
    private static Entity? RecognisedIn(Decision line, EntityId id) => line.Subject is Subject.OfEntity { SameAs: { } known } same && known == id ? same.Item : null;

    /// <summary>With the names, versions and words that the same thing has in other papers: of all of them at once, for they may be thousands.</summary>
    private EntityFold With(List<Entity> others) => Entity is null || others.Count == 0 ? this : this with
    {
        Entity = Entity with
        {
            Aliases = AliasesOf(Entity.Name, [.. Entity.Aliases, .. others.SelectMany(other => other.Aliases.Prepend(other.Name))]),
            Evidence = EvidenceOf([.. Entity.Evidence, .. others.SelectMany(other => other.Evidence)]),
            Paper = Entity.Paper is { } paper ? paper with { Sha256 = [.. paper.Sha256.Union(others.SelectMany(other => other.Paper?.Sha256 ?? []), StringComparer.Ordinal)] } : null,
        },
    };

    private EntityFold With(EntityId id, Decision line) => line.Subject switch
    {
        Subject.OfEntity { SameAs: null } subject when subject.Item.Id == id => With(line, subject),
        _ => Carried(id, line),
    };

    private EntityFold With(Decision line, Subject.OfEntity subject)
    {
        if (subject.Removed || line.Verb == Verb.Reject)
            return new EntityFold(null, line.Id);
        if (subject.Was is null)
            return Became(Entity is null ? subject.Item with { Evidence = EvidenceOf(subject.Item.Evidence) } : Unite(Entity, subject.Item), line.Id);
        return Entity is null ? this : Became(Patch(Entity, subject.Was, subject.Item), line.Id);
    }

    private EntityFold Became(Entity entity, string line) =>
        new(entity, line) { MergedBy = entity.MergedInto is null ? null : entity.MergedInto == Entity?.MergedInto ? MergedBy : line };

    /// <summary>A quote lives as long as some line carries it; who came first says what its words are.</summary>
    private EntityFold Carried(EntityId id, Decision line) =>
        Entity is null && Items.Carried(line).FirstOrDefault(quote => quote.Id == id) is { } quote ? new EntityFold(quote, line.Id) : this;

    private static IReadOnlyList<Evidence> PatchEvidence(IReadOnlyList<Evidence> list, IReadOnlyList<Evidence> was, IReadOnlyList<Evidence> item)
    {
        var changed = item.Except(was);
        var gone = was.Select(old => old.Quote).Except(item.Select(evidence => evidence.Quote)).ToHashSet();
        return EvidenceOf([.. changed, .. list.Where(evidence => !gone.Contains(evidence.Quote))]);
    }

    private static IReadOnlyList<string> PatchList(
        IReadOnlyList<string> list, IReadOnlyList<string> was, IReadOnlyList<string> item)
    {
        if (list.SequenceEqual(was, StringComparer.Ordinal))
            return item;
        var kept = list.Where(text => item.Contains(text) || !was.Contains(text));
        return [.. kept.Concat(item.Where(text => !was.Contains(text))).Distinct(StringComparer.Ordinal)];
    }

    private static PaperDetails? PatchPaper(PaperDetails? paper, PaperDetails? was, PaperDetails? item) =>
        paper is null || was is null || item is null ? item ?? paper
        : new PaperDetails(
            PatchList(paper.Authors, was.Authors, item.Authors),
            item.Year == was.Year ? paper.Year : item.Year,
            item.Arxiv == was.Arxiv ? paper.Arxiv : item.Arxiv,
            item.Doi == was.Doi ? paper.Doi : item.Doi,
            PatchList(paper.Sha256, was.Sha256, item.Sha256));

    private static PaperDetails? UnitePapers(PaperDetails? first, PaperDetails? second) =>
        first is null || second is null ? first ?? second
        : new PaperDetails(
            first.Authors.Count > 0 ? first.Authors : second.Authors,
            first.Year ?? second.Year,
            first.Arxiv ?? second.Arxiv,
            first.Doi ?? second.Doi,
            [.. first.Sha256.Union(second.Sha256, StringComparer.Ordinal)]);
}
