using CurationPipeline.Documents;
using CurationPipeline.Graph;
using CurationPipeline.Ground;
using CurationPipeline.Resolve;
using CurationPipeline.Review;
using CurationPipeline.Seeds;

namespace CurationPipeline;

/// <summary>What applying a review file did.</summary>
/// <param name="Approved">Entities, edges, quotes and evidence that entered the base.</param>
/// <param name="Waiting">Why an approved item is not decided yet, one sentence each.</param>
/// <param name="Refused">
/// What could not be done and was left in the file, one sentence each; decisions only when asked to go on, questions where their file
/// cannot be changed.
/// </param>
public sealed record AppliedReview(
    string File, int Approved, int Rejected, int Other, IReadOnlyList<string> Waiting, IReadOnlyList<string> Refused, IReadOnlyList<string> Written)
{
    /// <summary>What the ledger calls the decisions together; null when there were none.</summary>
    public string? Batch { get; init; }

    /// <summary>What a person should know of what was done, one sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Open questions that left the file because another one answered them.</summary>
    public int Settled { get; init; }

    /// <summary>With what could be done once others had been applied.</summary>
    internal AppliedReview Then(AppliedReview more) => this with
    {
        Approved = Approved + more.Approved,
        Rejected = Rejected + more.Rejected,
        Other = Other + more.Other,
        Waiting = more.Waiting,
        Refused = [.. Refused.Union(more.Refused)],
        Written = [.. Written.Union(more.Written)],
        Remarks = [.. Remarks.Union(more.Remarks)],
        Batch = Batch ?? more.Batch,
    };
}

/// <summary>
/// Takes the decisions of review files into the base: all of them or, after a mistake in any, none. Only where two files contradict
/// each other, which shows once the first is in, what contradicts it stays in its file and is told.
/// </summary>
/// <param name="findPaper">Where the file of a paper is, by its hash; null when it is not at hand.</param>
public sealed class ReviewApplication(KnowledgeBase knowledge, Func<ReviewedPaper, string?> findPaper)
{
    private readonly ReviewFolder _reviews = new(knowledge.Directory, knowledge.Files);

    /// <summary>Names that were decided on here: of other files' proposals only those that share one are looked up by name.</summary>
    private readonly HashSet<(string Kind, string Key)> _decided = [];

    /// <summary>What all review files say of the entities that they propose.</summary>
    private readonly Lazy<ILookup<EntityId, Answer>> _said = new(() => new ReviewFolder(knowledge.Directory).Read()
        .SelectMany(read => read.File?.Entities ?? []).ToLookup(item => item.Item.Entity.Id, item => item.Answer));

    /// <param name="files">Paths of review files.</param>
    /// <param name="by">Who decided.</param>
    /// <param name="partial">Whether what cannot be done is left in the file while the rest is applied.</param>
    /// <exception cref="CurationException">A file or a decision in it is wrong; nothing was applied.</exception>
    public IReadOnlyList<AppliedReview> Apply(IReadOnlyList<string> files, string by, bool partial)
    {
        var reviews = AllCores.Map(files, ReviewReader.Read).Select(review => (Review: review, Prove: new LazyProof(review.Path, findPaper))).ToList();
        if (!partial)
        {
            RefuseMistakes(reviews.SelectMany(pair => Decide(pair.Review, pair.Prove).Mistakes).ToList());
        }

        var applied = reviews.ConvertAll(pair => Apply(pair.Review, Decide(pair.Review, pair.Prove), by));
        var hasNews = files.Count > 1 && applied.Exists(review => review.Batch is not null);
        while (hasNews)
        {
            // What waited for another file may be there by now, and after that what waited for it.
            hasNews = false;
            for (var i = 0; i < applied.Count; i++)
            {
                if (applied[i].Waiting.Count == 0)
                    continue;
                var review = ReviewReader.Read(files[i]);
                var more = Apply(review, Decide(review, reviews[i].Prove), by);
                hasNews |= more.Batch is not null;
                applied[i] = applied[i].Then(more);
            }
        }

        var told = applied.SelectMany(review => review.Refused).ToHashSet(StringComparer.Ordinal);
        return [.. applied, .. Settle().Where(review => !review.Refused.Any(told.Contains))];
    }

    /// <summary>Takes the questions that are answered now out of all review files, so that none of them asks again.</summary>
    private IEnumerable<AppliedReview> Settle()
    {
        var elsewhere = Elsewhere(new NowKnown(knowledge.Graph, entity => NamesOf(entity).Any(_decided.Contains)));
        var files = _reviews.Read().Select(read => read.File).OfType<ReviewFile>() // another file's mistakes are told when that one is applied
            .Where(file => elsewhere.In(file).Keys.Count > 0).ToDictionary(file => file.Path, elsewhere.IsOfRefused, StringComparer.Ordinal);
        // With the ids that entities have now, an edge may be one that was decided on.
        foreach (var (path, count, mistake) in _reviews.Settle(files.Keys, [elsewhere.In, Elsewhere(new NowKnown(knowledge.Graph)).In], knowledge.Catalog))
        {
            yield return mistake is not null ? new AppliedReview(path, 0, 0, 0, [], [mistake], [])
                : files[path]
                ? new AppliedReview(path, 0, 0, 0, [], [], []) { Remarks = [$"{path}: {Questions(count)} left with the paper, which was rejected; taking that back asks again."] }
                : new AppliedReview(path, 0, 0, 0, [], [], []) { Settled = count };
        }
    }

    private static string Questions(int count) => count == 1 ? "1 question" : $"{count} questions";

    private DecidedElsewhere Elsewhere(NowKnown known) => new(knowledge.Catalog, knowledge.Graph, known);

    private static IEnumerable<(string Kind, string Key)> NamesOf(Entity entity) =>
        entity.Aliases.Prepend(entity.Name).Select(name => (entity.Id.Type, NameKey.Of(entity.Id.Type, name)));

    private ReviewDecisions Decide(ReviewFile file, LazyProof proof)
    {
        try
        {
            return new DecisionMaker(knowledge.Catalog, knowledge.Graph, (quote, near) => proof.Prove(file.Paper, quote, near))
            {
                Known = new NowKnown(knowledge.Graph, _ => true),
                IsProposed = id => _said.Value[id].Any(answer => answer.Say is not (Say.Reject or Say.SameAs)),
                SaidToBe = id => _said.Value[id].Select(answer => answer.SameAs).FirstOrDefault(other => other is not null),
            }.Make(file);
        }
        finally
        {
            proof.CloseThePaper();
        }
    }

    private AppliedReview Apply(ReviewFile file, ReviewDecisions decisions, string by)
    {
        var applied = decisions.Decisions.Count > 0 ? knowledge.Decide(decisions.Decisions, by) : null;
        foreach (var decision in decisions.Decisions)
            _decided.UnionWith(NamesIn(decision));
        var settled = decisions.Done.Count == 0 ? []
            : _reviews.Settle([file.Path], [now => Settled.Of(now, StillAnswered(file, now, decisions.Done), new NowKnown(knowledge.Graph))], knowledge.Catalog);
        return new AppliedReview(
            file.Path,
            decisions.Decisions.Count(IsApproval),
            decisions.Decisions.Count(IsRefusal),
            decisions.Decisions.Count(decision => !IsApproval(decision) && !IsRefusal(decision)),
            decisions.Waiting,
            [.. decisions.Mistakes, .. settled.Select(review => review.Mistake).OfType<string>()],
            applied is null ? [] : [.. applied.Files.Select(stamp => stamp.Path)])
        {
            Batch = applied?.Batch,
            Remarks = decisions.Remarks,
        };
    }

    /// <summary>Without those whose answer is another one by now: that was not decided on, and stays to be told.</summary>
    private static HashSet<string> StillAnswered(ReviewFile decided, ReviewFile now, IReadOnlySet<string> done)
    {
        var answers = now.Answers.ToDictionary(item => item.Key, item => item.Answer, StringComparer.Ordinal);
        return [.. decided.Answers.Where(item => done.Contains(item.Key) && answers.TryGetValue(item.Key, out var answer) && answer == item.Answer).Select(item => item.Key)];
    }

    private static IEnumerable<(string Kind, string Key)> NamesIn(NewDecision decision) => decision switch
    {
        NewDecision.ApproveEntity { Entity: var entity } => NamesOf(entity),
        NewDecision.SameEntity { Proposed: var entity } => NamesOf(entity),
        NewDecision.RejectEntity { Entity: var entity } => NamesOf(entity),
        _ => [],
    };

    private static bool IsApproval(NewDecision decision) =>
        decision is NewDecision.ApproveEntity or NewDecision.ApproveEdge or NewDecision.ApproveEvidence or NewDecision.ApproveQuote
            or NewDecision.EditEntity { Key: not null, Reason: RevisionDecisions.Followed };

    private static bool IsRefusal(NewDecision decision) =>
        decision is NewDecision.RejectEntity or NewDecision.RejectEdge or NewDecision.RejectEvidence or NewDecision.RejectQuote
            or NewDecision.EditEntity { Key: not null, Reason: RevisionDecisions.Kept };

    private static void RefuseMistakes(List<string> mistakes)
    {
        if (mistakes.Count > 0)
        {
            throw new CurationException(string.Join('\n', mistakes) + "\nNothing was applied.");
        }
    }

    /// <summary>
    /// Reads a paper when the first quote of it is to be proven. What was found is kept, and the paper is not: many of them at
    /// once weigh more than all else.
    /// </summary>
    private sealed class LazyProof(string review, Func<ReviewedPaper, string?> findPaper)
    {
        private readonly Dictionary<(string Quote, TextRange? Near), Grounding> _proven = [];
        private QuoteIndex? _index;

        public Grounding Prove(ReviewedPaper paper, string quote, TextRange? near) => _proven.TryGetValue((quote, near), out var known)
            ? known
            : _proven[(quote, near)] = (_index ??= Read(paper)).Ground(quote, near);

        public void CloseThePaper() => _index = null;

        private QuoteIndex Read(ReviewedPaper paper)
        {
            var file = findPaper(paper) ?? throw new CurationException(
                $"{review}: the quotes cannot be proven because the paper '{paper.File}' is not at hand; " +
                "put it back, or say with --papers DIR in which folder it is.");
            return new QuoteIndex(DocumentReader.Read(file));
        }
    }
}
