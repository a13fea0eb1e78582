using CurationPipeline.Chat;
using CurationPipeline.Extract;

namespace CurationPipeline.Cli.Commands;

/// <summary>
/// Ingests in rounds: what the papers ask goes out as a batch; when its answers are there the papers are read again, and what
/// they ask then is the next round. While a batch is under way the base is closed, so that it can be worked on.
/// </summary>
internal sealed class BatchIngest(Ingest ingest, IngestRequest request, Terminal terminal)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);

    private Spent _spent;

    public async Task<List<DocumentResult>> RunAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var results = new List<DocumentResult>();
        try
        {
            var waiting = files;
            while (waiting.Count > 0)
            {
                await WaitAsync(await RoundAsync(waiting, results, cancellationToken), cancellationToken);
                waiting = [.. files.Except(results.Select(result => result.File))];
            }
        }
        catch (WaitException wait)
        {
            results.AddRange(files.Except(results.Select(result => result.File)).Select(file => DocumentResult.Waiting(file, wait.Message)).ToList());
        }

        return results;
    }

    /// <summary>Fetches what is there, reads the papers as far as their answers go, and sends what they ask.</summary>
    /// <returns>The batches that are to be waited for.</returns>
    private async Task<IReadOnlyList<string>> RoundAsync(
        IReadOnlyList<string> files, List<DocumentResult> results, CancellationToken cancellationToken)
    {
        using var knowledge = ingest.Open();
        var (extractor, batches) = Models.OpenBatches(ingest.ModelFor(knowledge));
        StartedIngest.Of(request).Write(knowledge);
        await batches.FetchAsync(cancellationToken);
        _spent += batches.Spent;
        if (batches.Open.Count > 0)
            return batches.Open;

        var round = await ingest.RunAsync(files, knowledge, extractor, cancellationToken);
        results.AddRange(round.Where(result => !result.Waits));
        var waiting = round.Count(result => result.Waits);
        if (waiting > 0)
        {
            await SendAsync(batches, waiting, cancellationToken);
            return batches.Open;
        }

        batches.Close();
        StartedIngest.Clear(knowledge);
        return [];
    }

    private async Task SendAsync(Batches batches, int documents, CancellationToken cancellationToken)
    {
        var sent = await batches.SendAsync(request.Model.MaxCostUsd - _spent.Usd, TokenEstimate.Of, cancellationToken);
        if (sent == 0)
        {
            throw new WaitException(FormattableString.Invariant(
                $"Stopped, because the next batch could exceed the {request.Model.MaxCostUsd:0.00####} USD of --max-cost ({_spent.Usd:0.00####} USD are spent); run the same command again to go on for as much once more."));
        }

        terminal.Say($"{sent} requests of {documents} documents are sent as a batch ({string.Join(", ", batches.Open)}). "
            + "Answers come within a day; you may stop here and come back with 'curate ingest --resume'.");
    }

    private async Task WaitAsync(IReadOnlyList<string> open, CancellationToken cancellationToken)
    {
        var service = Models.BatchService(request.Model);
        foreach (var id in open)
        {
            while (true)
            {
                var state = await service.LookAsync(id, cancellationToken);
                if (state.IsOver)
                    break;
                if (terminal.Interactive)
                    terminal.Error.Write(FormattableString.Invariant($"\r[{id}] {state.Status}, {state.Answered}/{state.Requests} answered "));
                await Task.Delay(request.Model.BetweenLooks ?? BetweenLooks, cancellationToken);
            }
        }
    }
}
