using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds.Import;

/// <summary>
/// Turns what another base says into decisions on this one. What is in the base stays as it is: an import adds what is
/// missing, and brings back nothing that a person refused.
/// </summary>
internal sealed class Importing(GraphStore graph, KindCatalog catalog, ImportOptions options)
{
    private readonly ForeignIds _ids = new(graph);
    private readonly Dictionary<string, EntityId> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<EntityId> _coming = [];
    private readonly HashSet<EdgeKey> _edges = [];
    private readonly Dictionary<EntityId, EntityId> _papers = [];

    private readonly HashSet<string> _leftOut = new(StringComparer.Ordinal);
    private readonly List<(string Place, string What, string Cause)> _mistakes = [];

    private readonly List<string> _refused = [];
    private IReadOnlyList<string> _unread = [];
    private int _known;

    /// <summary>What is wrong, one sentence each; what has the same cause is told once.</summary>
    private List<string> Mistakes =>
    [
        .. _unread,
        .. _mistakes.GroupBy(mistake => mistake.Cause, StringComparer.Ordinal)
            .Select(group => (First: group.First(), Count: group.Count()))
            .Select(group => $"{group.First.Place}: {group.First.What}{(group.Count > 1 ? $" That is so {group.Count} times." : "")}"),
    ];

    /// <summary>The decisions that bring the source in.</summary>
    /// <param name="source">A file or folder.</param>
    /// <exception cref="CurationException">Something in it does not hold, and nobody asked for the rest alone.</exception>
    public IReadOnlyList<Draft> Plan(string source)
    {
        var read = SourceForms.Read(source, options.Format, catalog);
        _unread = read.Mistakes;
        var drafts = Plan(read);
        if (Mistakes is { Count: > 0 } mistakes && !options.Partial && !options.DryRun)
            throw new CurationException(string.Join('\n', mistakes) + "\nNothing was imported.");
        var reason = $"imported from {Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(source)))}";
        return [.. drafts.Select(draft => draft with { Reason = reason })];
    }

    /// <summary>What the import comes to.</summary>
    public ImportResult Result(string? batch, IReadOnlyList<Draft> drafts) => new(
        batch,
        drafts.Count(draft => draft.Subject is Subject.OfEntity { Item.Quote: null }),
        drafts.Count(draft => draft.Subject is Subject.OfEntity { Item.Quote: not null }),
        drafts.Count(draft => draft.Subject is Subject.OfEdge),
        _known,
        [.. _refused, .. Mistakes]);

    private List<Draft> Plan(SourceGraph source)
    {
        var entities = Named(source.Nodes);
        foreach (var (entity, _) in entities)
        {
            _coming.Add(entity.Id);
            if (entity.Quote is { } quote)
                _papers[entity.Id] = quote.Paper;
        }

        var kept = entities.Where(IsSound).ToList();
        _coming.IntersectWith(kept.Select(entity => entity.Entity.Id));
        return [.. kept.Select(entity => DraftOf(entity.Entity)).OfType<Draft>(), .. source.Edges.Select(DraftOf).OfType<Draft>()];
    }

    /// <summary>Every node with its kind and id; those that the source gives stand before those that are made.</summary>
    private List<(Entity Entity, string Place)> Named(IReadOnlyList<SourceNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (node.Id is { } id)
                _ids.Reserve(id);
        }

        var named = new List<(Entity, string)>(nodes.Count);
        foreach (var node in nodes)
        {
            var kind = KindOf(node);
            if (kind is null)
            {
                _leftOut.Add(node.Key);
                continue;
            }

            var id = node.Id ?? _ids.Of(kind, node.Name, node.SlugFrom);
            if (_keys.TryAdd(node.Key, id))
                named.Add((EntityOf(node, id), node.Place));
            else
                Mistake(node.Place, $"'{node.Key}' stands in the source a second time; keep one of the two.");
        }

        return named;
    }

    private string? KindOf(SourceNode node)
    {
        var given = node.Id is { } id ? id.Type : node.Kind;
        var kind = given.Length == 0 ? options.Kind : options.Map.GetValueOrDefault(given, given);
        if (kind is null)
            Mistake(node.Place, $"'{node.Name}' has no kind; say with --kind which one such nodes get.", "no kind");
        else if (catalog.FindEntity(kind) is null)
            Mistake(node.Place, $"there is no kind of entity '{kind}'; say with --map {kind}=KIND what it is here: {string.Join(", ", catalog.Entities.Select(known => known.Name))}.", $"kind {kind}");
        else if (kind == "quote" && node.Quote is null)
            Mistake(node.Place, $"'{node.Name}' is a quote without its place in a paper.");
        else
            return kind;
        return null;
    }

    private static Entity EntityOf(SourceNode node, EntityId id) => new(id, node.Name, node.Description)
    {
        Aliases = EntityFold.AliasesOf(node.Name, node.Aliases),
        Evidence = node.Evidence,
        MergedInto = node.MergedInto,
        Paper = id.Type == "paper" ? node.Paper ?? new PaperDetails([], null, null, null, []) : null,
        Quote = id.Type == "quote" ? node.Quote : null,
    };

    private bool IsSound((Entity Entity, string Place) item)
    {
        if (WhatIsWrong(item.Entity) is not { } wrong)
            return true;
        Mistake(item.Place, wrong);
        _leftOut.Add(item.Entity.Id.ToString());
        return false;
    }

    private string? WhatIsWrong(Entity entity)
    {
        if (TextCheck.WhatIsWrong(entity.Quote is { } words
            ? new NewDecision.ApproveQuote(words, [], entity.Name)
            : new NewDecision.ApproveEntity(entity)) is { } text)
            return text;
        if (entity.MergedInto is { } winner && (winner.Type != entity.Id.Type || !IsThere(winner)))
            return $"'{entity.Id}' cannot be merged into '{winner}', which is not there or of another kind.";
        if (entity.Quote is { } quote && !IsThere(quote.Paper))
            return $"the quote's paper '{quote.Paper}' is neither in the source nor in the base.";
        if (MissingIn(entity.Evidence) is { } missing)
            return $"'{missing}', which shows '{entity.Id}', is no quote in the source or in the base.";
        if (graph.FindEntity(entity.Id) is not { } known)
            return Slug.WhyNot(entity.Id) is { } why ? why + "." : null;
        return known.Quote is { } old && entity.Quote is { } brought && ContentKey.OfQuote(old.Paper, old.Text) != ContentKey.OfQuote(brought.Paper, brought.Text)
            ? $"the id '{entity.Id}' belongs to other words in the base; give it another one in the source."
            : known.Quote is null && ContentKey.NameForm(known.Name) != ContentKey.NameForm(entity.Name) && !known.Aliases.Contains(entity.Name)
                ? $"the id '{entity.Id}' belongs to '{known.Name}' in the base, and the source calls it '{entity.Name}'; give one of them another id."
                : null;
    }

    private EntityId? MissingIn(IReadOnlyList<Evidence> evidence) =>
        evidence.Select(item => (EntityId?)item.Quote).FirstOrDefault(quote => quote is not { Type: "quote" } id || !IsThere(id));

    private bool IsThere(EntityId id) => _coming.Contains(id) || graph.StatusOf(id) is not null;

    private Draft? DraftOf(Entity entity)
    {
        var key = entity.Quote is { } quote ? ContentKey.OfQuote(quote.Paper, quote.Text) : ContentKey.OfEntity(entity.Id.Type, entity.Name);
        if (graph.FindEntity(entity.Id) is { } known)
        {
            if (known.MergedInto is not null || SeedWriter.Write(new SeedEntry(EntityFold.Unite(known, entity), [])) == SeedWriter.Write(new SeedEntry(known, [])))
            {
                _known++;
                return null;
            }
        }
        else if (graph.Memory.StateOf(key) is { Outcome: DecisionOutcome.Rejected, Decision: var line })
        {
            _coming.Remove(entity.Id);
            _refused.Add($"'{entity.Id}' was refused before by {line} and stays out; 'curate undo {line}' lets it in.");
            return null;
        }

        return new Draft(Verb.Approve, new Subject.OfEntity(entity)) { Key = key };
    }

    private Draft? DraftOf(SourceEdge edge)
    {
        if (Resolved(edge) is not { } found)
            return null;
        var key = ContentKey.OfEdge(catalog.Order(found.Key with { Source = graph.Resolve(found.Source), Target = graph.Resolve(found.Target) }));
        if (graph.FindEdge(found.Key) is { } known && found.Evidence.All(item => known.Evidence.Any(other => other.Quote == item.Quote))
            && (found.Rationale.Length == 0 || known.Rationale.Length > 0))
        {
            _known++;
            return null;
        }

        if (graph.Memory.StateOf(key) is { Outcome: DecisionOutcome.Rejected, Decision: var line })
        {
            _refused.Add($"The edge '{found.Source}' {found.Relation} '{found.Target}' was refused before by {line} and stays out.");
            return null;
        }

        return new Draft(Verb.Approve, new Subject.OfEdge(found, [])) { Key = key };
    }

    /// <summary>The edge in this base's words; null where it is wrong, which is told, or where an end is left out.</summary>
    private Edge? Resolved(SourceEdge edge)
    {
        if (EndOf(edge.From, edge) is not { } source || EndOf(edge.To, edge) is not { } target)
            return null;
        var given = edge.Relation.Length == 0 ? options.Relation : options.Map.GetValueOrDefault(edge.Relation, edge.Relation);
        if (given is null)
            return Wrong(edge, $"the edge from '{source}' to '{target}' has no relation; say with --relation which one such edges get.", "no relation");
        var relation = given.TrimStart('^');
        if (given.StartsWith('^'))
            (source, target) = (target, source);
        if (catalog.FindRelation(relation) is null)
            return Wrong(edge, $"there is no relation '{relation}'; say with --map {relation}=RELATION what it is here: {string.Join(", ", catalog.Relations.Select(known => known.Name))}.", $"relation {relation}");
        if (catalog.WhyNot(source.Type, relation, target.Type) is { } why)
            return Wrong(edge, why, why);
        if (source == target)
            return Wrong(edge, $"the edge joins '{source}' to itself.");
        if (MissingIn(edge.Evidence) is { } missing)
            return Wrong(edge, $"'{missing}' is no quote in the source or in the base.");
        var key = catalog.Order(new EdgeKey(source, relation, target));
        var found = new Edge(key.Source, key.Relation, key.Target, edge.Rationale) { Evidence = edge.Evidence };
        if (TextCheck.WhatIsWrong(new NewDecision.ApproveEdge(found, [])) is { } text)
            return Wrong(edge, text);
        // A quote is joined to its paper by being a quote; exports say so, and entries do not.
        var isImplied = relation == "quoted_from" && edge.Rationale.Length == 0 && _papers.TryGetValue(source, out var paper) && paper == target;
        return !isImplied && _edges.Add(found.Key) ? found : null;
    }

    /// <summary>By the source's key, or by an id that the base has.</summary>
    private EntityId? EndOf(string key, SourceEdge edge)
    {
        if (_leftOut.Contains(key))
            return null;
        if (_keys.TryGetValue(key, out var id))
            return _coming.Contains(id) || graph.StatusOf(id) is not null ? id : null;
        if (EntityId.TryParse(key, out id) && graph.StatusOf(id) is not null)
            return id;
        Mistake(edge.Place, $"the edge leads to or from '{key}', which is neither in the source nor in the base.");
        return null;
    }

    private Edge? Wrong(SourceEdge edge, string why, string? cause = null)
    {
        Mistake(edge.Place, why, cause);
        return null;
    }

    /// <param name="cause">What many of the same kind have in common; null where each stands for itself.</param>
    private void Mistake(string place, string what, string? cause = null) => _mistakes.Add((place, what, cause ?? $"{place} {what}"));
}
