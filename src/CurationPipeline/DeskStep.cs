namespace CurationPipeline;

/// <summary>Something that a person did at the desk and can take back.</summary>
public abstract record DeskStep(string What)
{
    /// <summary>Items were answered or corrected.</summary>
    public sealed record Answers(string What, IReadOnlyList<ItemChange> Changes) : DeskStep(What)
    {
        /// <summary>What other files took over of it.</summary>
        internal IReadOnlyList<(DeskFile File, Answers Step)> Elsewhere { get; init; } = [];

        /// <summary>Files that may ask the same and cannot be read or written, so that they did not take it over.</summary>
        public IReadOnlyList<string> Missed { get; init; } = [];

        /// <summary>Whether it was taken over from another file, where it is taken back.</summary>
        internal bool IsFollowing { get; init; }
    }

    /// <summary>The file's answers were taken into the base.</summary>
    public sealed record Applied(string What, string Batch, string TextBefore, string TextAfter) : DeskStep(What);
}

/// <summary>An item's lines before and after a step.</summary>
public sealed record ItemChange(string Key, string Before, string After);
