using CurationPipeline.Catalog;
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
public sealed class ModelExtractor(IChatClient client, ModelSettings settings, KindCatalog? catalog = null) : IExtractor
{
    private const int MostJoined = 40;
    private const double ReplyShare = 0.6;

    private readonly KindCatalog _catalog = catalog ?? KindCatalog.Default;

    public string Name => settings.Name;

    public async Task<Extraction> ExtractAsync(
        Document document, IReadOnlyList<KnownEntity> known, CancellationToken cancellationToken = default)
    {
        var paper = new EndMention("paper", PaperFacts.TitleOf(document));
        var chunks = Chunker.Split(document, settings.ChunkTokens);
        var questions = new Questions(document, known, _catalog, settings);
        var reader = new ReplyReader(_catalog, paper, known);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var results = await Task.WhenAll(chunks.Select(chunk => ReadAsync(chunk)));
        return await PutTogetherAsync(document, known, paper, chunks, questions, results, cancellationToken);

        async Task<ChunkResult> ReadAsync(Chunk chunk)
        {
            try
            {
                return await new ChunkReading(client, questions, reader, settings, chunk).ReadAsync(Chunker.TextOf(document, chunk), stop.Token);
            }
            catch
            {
                // What ends one chunk in this way (a wrong key, a full disk, Ctrl-C) ends them all.
                await stop.CancelAsync();
                throw;
            }
        }
    }

    /// <summary>What <see cref="ExtractAsync"/> will take if every reply goes through at once; nothing is sent.</summary>
    public CostEstimate Estimate(Document document, IReadOnlyList<KnownEntity> known)
    {
        var questions = new Questions(document, known, _catalog, settings);
        long input = 0, output = 0;
        var chunks = Chunker.Split(document, settings.ChunkTokens);
        foreach (var text in chunks.Select(chunk => Chunker.TextOf(document, chunk)))
        {
            input += settings.Passes * questions.About(text, null).Sum(message => (long)TokenEstimate.Of(message.Text));
            output += settings.Passes * Math.Min(settings.ReplyTokens, (long)(TokenEstimate.Of(text) * ReplyShare) + 50);
        }

        return new CostEstimate(chunks.Count * settings.Passes, input, output, settings.Price?.Of(input, output));
    }

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
        var joined = await JoinDescriptionsAsync(questions, merged, losses, cancellationToken);
        var facts = PaperFacts.Of(document, known, paper);
        var (tokensIn, tokensOut) = (results.Sum(result => result.TokensIn) + joined.TokensIn, results.Sum(result => result.TokensOut) + joined.TokensOut);
        return new Extraction(
            Name,
            Prompts.Fingerprints,
            [.. chunks.Zip(results, (chunk, result) => chunk with { Failure = result.Failure })],
            [.. Merging.Entities(facts.Entities.Concat(joined.Entities)).Select(pair => pair.Entity)],
            Merging.Relations(facts.Relations.Concat(results.SelectMany(result => result.Found.Relations)), _catalog),
            Merging.Quotes(results.SelectMany(result => result.Found.Quotes)),
            losses)
        {
            TokensIn = tokensIn,
            TokensOut = tokensOut,
            CostUsd = settings.Price?.Of(tokensIn, tokensOut),
        };
    }

    private async Task<(IReadOnlyList<EntityMention> Entities, long TokensIn, long TokensOut)> JoinDescriptionsAsync(
        Questions questions,
        List<(EntityMention Entity, IReadOnlyList<string> Descriptions)> merged,
        List<Loss> losses,
        CancellationToken cancellationToken)
    {
        var entities = merged.Select(pair => pair.Entity).ToList();
        var several = merged.Where(pair => pair.Descriptions.Count > 1).Take(MostJoined).Select(pair => (pair.Entity.Name, pair.Descriptions)).ToList();
        if (several.Count == 0)
            return (entities, 0, 0);
        try
        {
            var response = await client.GetResponseAsync(
                questions.Describe(several), questions.Options<DescriptionsReply>("describe"), cancellationToken);
            var texts = JoinedDescriptions.Read(response.Text);
            return (
                [.. entities.Select(entity => several.Exists(pair => pair.Name == entity.Name) && texts.TryGetValue(Names.Key(entity.Name), out var text)
                    ? entity with { Description = text }
                    : entity)],
                response.Usage?.InputTokenCount ?? 0,
                response.Usage?.OutputTokenCount ?? 0);
        }
        catch (Chat.CallException failure)
        {
            losses.Add(new Loss("joined descriptions", $"The longest description of each entity stands instead. {failure.Message}"));
            return (entities, 0, 0);
        }
    }
}
