using System.Globalization;
using System.Security.Cryptography;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>Gives drafts their time and ids: ids sort by time and never go backwards, whatever the clock does.</summary>
internal sealed class DecisionClock(TimeProvider time)
{
    private const string Format = "yyyyMMdd'T'HHmmss'.'fffffff";

    /// <param name="drafts">What was decided in one go.</param>
    /// <param name="by">Who decided.</param>
    /// <param name="lastId">The greatest id so far; empty when there is none.</param>
    /// <param name="batch">The batch to go on with; null for a new one.</param>
    public IReadOnlyList<LedgerLine> Stamp(IReadOnlyList<Draft> drafts, string by, string lastId, string? batch = null)
    {
        var now = time.GetUtcNow();
        var ticks = Math.Max(now.UtcTicks, TicksOf(lastId) + 1);
        var isNew = batch is null;
        var unnamed = drafts.Select(draft => new Decision("", now, draft.By ?? by, batch ?? "", draft.Verb, draft.Subject)
        {
            BatchSize = isNew ? drafts.Count : 1,
            Key = draft.Key,
            Reason = draft.Reason,
            Note = draft.Note,
            Paper = draft.Paper,
            Origin = draft.Origin,
        }).ToList();
        var hashes = unnamed.Select(line => SHA256.HashData(DecisionJson.Write(line))).ToList();
        batch ??= $"batch-{Time(ticks)}-{Hex(SHA256.HashData([.. hashes.SelectMany(hash => hash)]), 4)}";
        return [.. unnamed.Select((line, i) => LedgerLine.Of(line with { Id = $"{Time(ticks + i)}-{Hex(hashes[i], 3)}", Batch = batch }))];
    }

    private static string Time(long ticks) => new DateTime(ticks, DateTimeKind.Utc).ToString(Format, CultureInfo.InvariantCulture);

    private static string Hex(byte[] hash, int bytes) => Convert.ToHexStringLower(hash.AsSpan(0, bytes));

    private static long TicksOf(string id)
    {
        var dash = id.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && DateTime.TryParseExact(
            id.AsSpan(0, dash), Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time.Ticks
            : 0;
    }
}
