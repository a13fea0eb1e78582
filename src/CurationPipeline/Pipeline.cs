using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CurationPipeline.Chat;
using CurationPipeline.Documents;
using CurationPipeline.Extract;
using CurationPipeline.Graph;
using CurationPipeline.Ground;
using CurationPipeline.Resolve;
using CurationPipeline.Review;
using CurationPipeline.Seeds;

namespace CurationPipeline;

/// <summary>
/// The stages put together: a document is read, extracted from, grounded, resolved, and written into its review file.
/// A stage is a function of one document; how many run at once, what fails and how far it has come is decided here alone.
/// </summary>
public sealed class Pipeline(KnowledgeBase knowledge, IExtractor extractor, int concurrency = 2)
{
    private readonly ReviewFolder _reviews = new(knowledge.Directory, knowledge.Files);
    private readonly PapersOfBase _papers = new(knowledge.Graph.Caches);
    private readonly KnownEntities _known = new(knowledge);

    private volatile string? _ended;

    // One for the run: what is proposed changes no entity of the base.
    private Resolver? _resolver;

    public string? Password { get; init; }

    /// <summary>Says what a model thinks of possible duplicates; null where none is asked.</summary>
    public Opinions? Opinions { get; init; }

    /// <summary>Ingests files; each gives a result as soon as it is done, and one that fails stops no other.</summary>
    public async IAsyncEnumerable<DocumentResult> IngestAsync(
        IReadOnlyList<string> files,
        IProgress<IngestProgress>? progress = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var results = Channel.CreateUnbounded<DocumentResult>();
        using var turns = new Turns(extractor is ModelExtractor ? 1 : concurrency);
        _resolver = null;
        // The longest first, and with a model one after the other: whoever begins last should be the one that takes least. While
        // the model works on one paper there is time enough to read the next.
        var work = Parallel.ForEachAsync(
            files.OrderByDescending(SizeOf).Select((file, number) => (file, number)),
            new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken },
            async (item, token) =>
            {
                using var watched = WatchedDocument.Start(item.file);
                var steps = new Steps(item.file, item.number, files.Count, progress);
                results.Writer.TryWrite(watched.End(_ended is { } why
                    ? DocumentResult.Waiting(item.file, why)
                    : await TryIngestAsync(item.file, turns, steps, token)));
            }).ContinueWith(done => results.Writer.Complete(done.Exception?.InnerException), TaskScheduler.Default);

        await foreach (var result in results.Reader.ReadAllAsync(cancellationToken))
        {
            yield return result;
        }

        await work;
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<DocumentResult> TryIngestAsync(
        string file, Turns turns, Steps steps, CancellationToken cancellationToken)
    {
        try
        {
            return await IngestOneAsync(file, turns, steps, cancellationToken);
        }
        catch (WaitException wait)
        {
            _ended ??= wait.EndsRun ? wait.Message : null;
            return DocumentResult.Waiting(file, wait.Message);
        }
        catch (Exception exception) when (exception is DocumentException or CurationException or IOException or UnauthorizedAccessException)
        {
            return DocumentResult.Failed(file, exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A mistake of ours costs this document alone, and says where to look for it.
            return DocumentResult.Failed(
                file, $"'{file}' met a mistake in this program, not in the file; please report it: {exception.GetType().Name}: {exception.Message} {Where(exception)}");
        }
    }

    private static long SizeOf(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;

    private static string? Where(Exception exception) => exception.StackTrace?.Split('\n')[0].Trim();

    private async Task<DocumentResult> IngestOneAsync(
        string file, Turns turns, Steps steps, CancellationToken cancellationToken)
    {
        var (document, extracting) = await BeginAsync(file, turns, steps, cancellationToken);
        var extraction = await extracting;
        steps.Enter("proposing");
        var index = new QuoteIndex(document);
        await turns.Proposing.WaitAsync(cancellationToken);
        try
        {
            var (proposals, opinions) = await WithOpinionsAsync(Propose(file, document, extraction, index), document, cancellationToken);
            var result = Write(file, document, index, proposals) with { Opinions = opinions };
            steps.Enter("done");
            return result;
        }
        finally
        {
            turns.Proposing.Release();
        }
    }

    /// <summary>Reads the document and sets off its extraction: its questions are on their way before those of the next.</summary>
    private async Task<(Document Document, Task<Extraction> Extracting)> BeginAsync(
        string file, Turns turns, Steps steps, CancellationToken cancellationToken)
    {
        await turns.Reading.WaitAsync(cancellationToken);
        try
        {
            steps.Enter("reading");
            var document = DocumentReader.Read(file, new ReadOptions { Password = Password }, cancellationToken);
            steps.Enter("extracting");
            return (document, extractor.ExtractAsync(document, _known.To(document), cancellationToken));
        }
        finally
        {
            turns.Reading.Release();
        }
    }

    /// <summary>Asked where a question is new: one that waits already has had its chance, and a person may be reading it.</summary>
    private async Task<(Proposals Proposals, OpinionCount Count)> WithOpinionsAsync(
        Proposals proposals, Document document, CancellationToken cancellationToken)
    {
        if (Opinions is null)
            return (proposals, OpinionCount.None);
        var waiting = _reviews.About(document).SelectMany(path => ReviewReader.Read(path).Entities).Select(item => item.Item.Key).ToHashSet(StringComparer.Ordinal);
        var (items, count) = await Opinions.OnAsync([.. proposals.Entities.Where(item => !waiting.Contains(item.Key))], cancellationToken);
        var byKey = items.ToDictionary(item => item.Key, StringComparer.Ordinal);
        return (
            proposals with { Entities = [.. proposals.Entities.Select(item => byKey.GetValueOrDefault(item.Key, item))], Run = Opinions.Note(proposals.Run, count) },
            count);
    }

    private Proposals Propose(string file, Document document, Extraction extraction, QuoteIndex index)
    {
        var pending = PendingIds(_reviews.About(document).Select(ReviewReader.Read));
        var maker = new ProposalMaker(
            knowledge.Catalog,
            knowledge.Graph,
            _resolver ??= new Resolver(knowledge.Names),
            quote => _papers.Ground(index, quote.Text, ChunkRange(extraction, quote.Chunk)))
        {
            Reanchor = quotes => Reanchoring.In(index, quotes),
        };
        return maker.Make(document, Path.GetRelativePath(knowledge.Directory, file), extraction, pending);
    }

    private DocumentResult Write(string file, Document document, QuoteIndex index, Proposals proposals)
    {
        knowledge.Graph.Caches.Put(new PaperText(
            document.Sha256, proposals.Paper.Id, Path.GetFullPath(file), DocumentReader.ReaderVersion, document.Text, []));
        _papers.Add(index);
        var path = _reviews.Write(proposals, knowledge);
        var review = ReviewReader.Read(path);
        return new DocumentResult(
            file,
            proposals.Paper.Id,
            path,
            review.Answers.Count(),
            review.Answers.Count(answer => !answer.Answer.Decides),
            proposals.Losses.Count,
            proposals.DecidedBefore,
            null)
        {
            Kinds = PendingKinds.Of(review),
            Revised = proposals.Revisions.Count,
            TokensIn = proposals.Run.TokensIn,
            TokensOut = proposals.Run.TokensOut,
            CostUsd = proposals.Run.CostUsd,
        };
    }

    /// <summary>The ids that proposals have already: versions of one paper name a new entity alike.</summary>
    private static Dictionary<string, EntityId> PendingIds(IEnumerable<ReviewFile> files) => files
        .SelectMany(file => file.Entities, (file, item) => (item.Item.Key, Id: file.ProposedId(item.Item.Entity.Id)))
        .DistinctBy(item => item.Key)
        .ToDictionary(item => SealedKey.Open(item.Key), item => item.Id, StringComparer.Ordinal);

    private static TextRange? ChunkRange(Extraction extraction, int chunk) =>
        chunk >= 0 && chunk < extraction.Chunks.Count ? new TextRange(extraction.Chunks[chunk].Start, extraction.Chunks[chunk].End) : null;

    /// <summary>What only so many documents do at once; waited for without a thread, since those are few and calls to a model need them.</summary>
    private sealed class Turns(int readers) : IDisposable
    {
        public SemaphoreSlim Reading { get; } = new(readers);

        public SemaphoreSlim Proposing { get; } = new(1);

        public void Dispose()
        {
            Reading.Dispose();
            Proposing.Dispose();
        }
    }

    /// <summary>Says where one document is.</summary>
    private sealed class Steps(string file, int number, int total, IProgress<IngestProgress>? progress)
    {
        public void Enter(string stage) => progress?.Report(new IngestProgress(file, stage, number + (stage == "done" ? 1 : 0), total));
    }
}
