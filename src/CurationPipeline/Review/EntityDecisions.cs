using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Decides on the proposed entities of a review file.</summary>
/// <param name="proposedId">The id that an entity of the file was asked about with.</param>
internal sealed class EntityDecisions(
    KindCatalog catalog, GraphStore graph, DecisionSheet sheet, NowKnown since, EntityWords words, Func<EntityId, EntityId> proposedId)
{
    /// <summary>Whether some review file proposes the entity, and does not say that it is another.</summary>
    public required Func<EntityId, bool> IsProposed { get; init; }

    /// <summary>What a review file says that a proposed entity is the same as; null where none does.</summary>
    public required Func<EntityId, EntityId?> SaidToBe { get; init; }

    public void Make(ReviewFile file)
    {
        // The words that show the others are the paper's: it is decided on first. What is the same as another comes after that one.
        var paper = file.Paper with { Id = file.Now(file.Paper.Id) };
        foreach (var item in file.Entities.OrderByDescending(item => item.Item.Entity.Id == paper.Id).ThenBy(item => item.Answer.Say == Say.SameAs))
        {
            var answer = WithRest(item, file.ApproveRest);
            if (graph.Memory.StateOf(SealedKey.Open(item.Item.Key)) is { IsDecided: true } before && !IsAnother(item, paper))
            {
                Remember(item, before, paper);
            }
            else if (answer.Decides && !IsInAlready(item))
            {
                Decide(item with { Answer = answer }, paper);
            }
            else if (answer.Decides)
            {
                sheet.Close(item.Item.Key);
            }
        }

        if (sheet.Approved.Contains(paper.Id) || sheet.SameAs.ContainsKey(paper.Id))
        {
            words.Follow(file.Paper.Id, sheet.SameAs.GetValueOrDefault(paper.Id, paper.Id));
        }
    }

    /// <summary>Whether a person gave the proposal another name, so that it is no longer what was decided on elsewhere.</summary>
    private bool IsAnother(Reviewed<ProposedEntity> item, ReviewedPaper paper) =>
        item.Answer.Say == Say.Approve && !CorrectedIds.HasProposedName(item.Item, paper)
        && graph.Memory.EntityOf(SealedKey.Open(item.Item.Key)) is { } known && known != graph.Resolve(item.Item.Entity.Id);

    /// <summary>Whether such an entity came in before a crash.</summary>
    private bool IsInAlready(Reviewed<ProposedEntity> item) =>
        graph.Memory.StateOf(SealedKey.Open(item.Item.Key)).IsDecided && graph.FindEntity(item.Item.Entity.Id) is { } own && own.Name == item.Item.Entity.Name;

    private static Answer WithRest(Reviewed<ProposedEntity> item, bool approveRest) =>
        approveRest && item.Answer is { Say: Say.Pending, Disagreement: null } && item.Item.PossibleDuplicates.Count == 0
            ? item.Answer with { Say = Say.Approve }
            : item.Answer;

    // Another file, or this one before a crash, answered: edges of this file mean what the entity became.
    private void Remember(Reviewed<ProposedEntity> item, DecisionState before, ReviewedPaper paper)
    {
        var known = graph.Memory.EntityOf(SealedKey.Open(item.Item.Key));
        if (known is { } id)
        {
            sheet.SameAs[item.Item.Entity.Id] = id;
        }

        if (item.Answer.Decides && Contradicts(item.Answer, before.Outcome, known))
        {
            sheet.Contradict(item.Line, item.Item.Entity.Id.ToString(), before);
        }
        else if (item.Answer.Say is Say.Approve or Say.SameAs && known is { } there && HasNewWords(item.Item, there, paper))
        {
            Recognise(item, there, paper);
        }
        else
        {
            sheet.Close(item.Item.Key);
            Describe(item, known);
        }
    }

    /// <summary>What a person approved is said of an entity of which nothing was said; where something else is, that stays and is told.</summary>
    private void Describe(Reviewed<ProposedEntity> item, EntityId? id)
    {
        var said = item.Item.Entity.Description;
        if (item.Answer.Say != Say.Approve || said.Length == 0 || id is not { } there || graph.FindEntity(there) is not { } known || said == known.Description)
            return;
        if (known.Description.Length == 0)
            sheet.Add(new NewDecision.EditEntity(known with { Description = said }), answer: item.Answer, reason: "approved_description");
        else
            sheet.Remark(item.Line, $"'{known.Id}' came in with another description, which stays; change it in its entry if this one is better: \"{said}\"");
    }

    /// <summary>Whether a person took words for the entity that the answer from elsewhere did not have.</summary>
    private bool HasNewWords(ProposedEntity item, EntityId known, ReviewedPaper paper)
    {
        var have = graph.FindEntity(known)!.Evidence.Select(evidence => evidence.Quote).ToHashSet(); // it was resolved just now
        return item.Evidence.Any(piece => !piece.Rejected && (graph.FindQuote(paper.Id, piece.Text) is not { } quote || !have.Contains(quote)));
    }

    private bool Contradicts(Answer answer, DecisionOutcome before, EntityId? known) => answer.Say switch
    {
        Say.Reject => before == DecisionOutcome.Approved,
        Say.SameAs => before == DecisionOutcome.Rejected || known is { } id && id != graph.Resolve(answer.SameAs!.Value),
        _ => before == DecisionOutcome.Rejected,
    };

    private void Decide(Reviewed<ProposedEntity> item, ReviewedPaper paper)
    {
        var entity = item.Item.Entity;
        switch (item.Answer.Say)
        {
            case Say.Approve when since.Refusal(item.Item, paper) is { } refusal:
                sheet.Contradict(item.Line, $"'{entity.Name}', written in another way,", refusal);
                break;
            case Say.Approve when !IsAnother(item, paper) && CameIn(item.Item, paper) is { } there:
                Recognise(item, there, paper);
                break;
            case Say.Approve:
                Approve(item, AsRead(entity, paper), paper);
                break;
            case Say.Reject when CameIn(item.Item, paper) is { } there:
                sheet.Mistake(item.Line, $"'{entity.Id}' is in the base by now, as '{there}'; put 'pending' here to leave it at that.");
                break;
            case Say.Reject:
                sheet.Rejected.Add(entity.Id);
                // Under the id that it was asked with: that is the one by which other items name it.
                sheet.Add(new NewDecision.RejectEntity(AsRead(entity, paper) with { Id = proposedId(entity.Id) }), item.Item.Key, item.Answer);
                break;
            case Say.SameAs:
                Recognise(item, item.Answer.SameAs!.Value, paper);
                break;
        }
    }

    /// <summary>
    /// What an answer elsewhere made of the same entity under another way to write its name. One that stood beside the question
    /// was told apart.
    /// </summary>
    private EntityId? CameIn(ProposedEntity item, ReviewedPaper paper) =>
        since.Find(item, paper) is { } there && item.PossibleDuplicates.All(other => graph.Resolve(other.Id) != there) ? there : null;

    private void Approve(Reviewed<ProposedEntity> item, Entity entity, ReviewedPaper paper)
    {
        if (catalog.FindEntity(entity.Id.Type) is null)
        {
            sheet.Mistake(item.Line, $"There is no kind of entity '{entity.Id.Type}'; the kinds are {string.Join(", ", catalog.Entities.Select(kind => kind.Name))}.");
        }
        else if (!CorrectedIds.HasProposedName(item.Item, paper) && NamedSo(entity) is { } known)
        {
            sheet.Mistake(item.Line, $"The name '{entity.Name}' is that of '{known}' in the base; choose another name, or write 'decision: same-as {known}'.");
        }
        else if (graph.FindEntity(entity.Id) is null && Slug.WhyNot(entity.Id) is { } why)
        {
            sheet.Mistake(item.Line, why + ".");
        }
        else if (graph.FindEntity(entity.Id) is not null || sheet.Approved.Contains(entity.Id))
        {
            sheet.Mistake(item.Line, $"The id '{entity.Id}' is taken; choose another id, or write 'decision: same-as {entity.Id}'.");
        }
        else if (words.Of(item, paper.Id) is { } shown)
        {
            sheet.Approved.Add(entity.Id);
            sheet.Add(new NewDecision.ApproveEntity(entity, shown.Quotes) { Refused = shown.Refused }, item.Item.Key, shown.Answer);
            foreach (var other in item.Item.PossibleDuplicates.Where(other => graph.FindEntity(other.Id) is { MergedInto: null }))
            {
                sheet.Add(new NewDecision.Distinct(entity.Id, other.Id), reason: "approved_as_new");
            }
        }
    }

    /// <summary>The entity of the same kind that has the name: a proposal would have been resolved to it, or asked about beside it.</summary>
    private EntityId? NamedSo(Entity entity)
    {
        var key = ContentKey.OfEntity(entity.Id.Type, entity.Name);
        return graph.Memory.EntityOf(key) is { } id && graph.FindEntity(id) is { } known
            && known.Aliases.Prepend(known.Name).Any(name => ContentKey.OfEntity(id.Type, name) == key) ? id : null;
    }

    private void Recognise(Reviewed<ProposedEntity> item, EntityId said, ReviewedPaper paper)
    {
        var known = graph.Resolve(said);
        var isThere = graph.FindEntity(known) is not null || sheet.Approved.Contains(known);
        if (!isThere && IsProposed(said))
        {
            sheet.Wait(item.Line, $"'{item.Item.Entity.Id}' waits for '{said}', which is proposed and not in the base yet.");
        }
        else if (!isThere && SaidToBe(said) is { } other)
        {
            sheet.Mistake(item.Line, $"'{said}' is not in the base and is itself said to be the same as '{other}'; approve one of them, or name an entity of the base here.");
        }
        else if (!isThere)
        {
            sheet.Mistake(item.Line, $"There is no '{said}' in the base; 'curate find' lists what comes near.");
        }
        else if (known.Type != item.Item.Entity.Id.Type)
        {
            sheet.Mistake(item.Line, $"'{item.Item.Entity.Id}' cannot be '{known}': a {item.Item.Entity.Id.Type} is not a {known.Type}; correct the id's type first.");
        }
        else
        {
            sheet.SameAs[item.Item.Entity.Id] = known;
            if (words.Of(item, paper.Id) is { } shown)
                sheet.Add(new NewDecision.SameEntity(AsRead(item.Item.Entity, paper), known, shown.Quotes) { Refused = shown.Refused }, item.Item.Key, shown.Answer);
            Describe(item, known);
        }
    }

    /// <summary>The paper itself goes into the ledger with the version that was read.</summary>
    private static Entity AsRead(Entity entity, ReviewedPaper paper) => entity.Id != paper.Id ? entity
        : entity with { Paper = (entity.Paper ?? new PaperDetails([], null, null, null, [])) with { Sha256 = [paper.Sha256] } };
}
