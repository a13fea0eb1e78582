namespace CurationPipeline.Graph;

/// <summary>One line of the ledger: who decided what, when, and about which item.</summary>
/// <param name="Id">Sorts by time; never goes backwards within a ledger.</param>
/// <param name="By">The person, or the program that recorded a fact such as <see cref="Verb.Written"/>.</param>
/// <param name="Batch">Shared by everything that was decided in one go.</param>
public sealed record Decision(string Id, DateTimeOffset At, string By, string Batch, Verb Verb, Subject Subject)
{
    /// <summary>Number of lines that were decided in the batch, so that one that was cut off is known.</summary>
    public int BatchSize { get; init; } = 1;

    /// <summary>Content key of what was asked, so that it is not asked again; null where nothing was.</summary>
    public string? Key { get; init; }

    /// <summary>Why, as the person gave it or as a rule of the review says.</summary>
    public string? Reason { get; init; }

    public string? Note { get; init; }

    /// <summary>The paper whose review brought it.</summary>
    public EntityId? Paper { get; init; }

    /// <summary>Where the proposal came from; null for what nobody proposed, and in lines of earlier versions.</summary>
    public ProposalOrigin? Origin { get; init; }

    /// <summary>entity, edge, evidence, quote, pair, file or decision.</summary>
    public string Kind => Subject switch
    {
        Subject.OfEntity { Item.Quote: not null } => "quote",
        Subject.OfEntity => "entity",
        Subject.OfEdge => "edge",
        Subject.OfEvidence => "evidence",
        Subject.OfPair => "pair",
        Subject.OfFiles => "file",
        _ => "decision",
    };
}
