using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>
/// Checks decisions against the base and against each other, and gives each its final form: ends as resolved, ids for its
/// quotes. All or nothing: one mistake, and no line comes of it.
/// </summary>
internal sealed class Drafting(GraphStore graph, KindCatalog catalog)
{
    private readonly List<Draft> _drafts = [];
    private readonly List<string> _mistakes = [];
    private readonly PendingItems _pending = new(graph);

    /// <exception cref="CurationException">Something does not hold; the message has one line for each mistake.</exception>
    public IReadOnlyList<Draft> Draft(IReadOnlyList<NewDecision> decisions)
    {
        // An edge may come before the entity that it needs, as lists are ordered for a reader.
        foreach (var decision in decisions.OfType<NewDecision.ApproveEntity>())
            _pending.Expect(decision.Entity.Id);
        foreach (var decision in decisions)
            Add(decision);
        return _mistakes.Count == 0 ? _drafts : throw new CurationException(string.Join('\n', _mistakes));
    }

    private void Add(NewDecision decision)
    {
        var problem = TextCheck.WhatIsWrong(decision) ?? Check(decision);
        if (problem is not null)
        {
            _mistakes.Add(problem);
            return;
        }

        foreach (var draft in DraftsOf(decision))
        {
            _drafts.Add(draft with
            {
                Reason = decision.Reason,
                Note = decision.Note,
                Paper = decision.Paper,
                Origin = decision.Origin,
                By = decision.By,
            });
        }
    }

    private string? Check(NewDecision decision) => decision switch
    {
        NewDecision.ApproveEntity approve => CheckNew(approve.Entity) ?? CheckWords(approve.Quotes),
        NewDecision.EditEntity { Entity: { Quote: not null } quote } when graph.FindEntity(quote.Id) is not null => null,
        NewDecision.EditEntity edit => CheckThere(edit.Entity.Id),
        NewDecision.SameEntity same => CheckThere(same.Known)
            ?? (same.Known.Type == same.Proposed.Id.Type ? null
                : $"'{same.Proposed.Name}' is a {same.Proposed.Id.Type} and cannot be the same as '{same.Known}'; correct its type first.")
            ?? CheckWords(same.Quotes),
        NewDecision.ApproveEdge approve => CheckEdge(approve.Edge.Key) ?? approve.Quotes.Select(CheckQuote).FirstOrDefault(problem => problem is not null),
        NewDecision.ApproveEvidence approve => CheckEvidence(approve.Edge) ?? CheckQuote(approve.Quote),
        NewDecision.ApproveQuote approve => CheckQuote(approve.Quote)
            ?? approve.About.Select(id => CheckThere(id) ?? CheckJoin("quote", "about", id.Type)).FirstOrDefault(problem => problem is not null),
        NewDecision.Merge merge => CheckMerge(merge.Loser, merge.Winner),
        NewDecision.Distinct distinct => CheckPair(distinct.First, distinct.Second, "be distinct from"),
        NewDecision.Unrelated unrelated => CheckPair(unrelated.First, unrelated.Second, "be unrelated to"),
        NewDecision.Later later => CheckPair(later.First, later.Second, "be compared with"),
        _ => null,
    };

    private string? CheckNew(Entity entity)
    {
        if (catalog.FindEntity(entity.Id.Type) is null)
            return $"'{entity.Id}': there is no kind of entity '{entity.Id.Type}'; the catalog has {string.Join(", ", catalog.Entities.Select(kind => kind.Name))}.";
        if (entity.Id.Type == "quote")
            return $"'{entity.Id}': a quote comes in with its place in a paper, not as an entity of its own.";
        if (graph.FindEntity(entity.Id) is not { } known)
            return Slug.WhyNot(entity.Id) is { } why ? why + "." : null;
        if (known.MergedInto is { } winner)
            return $"'{entity.Id}' was merged into '{winner}'; say that it is the same as that, or take another id.";
        return entity.Id.Type == "paper" || ContentKey.NameForm(known.Name) == ContentKey.NameForm(entity.Name) ? null
            : $"The id '{entity.Id}' belongs to '{known.Name}'; say that '{entity.Name}' is the same, or take another id.";
    }

    private string? CheckThere(EntityId id) => _pending.IsThere(id) ? null
        : $"There is no entity '{id}' in the base; 'curate search' finds what there is.";

    private string? CheckEdge(EdgeKey edge) =>
        CheckThere(edge.Source) ?? CheckThere(edge.Target) ?? CheckJoin(edge.Source.Type, edge.Relation, edge.Target.Type)
        ?? (_pending.Resolve(edge.Source) != _pending.Resolve(edge.Target) ? null
            : $"The edge {Shown(edge)} joins an entity to itself; choose another end or reject it.");

    private string? CheckJoin(string source, string relation, string target) => catalog.WhyNot(source, relation, target);

    private string? CheckEvidence(EdgeKey edge) =>
        _pending.HasEdge(Resolve(edge)) ? null : $"There is no edge {Shown(edge)} in the base for which this could be evidence; approve the edge first.";

    private string? CheckQuote(QuoteDetails quote) =>
        CheckThere(quote.Paper) ?? (quote.Paper.Type == "paper" ? null : $"A quote has to come from a paper, and '{quote.Paper}' is none.");

    /// <summary>The words that show an entity may come before their paper.</summary>
    private static string? CheckWords(IReadOnlyList<QuoteDetails> words) =>
        words.FirstOrDefault(quote => quote.Paper.Type != "paper") is { } odd ? $"A quote has to come from a paper, and '{odd.Paper}' is none." : null;

    private string? CheckMerge(EntityId loser, EntityId winner)
    {
        if (CheckPair(loser, winner, "be merged with") is { } problem)
            return problem;
        if (loser.Type != winner.Type)
            return $"'{loser}' cannot be merged into '{winner}', because they are of different kinds.";
        if (loser.Type == "quote")
            return "Quotes are not merged: reject the one that says less.";
        if (graph.FindEntity(loser)?.MergedInto is { } already)
            return $"'{loser}' was merged into '{already}' before; merge '{graph.Resolve(loser)}', or undo that merge.";
        if (graph.Resolve(winner) == loser)
            return $"'{winner}' was merged into '{loser}'; the other way round would be a circle.";
        return graph.Memory.PairOf(Verb.Distinct, loser, winner) is { } line
            ? $"'{loser}' and '{winner}' were said to be distinct; undo {line} first if they are the same after all."
            : null;
    }

    private string? CheckPair(EntityId first, EntityId second, string verb) =>
        CheckThere(first) ?? CheckThere(second) ?? (first != second ? null : $"'{first}' cannot {verb} itself.");

    private IEnumerable<Draft> DraftsOf(NewDecision decision) => decision switch
    {
        NewDecision.ApproveEntity approve => [new Draft(Verb.Approve, Shown(approve.Entity, approve.Entity.Id, approve.Quotes, approve.Refused)) { Key = decision.Key ?? KeyOf(approve.Entity) }],
        NewDecision.RejectEntity { Entity: var entity } => [new Draft(Verb.Reject, new Subject.OfEntity(entity)) { Key = decision.Key ?? KeyOf(entity) }],
        NewDecision.EditEntity { Entity: var entity } =>
            [new Draft(Verb.Edit, new Subject.OfEntity(entity, graph.FindEntity(entity.Id))) { Key = decision.Key ?? KeyOf(entity) }],
        NewDecision.SameEntity same => [OfSame(same, graph.Resolve(same.Known))],
        NewDecision.ApproveEdge approve => [OfEdge(Verb.Approve, approve.Edge, approve.Quotes, decision)],
        NewDecision.RejectEdge reject => [OfEdge(Verb.Reject, reject.Edge, reject.Quotes, decision)],
        NewDecision.ApproveEvidence approve => [OfEvidence(Verb.Approve, approve.Edge, approve.Quote, decision)],
        NewDecision.RejectEvidence reject => [OfEvidence(Verb.Reject, reject.Edge, reject.Quote, decision)],
        NewDecision.ApproveQuote approve => OfQuote(approve),
        NewDecision.RejectQuote reject => [OfRejectedQuote(reject)],
        NewDecision.Merge merge => [new Draft(Verb.Merge, new Subject.OfPair(merge.Loser, graph.Resolve(merge.Winner)))],
        NewDecision.Distinct distinct => IsSaid(decision, graph.Memory.AreDistinct(distinct.First, distinct.Second)) ? [] : [new Draft(Verb.Distinct, Pair(distinct.First, distinct.Second)) { Key = decision.Key }],
        NewDecision.Unrelated unrelated => IsSaid(decision, graph.Memory.AreUnrelated(unrelated.First, unrelated.Second)) ? [] : [new Draft(Verb.Unrelated, Pair(unrelated.First, unrelated.Second)) { Key = decision.Key }],
        NewDecision.Later later => [new Draft(Verb.Later, Pair(later.First, later.Second)) { Key = decision.Key }],
        _ => throw new InvalidOperationException($"A decision of the kind '{decision.GetType().Name}' has no form in the ledger."),
    };

    private Draft OfSame(NewDecision.SameEntity same, EntityId known) =>
        new(Verb.Same, Shown(same.Proposed, known, same.Quotes, same.Refused) with { SameAs = known }) { Key = same.Key ?? KeyOf(same.Proposed) };

    /// <summary>The entity with the words that show it as its evidence.</summary>
    /// <param name="subject">What new quotes are named after.</param>
    private Subject.OfEntity Shown(Entity entity, EntityId subject, IReadOnlyList<QuoteDetails> words, IReadOnlyList<QuoteDetails> refused)
    {
        var quotes = words.Select(quote => QuoteOf(Verb.Approve, quote, subject)).DistinctBy(quote => quote.Id).ToList();
        return new Subject.OfEntity(entity with { Evidence = With(entity.Evidence, quotes) })
        {
            Quotes = quotes,
            Refused = [.. refused.Select(_pending.Refused)],
        };
    }

    private static IReadOnlyList<Evidence> With(IReadOnlyList<Evidence> evidence, IReadOnlyList<Entity> quotes) =>
    [
        .. evidence,
        .. quotes.Select(quote => new Evidence(quote.Id, quote.Quote!.Role)) // made from words just now
            .Where(item => evidence.All(other => other.Quote != item.Quote)),
    ];

    private static string KeyOf(Entity entity) => ContentKey.OfEntity(entity.Id.Type, entity.Name);

    /// <summary>What holds already is not recorded again, unless it answers a question: about other descriptions it is another one.</summary>
    private static bool IsSaid(NewDecision decision, bool holds) => holds && decision.Key is null;

    private static Subject.OfPair Pair(EntityId first, EntityId second) =>
        first.CompareTo(second) < 0 ? new Subject.OfPair(first, second) : new Subject.OfPair(second, first);

    private Draft OfEdge(Verb verb, Edge edge, IReadOnlyList<QuoteDetails> words, NewDecision decision)
    {
        var key = Resolve(edge.Key);
        var quotes = words.Select(quote => QuoteOf(verb, quote, SubjectOf(key))).DistinctBy(quote => quote.Id).ToList();
        var item = new Edge(key.Source, key.Relation, key.Target, edge.Rationale)
        {
            Evidence = With(edge.Evidence, quotes),
        };
        if (verb == Verb.Approve)
            _pending.Expect(key);
        return new Draft(verb, new Subject.OfEdge(item, quotes)) { Key = decision.Key ?? ContentKey.OfEdge(key) };
    }

    private Draft OfEvidence(Verb verb, EdgeKey edge, QuoteDetails words, NewDecision decision)
    {
        var key = Resolve(edge);
        // After a merge the edge that was decided may have other ends than the one that is shown.
        var decided = graph.DecidedAs(key) is [var first, ..] ? first.Key : key;
        var quote = QuoteOf(verb, words, SubjectOf(key));
        return new Draft(verb, new Subject.OfEvidence(decided, new Evidence(quote.Id, words.Role), quote))
        {
            Key = decision.Key ?? ContentKey.OfEvidence(ContentKey.OfEdge(key), ContentKey.OfQuote(_pending.Resolve(words.Paper), words.Text)),
        };
    }

    private IEnumerable<Draft> OfQuote(NewDecision.ApproveQuote approve)
    {
        var about = approve.About.Select(_pending.Resolve).Distinct().ToList();
        var quote = QuoteOf(Verb.Approve, approve.Quote, about.Count > 0 ? about[0] : approve.Quote.Paper);
        if (approve.Name is { } name)
            quote = quote with { Name = name };
        yield return new Draft(Verb.Approve, new Subject.OfEntity(quote))
        {
            Key = approve.Key ?? ContentKey.OfQuote(_pending.Resolve(approve.Quote.Paper), approve.Quote.Text),
        };
        foreach (var id in about)
        {
            var edge = new Edge(quote.Id, "about", id, "");
            yield return new Draft(Verb.Approve, new Subject.OfEdge(edge, [])) { Key = ContentKey.OfEdge(edge.Key) };
        }
    }

    /// <summary>Never the quote that the base has: what is not kept for its own sake may well speak for an edge.</summary>
    private Draft OfRejectedQuote(NewDecision.RejectQuote reject) => new(Verb.Reject, new Subject.OfEntity(_pending.Refused(reject.Quote)))
    {
        Key = reject.Key ?? ContentKey.OfQuote(_pending.Resolve(reject.Quote.Paper), reject.Quote.Text),
    };

    private Entity QuoteOf(Verb verb, QuoteDetails words, EntityId subject) => _pending.Quote(words, subject, isRefused: verb == Verb.Reject);

    /// <summary>What the quote's id is named after: the end that says most about its content.</summary>
    private static EntityId SubjectOf(EdgeKey edge) => edge.Target.Type is "paper" or "thinker" ? edge.Source : edge.Target;

    private EdgeKey Resolve(EdgeKey edge) =>
        catalog.Order(edge with { Source = _pending.Resolve(edge.Source), Target = _pending.Resolve(edge.Target) });

    private static string Shown(EdgeKey edge) => $"'{edge.Source}' {edge.Relation} '{edge.Target}'";
}
