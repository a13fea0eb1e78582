using System.Collections.Concurrent;
using CurationPipeline.Chat;
using CurationPipeline.Extract;
using CurationPipeline.Graph;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Commands;

/// <summary>Runs papers through the pipeline and tells what becomes of each.</summary>
internal sealed class Ingest(IngestRequest request, Terminal terminal, int total)
{
    private const int DocumentsAtOnce = 2;

    private readonly ProgressLine _progress = new(terminal, total);
    private readonly ConcurrentBag<FinishedCall> _calls = [];
    private readonly long _started = terminal.Time.GetTimestamp();

    /// <summary>Opens the base and the model, and does all files.</summary>
    public async Task<List<DocumentResult>> RunAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        using var knowledge = Open();
        var extractor = Models.Open(ModelFor(knowledge));
        if (extractor is not ModelExtractor model)
            return await RunAsync(files, knowledge, extractor, cancellationToken);

        KeepThreadsFor(request.Model.Concurrency);
        StartedIngest.Of(request).Write(knowledge);
        var results = await RunAsync(files, knowledge, extractor, cancellationToken);
        if (!results.Exists(result => result.Waits))
        {
            model.Scale?.Save();
            StartedIngest.Clear(knowledge);
        }

        return results;
    }

    /// <summary>While replies are kept and papers read, the next calls are sent: the pool would add the threads for that only after half a second each.</summary>
    private static void KeepThreadsFor(int calls)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, calls + Environment.ProcessorCount), ports);
    }

    public KnowledgeBase Open() => OpenBase.At(request.Folder, terminal);

    /// <summary>What this run did, for a person to read.</summary>
    public IngestSummary Summary(IReadOnlyList<DocumentResult> results) =>
        new(results, [.. _calls], terminal.Time.GetElapsedTime(_started));

    /// <summary>What this ingest and those before it took.</summary>
    public string? Cost()
    {
        using var knowledge = Open();
        return new RunLog(knowledge.Directory, knowledge.Files).Total(knowledge.Graph) is { } total ? IngestCost.Words(total) : null;
    }

    /// <summary>The model as it was asked for, with what the base has for it.</summary>
    public ModelRequest ModelFor(KnowledgeBase knowledge) => request.Model.For(knowledge, Called);

    /// <summary>Does all files with an extractor, and says of each that it is done or why it failed.</summary>
    public async Task<List<DocumentResult>> RunAsync(
        IReadOnlyList<string> files, KnowledgeBase knowledge, IExtractor extractor, CancellationToken cancellationToken)
    {
        var started = terminal.Time.GetTimestamp();
        var pipeline = new Pipeline(knowledge, extractor, DocumentsAtOnceFor(extractor))
        {
            Password = request.Password,
            Opinions = request.Model.Opinions ? OpinionText.Of(extractor, knowledge) : null,
        };
        var results = new List<DocumentResult>();
        var progress = new LoggedProgress(_progress, terminal);
        try
        {
            await foreach (var result in pipeline.IngestAsync(files, progress, cancellationToken))
            {
                results.Add(result);
                progress.End(result);
                _progress.Print(result);
            }
        }
        finally
        {
            _progress.Clear();
            Log(results, knowledge, extractor, terminal.Time.GetElapsedTime(started));
        }

        return results;
    }

    private void Called(FinishedCall call)
    {
        _calls.Add(call);
        terminal.Log.Call(call);
    }

    private static void Log(List<DocumentResult> results, KnowledgeBase knowledge, IExtractor extractor, TimeSpan took) =>
        new RunLog(knowledge.Directory, knowledge.Files).Add(new IngestRun(extractor.Name, took.TotalSeconds, [.. results.Where(result => result.Error is null)
            .Select(result => new IngestedPaper($"{result.Paper}", result.TokensIn, result.TokensOut, result.CostUsd))]));

    /// <summary>Twice as many documents as calls: while one closes or begins, another keeps the model busy.</summary>
    private int DocumentsAtOnceFor(IExtractor extractor) =>
        extractor is ModelExtractor ? 2 * request.Model.Concurrency : request.Concurrency ?? DocumentsAtOnce;
}
