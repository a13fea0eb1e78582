using CurationPipeline.Catalog;
using CurationPipeline.Chat;
using CurationPipeline.Documents;
using CurationPipeline.Extract.Model;
using CurationPipeline.Extract.Rules;
using Microsoft.Extensions.AI;

namespace CurationPipeline.Extract;

/// <summary>What reading a document with a model will take, about.</summary>
/// <param name="CostUsd">Null for a model without a known price.</param>
public sealed record CostEstimate(int Requests, long TokensIn, long TokensOut, decimal? CostUsd);

/// <summary>Finds what a model finds, chunk by chunk; what is said of a chunk is checked item by item.</summary>
/// <remarks>
/// All chunks are asked for at once: how many calls go at a time, and what was paid for already, is the client's business.
/// The chunks are fixed before the first call, so that an interrupted run asks the same questions again.
/// </remarks>
/// <param name="client">Who is asked.</param>
/// <param name="settings">How.</param>
/// <param name="catalog">What is looked for.</param>
/// <param name="plans">Where it is kept how each paper is asked about; null makes it anew each time.</param>
public sealed class ModelExtractor(
    IChatClient client, ModelSettings settings, KindCatalog? catalog = null, IReplyStore? plans = null) : IExtractor
{
    private const int MostJoined = 40;
    private const double ReplyShare = 0.6;
    private const int EmptyReply = 50;

    private readonly KindCatalog _catalog = catalog ?? KindCatalog.Default;

    public string Name => settings.Name;

    /// <summary>Who is asked, for other questions of the same run: what they cost counts together.</summary>
    public IChatClient Client => client;

    public ModelSettings Settings => settings;

    /// <summary>What the run learns of the model's tokens; to be saved when the run is done.</summary>
    public TokenScale? Scale { get; init; }

    public async Task<Extraction> ExtractAsync(
        Document document, IReadOnlyList<KnownEntity> known, CancellationToken cancellationToken = default)
    {
        var paper = new EndMention("paper", PaperFacts.TitleOf(document));
        var plan = ReadingPlan.For(document, known, settings, plans);
        var chunks = Chunker.Split(document, plan.ChunkTokens);
        var questions = new Questions(document, plan.Known, _catalog, settings);
        var reader = new ReplyReader(_catalog, paper, known);
        // Where a paper has several parts, its closing question waits for all of them: they go first, those of the longest paper before others.
        var weight = chunks.Count > 1 ? chunks.Count : 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var results = await Task.WhenAll(chunks.Select(chunk => ReadAsync(chunk)));
        return await PutTogetherAsync(document, known, paper, chunks, questions, results, cancellationToken);

        async Task<ChunkResult> ReadAsync(Chunk chunk)
        {
            try
            {
                return await new ChunkReading(client, questions, reader, settings, chunk, weight).ReadAsync(Chunker.TextOf(document, chunk), stop.Token);
            }
            catch (Exception exception) when (exception is not WaitException)
            {
                // What ends one chunk in this way (a full disk, Ctrl-C) ends them all. Where the document only has to wait,
                // calls under way are paid for, and their replies are kept.
                await stop.CancelAsync();
                throw;
            }
        }
    }

    /// <summary>What <see cref="ExtractAsync"/> will take if every reply goes through at once; nothing is sent.</summary>
    public CostEstimate Estimate(Document document, IReadOnlyList<KnownEntity> known)
    {
        var plan = ReadingPlan.For(document, known, settings, null);
        var questions = new Questions(document, plan.Known, _catalog, settings);
        var options = questions.Options<Reply>("extract", weight: 0);
        double input = 0, output = 0;
        var chunks = Chunker.Split(document, plan.ChunkTokens);
        foreach (var text in chunks.Select(chunk => Chunker.TextOf(document, chunk)))
        {
            input += settings.Passes * TokenEstimate.Of(questions.About(text, null), options) * settings.TokenScale;
            output += settings.Passes * Math.Min(settings.ReplyTokens, (TokenEstimate.Of(text) * ReplyShare * settings.TokenScale) + EmptyReply);
        }

        return new CostEstimate(chunks.Count * settings.Passes, (long)input, (long)output, settings.Price?.Of((long)input, (long)output) * (settings.Batch ? Price.BatchShare : 1));
    }

    /// <summary>Whether something can be made of a reply; what cannot be read is not worth keeping.</summary>
    public static bool CanRead(ChatResponse response) =>
        ReplyJson.Find(response.Text) is not null || JoinedDescriptions.Read(response.Text).Count > 0;

    private async Task<Extraction> PutTogetherAsync(
        Document document,
        IReadOnlyList<KnownEntity> known,
        EndMention paper,
        IReadOnlyList<Chunk> chunks,
        Questions questions,
        ChunkResult[] results,
        CancellationToken cancellationToken)
    {
        var losses = results.SelectMany(result => result.Losses).ToList();
        losses.AddRange(chunks.Zip(results).Where(pair => pair.Second.Failure is not null)
            .Select(pair => new Loss($"chunk {pair.First.Index + 1} of {chunks.Count}", pair.Second.Failure!))); // filtered
        var merged = Merging.Entities(results.SelectMany(result => result.Found.Entities));
        var (entities, spent) = await JoinDescriptionsAsync(questions, merged, losses, cancellationToken);
        foreach (var result in results)
            spent += result.Spent;
        var facts = PaperFacts.Of(document, known, paper);
        return new Extraction(
            Name,
            Prompts.Fingerprints,
            [.. chunks.Zip(results, (chunk, result) => chunk with { Failure = result.Failure })],
            [.. Merging.Entities(facts.Entities.Concat(entities)).Select(pair => pair.Entity)],
            Merging.Relations(facts.Relations.Concat(results.SelectMany(result => result.Found.Relations)), _catalog),
            Merging.Quotes(results.SelectMany(result => result.Found.Quotes)),
            losses)
        {
            TokensIn = spent.TokensIn,
            TokensOut = spent.TokensOut,
            CostUsd = settings.Price is null ? null : spent.Usd,
        };
    }

    private async Task<(IReadOnlyList<EntityMention> Entities, Spent Spent)> JoinDescriptionsAsync(
        Questions questions,
        List<(EntityMention Entity, IReadOnlyList<string> Descriptions)> merged,
        List<Loss> losses,
        CancellationToken cancellationToken)
    {
        var texts = new Dictionary<EntityMention, string>(ReferenceEqualityComparer.Instance);
        var spent = default(Spent);
        foreach (var (several, number) in merged.Where(pair => pair.Descriptions.Count > 1).Chunk(MostJoined).Select((part, i) => (part, i + 1)))
        {
            try
            {
                var step = number == 1 ? "describe" : $"describe-{number}";
                var response = await client.GetResponseAsync(
                    questions.Describe(several.Select(pair => (pair.Entity.Name, pair.Descriptions))),
                    questions.Options<DescriptionsReply>(step, weight: 0),
                    cancellationToken);
                spent += Spent.Of(response, settings.Price);
                if (Replay.StaleOf(response) is { } stale)
                    losses.Add(new Loss("recorded reply", stale));
                var joined = JoinedDescriptions.Read(response.Text);
                foreach (var entity in several.Select(pair => pair.Entity))
                {
                    if (joined.TryGetValue(Names.Key(entity.Name), out var text))
                        texts[entity] = text;
                    else
                        losses.Add(new Loss($"joined description of '{entity.Name.Clip(80)}'", "The model gave none; the longest of its descriptions stands instead."));
                }
            }
            catch (CallException failure)
            {
                losses.Add(new Loss("joined descriptions", $"The longest description of each entity stands instead. {failure.Message}"));
            }
        }

        return ([.. merged.Select(pair => texts.TryGetValue(pair.Entity, out var text) ? pair.Entity with { Description = text } : pair.Entity)], spent);
    }
}
