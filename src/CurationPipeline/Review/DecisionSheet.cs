using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Where the decisions of one review file are collected, with what was settled on the way.</summary>
internal sealed class DecisionSheet(ReviewFile file, GraphStore graph)
{
    private readonly List<NewDecision> _decisions = [];
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly List<string> _waiting = [];
    private readonly List<string> _mistakes = [];
    private readonly List<string> _remarks = [];

    /// <summary>The first words that speak for each item.</summary>
    private readonly Dictionary<string, ProposedEvidence?> _words = QuestionOrder.Of(file)
        .ToDictionary(question => question.Key, question => question.Evidence.Count > 0 ? question.Evidence[0] : null, StringComparer.Ordinal);

    /// <summary>Entities that this file approves.</summary>
    public HashSet<EntityId> Approved { get; } = [];

    /// <summary>Entities that this file rejects.</summary>
    public HashSet<EntityId> Rejected { get; } = [];

    /// <summary>Proposed entities that are ones of the base.</summary>
    public Dictionary<EntityId, EntityId> SameAs { get; } = [];

    /// <summary>Edges that this file approves.</summary>
    public HashSet<EdgeKey> ApprovedEdges { get; } = [];

    /// <summary>Edges that this file refuses.</summary>
    public HashSet<EdgeKey> RefusedEdges { get; } = [];

    /// <summary>Whether anything of what the file proposes comes into the base.</summary>
    public bool TakesIn => _decisions.Exists(decision => decision is NewDecision.ApproveEntity or NewDecision.ApproveEdge
        or NewDecision.ApproveEvidence or NewDecision.ApproveQuote or NewDecision.EditEntity);

    /// <summary>Whether a version of a paper is said to be one of a known paper: that line has its hash, and goes with it.</summary>
    public bool Recognises(string sha256) => _decisions.Exists(decision => decision is NewDecision.SameEntity { Proposed.Paper: { } paper } && paper.Sha256.Contains(sha256));

    /// <summary>An item that the ledger has an answer to already, from before a crash or from another file, leaves as it is.</summary>
    public bool IsDecidedBefore(string sealedKey)
    {
        if (!graph.Memory.StateOf(SealedKey.Open(sealedKey)).IsDecided)
        {
            return false;
        }

        _done.Add(sealedKey);
        return true;
    }

    /// <param name="decision">What was decided.</param>
    /// <param name="sealedKey">Key of the item that it answers; null where it only follows from one.</param>
    /// <param name="answer">What the person wrote.</param>
    /// <param name="reason">A reason of ours, where the person gave none.</param>
    public void Add(NewDecision decision, string? sealedKey = null, Answer? answer = null, string? reason = null)
    {
        _decisions.Add(decision with
        {
            Key = sealedKey is null ? null : SealedKey.Open(sealedKey),
            Reason = reason ?? answer?.Reason,
            Note = answer?.Note,
            By = answer?.By,
            Paper = file.Paper.IsNone ? null : file.Now(file.Paper.Id),
            Origin = sealedKey is null ? null : OriginOf(sealedKey),
        });
        if (sealedKey is not null)
        {
            _done.Add(sealedKey);
        }
    }

    private ProposalOrigin? OriginOf(string sealedKey) => file.Origin is { } run && _words.TryGetValue(sealedKey, out var words)
        ? run with { Section = words?.Section, Role = words?.Role }
        : null;

    /// <summary>The item is answered by decisions that were added without its key.</summary>
    public void Close(string sealedKey) => _done.Add(sealedKey);

    public void Wait(int line, string why) => _waiting.Add($"{file.Path}({line}): {why}");

    public void Mistake(int line, string what) => _mistakes.Add($"{file.Path}({line}): {what}");

    /// <summary>The answer is another one than the ledger has from before.</summary>
    public void Contradict(int line, string what, DecisionState before) => Mistake(
        line,
        $"{what} was {(before.Outcome == DecisionOutcome.Rejected ? "rejected" : "taken in")} before, by {before.Decision}; " +
        $"'curate undo {before.Decision}' takes that back, or put 'pending' here to leave it at that.");

    /// <summary>Says what a person should know of what was done.</summary>
    public void Remark(int line, string what) => _remarks.Add($"{file.Path}({line}): {what}");

    public ReviewDecisions ToDecisions() => new(_decisions, _done, _waiting, _mistakes) { Remarks = _remarks };
}
