using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Seeds;
using CurationPipeline.Site;

namespace CurationPipeline.Web;

/// <summary>What a review desk works on, and for whom.</summary>
/// <param name="Folder">The base's folder.</param>
/// <param name="By">Who decides.</param>
/// <param name="FindPaper">Where the file of a paper is; null when it is not at hand.</param>
public sealed record DeskOptions(string Folder, string By, Func<ReviewedPaper, string?> FindPaper)
{
    /// <summary>The port to listen on; 0 takes any that is free.</summary>
    public int Port { get; init; }

    /// <summary>Where everything is written.</summary>
    public IDisk Disk { get; init; } = new Disk();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Takes what a person should know of the base: what was finished, made anew, set aside.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>What lies near an entity of the base without an edge, and from which cosine on; null where nothing is compared.</summary>
    public Func<KnowledgeBase, (Func<EntityId, IReadOnlyList<Similar>>? Of, double Threshold)>? Similarity { get; init; }

    /// <summary>Is told of every request that was answered.</summary>
    public Action<DeskRequest> Served { get; init; } = _ => { };
}
