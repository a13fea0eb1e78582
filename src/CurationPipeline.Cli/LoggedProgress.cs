using System.Collections.Concurrent;

namespace CurationPipeline.Cli;

/// <summary>Keeps in the log how long each stage of a document took, and what became of it; hands on how far it is.</summary>
internal sealed class LoggedProgress(IProgress<IngestProgress> shown, Terminal terminal) : IProgress<IngestProgress>
{
    private readonly ConcurrentDictionary<string, (string Stage, long Since, long Began)> _under = new(StringComparer.Ordinal);

    public void Report(IngestProgress value)
    {
        var now = terminal.Time.GetTimestamp();
        var began = now;
        if (_under.TryGetValue(value.File, out var before))
        {
            began = before.Began;
            Stage(value.File, before.Stage, before.Since);
        }

        _under[value.File] = (value.Stage, now, began);
        shown.Report(value);
    }

    /// <summary>Adds the line of a document that is over.</summary>
    public void End(DocumentResult result)
    {
        double? seconds = null;
        if (_under.TryRemove(result.File, out var last))
        {
            seconds = Seconds(last.Began);
            if (result.Error is not null)
                Stage(result.File, last.Stage, last.Since);
        }

        terminal.Log.Write(
            result.Outcome switch { "done" => EventLog.Info, "waits" => EventLog.Warning, _ => EventLog.Error },
            "document",
            ("document", result.File),
            ("outcome", result.Outcome),
            ("stage", result.Error is null ? null : last.Stage),
            ("error", result.Error),
            ("paper", result.Paper?.ToString()),
            ("review", result.Review),
            ("items", result.Error is null ? result.Items : null),
            ("pending", result.Error is null ? result.Pending : null),
            ("decided_before", result.Error is null ? result.DecidedBefore : null),
            ("losses", result.Error is null ? result.Losses : null),
            ("tokens_in", result.TokensIn > 0 ? result.TokensIn : null),
            ("tokens_out", result.TokensIn > 0 ? result.TokensOut : null),
            ("cost_usd", result.TokensIn > 0 ? result.CostUsd : null),
            ("seconds", seconds));
    }

    private void Stage(string file, string stage, long since) => terminal.Log.Write(
        EventLog.Info, "stage", ("document", file), ("stage", stage), ("seconds", Seconds(since)));

    private double Seconds(long since) => terminal.Time.GetElapsedTime(since).TotalSeconds;
}
