using CurationPipeline.Catalog;
using CurationPipeline.Chat;
using CurationPipeline.Documents;
using CurationPipeline.Extract;
using CurationPipeline.Scoring;

namespace CurationPipeline;

/// <summary>
/// Runs an extractor over the documents that gold speaks of; nothing is known to it and nothing written. A document that cannot
/// be read stops no other.
/// </summary>
public sealed class Evaluation(IExtractor extractor, KindCatalog catalog, int concurrency = 2)
{
    private volatile string? _ended;

    /// <returns>The documents in the order of the gold.</returns>
    public async Task<Run> RunAsync(
        IReadOnlyList<Gold> gold, IProgress<IngestProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var documents = new RunDocument[gold.Count];
        IReadOnlyDictionary<string, string> prompts = new Dictionary<string, string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, gold.Count),
            new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken },
            async (number, token) =>
            {
                progress?.Report(new IngestProgress(gold[number].Document, "extracting", number, gold.Count));
                (documents[number], var used) = _ended is { } why ? (RunDocument.Failed(gold[number].Document, why), null) : await TryReadAsync(gold[number], token);
                prompts = used ?? prompts;
                progress?.Report(new IngestProgress(gold[number].Document, "done", number + 1, gold.Count));
            });
        return new Run(extractor.Name, documents) { Prompts = prompts };
    }

    private async Task<(RunDocument Result, IReadOnlyDictionary<string, string>? Prompts)> TryReadAsync(Gold gold, CancellationToken cancellationToken)
    {
        try
        {
            var document = gold.Source.Text is { } text
                ? DocumentReader.OfText($"{gold.Document}.txt", text)
                : DocumentReader.Read(gold.Source.File!, cancellationToken: cancellationToken); // a source is one of the two
            return await new Annotator(extractor, catalog).ReadAsync(gold.Document, document, cancellationToken);
        }
        catch (WaitException wait)
        {
            _ended ??= wait.EndsRun ? wait.Message : null;
            return (RunDocument.Failed(gold.Document, wait.Message), null);
        }
        catch (Exception exception) when (exception is DocumentException or CurationException or IOException or UnauthorizedAccessException)
        {
            return (RunDocument.Failed(gold.Document, exception.Message), null);
        }
    }
}
