using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>What a site is made with beside the graph.</summary>
public sealed record SiteOptions
{
    /// <summary>Where a base's own notes of its sites lie, from its folder.</summary>
    public const string NotesFolder = ".curation/sites";

    /// <summary>Heads every page.</summary>
    public string Title { get; init; } = "Knowledge base";

    /// <summary>What is similar to an entity and has no edge to it, best first; null where nothing was compared.</summary>
    public Func<EntityId, IReadOnlyList<Similar>>? SimilarTo { get; init; }

    /// <summary>Where a person is asked what two entities are to each other; null where nobody can be asked, as on a static site.</summary>
    public Func<EntityId, EntityId, string>? AskOf { get; init; }

    /// <summary>The pages on which a quote's words stand; nothing where its paper is not at hand. Asked from several threads.</summary>
    public Func<QuoteDetails, IReadOnlyList<MarkedPage>>? PagesOf { get; init; }

    /// <summary>
    /// From what the pages of a paper's quotes are drawn: the same text as long as they would be drawn alike. Without it, the
    /// pages of quotes are made anew each time.
    /// </summary>
    public Func<EntityId, string>? DrawnFrom { get; init; }

    /// <summary>
    /// Folder for notes of what a site's pages were made of, so that later only those are made again that changed; null where
    /// all are. It may be deleted at any time.
    /// </summary>
    public string? Notes { get; init; }

    /// <summary>What changed since a line of the ledger; null where that is not known.</summary>
    public Func<string, GraphDiff?>? ChangesSince { get; init; }

    /// <summary>From which cosine on two entities count as similar; stated on the page.</summary>
    public double Threshold { get; init; } = 0.65;
}
