namespace CurationPipeline.Graph;

/// <summary>Which lines are taken back: an undo holds unless it is undone itself.</summary>
internal sealed class Undoing
{
    private readonly Dictionary<string, string> _takenBack = new(StringComparer.Ordinal);

    /// <param name="undos">Every undo line: its id, its batch, and the id or batch that it takes back.</param>
    public Undoing(IEnumerable<(string Id, string Batch, string Of)> undos)
    {
        foreach (var undo in undos.OrderByDescending(undo => undo.Id, StringComparer.Ordinal))
        {
            if (!Covers(undo.Id, undo.Batch))
                _takenBack.TryAdd(undo.Of, undo.Id);
        }
    }

    /// <summary>Whether the line is taken back; a later undo decides over an earlier one.</summary>
    public bool Covers(string id, string batch) => UndoOf(id, batch) is not null;

    /// <summary>The undo that takes the line back, if one does.</summary>
    public string? UndoOf(string id, string batch) =>
        IsLater(_takenBack.GetValueOrDefault(id), id) ?? IsLater(_takenBack.GetValueOrDefault(batch), id);

    /// <summary>A line cannot be taken back before it was made.</summary>
    private static string? IsLater(string? undo, string id) =>
        undo is not null && string.CompareOrdinal(undo, id) > 0 ? undo : null;
}
