using System.Globalization;
using CurationPipeline.Graph;

namespace CurationPipeline.Seeds;

/// <summary>What became otherwise, and between which two lines of the ledger.</summary>
/// <param name="From">The last line that counts as before; empty for the beginning.</param>
/// <param name="To">The last line that counts.</param>
public sealed record LedgerDiff(string From, string To, GraphDiff Changes);

/// <summary>A stretch of the ledger, as a person names it.</summary>
/// <param name="Since">A moment, or the id of a line or batch that counts as before; null for the batch alone.</param>
/// <param name="Until">The same for the end; null for now.</param>
/// <param name="Batch">One batch or line, whose own changes are meant; the last one where nothing is given.</param>
public sealed record LedgerSpan(string? Since = null, string? Until = null, string? Batch = null)
{
    internal (string From, string To) Of(LedgerFeed feed)
    {
        if (Since is not null)
            return (Point(feed, Since), Until is null ? feed.LastId : Point(feed, Until));
        var lines = feed.LinesOf(Batch is null ? LastBatch(feed) : feed.Named(Batch));
        return lines is [] ? ("", feed.LastId) : (feed.LastBefore(lines[0].Decision.Id), lines[^1].Decision.Id);
    }

    private static string LastBatch(LedgerFeed feed) => feed.Find(feed.LastId)?.Batch ?? "";

    /// <summary>The last line that is not later than what is named.</summary>
    private static string Point(LedgerFeed feed, string text)
    {
        if (feed.Meant(text) is { Count: > 0 })
            return feed.LinesOf(feed.Named(text))[^1].Decision.Id;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? feed.LastBefore(moment)
            : throw new CurationException($"'{text}' is neither a line or batch of the ledger nor a time; 'curate log' lists them, and a time is written as 2026-11-21 or 2026-11-21T08:30.");
    }
}
