using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CurationPipeline;

/// <summary>One document of an ingest, as a span around the calls that it takes, and as metrics of what came of it.</summary>
public sealed class WatchedDocument : IDisposable
{
    /// <summary>The name of the source of spans, and of the meter.</summary>
    public const string SourceName = "CurationPipeline";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly Meter Meter = new(SourceName);

    private static readonly Counter<long> Documents =
        Meter.CreateCounter<long>("curation.documents", "{document}", "Documents of ingests, by what became of them.");

    private static readonly Counter<long> Items =
        Meter.CreateCounter<long>("curation.items", "{item}", "What documents held: proposed, decided before, lost.");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "curation.document.duration", "s", "How long a document took, waiting for a model included.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [.. Enumerable.Range(0, 16).Select(power => 0.05 * (1 << power))] });

    private readonly Activity? _activity;
    private readonly long _started = Stopwatch.GetTimestamp();

    private WatchedDocument(string file)
    {
        _activity = Source.StartActivity("ingest document");
        _activity?.SetTag("curation.document", Path.GetFileName(file));
    }

    internal static WatchedDocument Start(string file) => new(file);

    internal DocumentResult End(DocumentResult result)
    {
        _activity?.SetTag("curation.outcome", result.Outcome);
        if (result.Outcome == "failed")
            _activity?.SetStatus(ActivityStatusCode.Error);
        var outcome = KeyValuePair.Create<string, object?>("curation.outcome", result.Outcome);
        Documents.Add(1, outcome);
        Duration.Record(Stopwatch.GetElapsedTime(_started).TotalSeconds, outcome);
        Count(result.Pending, "proposed");
        Count(result.DecidedBefore, "decided_before");
        Count(result.Losses, "lost");
        return result;
    }

    public void Dispose() => _activity?.Dispose();

    private static void Count(int items, string fate) => Items.Add(items, KeyValuePair.Create<string, object?>("curation.fate", fate));
}
