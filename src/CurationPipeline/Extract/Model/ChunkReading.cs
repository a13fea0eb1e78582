using CurationPipeline.Chat;
using CurationPipeline.Documents;
using Microsoft.Extensions.AI;

namespace CurationPipeline.Extract.Model;

/// <summary>What came of reading one chunk: its items, or why there are none, and what it took.</summary>
internal sealed record ChunkResult(ReadReply Found, string? Failure, IReadOnlyList<Loss> Losses, Spent Spent);

/// <summary>Reads one chunk with a model: asks, asks again for what was cut, missed or wrong, and splits what is too long.</summary>
internal sealed class ChunkReading(
    IChatClient client, Questions questions, ReplyReader reader, ModelSettings settings, Chunk chunk, int weight)
{
    private const int MostSplits = 3;
    private const int ShortestHalf = 200;

    private readonly List<Loss> _losses = [];
    private readonly string _step = FormattableString.Invariant($"extract-{chunk.Index + 1:000}");
    private string? _failure;
    private Spent _spent;

    public async Task<ChunkResult> ReadAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            var found = await ReadPartAsync(text, _step, 0, cancellationToken);
            return new ChunkResult(found, _failure, _losses, _spent);
        }
        catch (CallException failure)
        {
            return new ChunkResult(ReadReply.Empty, failure.Message, _losses, _spent);
        }
    }

    private async Task<ReadReply> ReadPartAsync(string text, string step, int splits, CancellationToken cancellationToken)
    {
        var asked = questions.About(text, chunk.Section);
        ChatResponse response;
        try
        {
            response = await AskAsync(asked, step, cancellationToken);
        }
        catch (CallException failure) when (failure.TooLong && CanSplit(text, splits))
        {
            return await ReadHalvesAsync(ReadReply.Empty, text, step, splits, cancellationToken);
        }

        if (response.FinishReason == ChatFinishReason.Length && CanSplit(text, splits))
            return await ReadHalvesAsync(reader.Read(response.Text, chunk.Index, text, ReadReply.Empty) ?? ReadReply.Empty, text, step, splits, cancellationToken);
        var found = Take(response, text, ReadReply.Empty);
        found = await RepairAsync(asked, response, found, text, step, cancellationToken);
        return await ReadMissedAsync(asked, found, text, step, found.Cut, cancellationToken);
    }

    /// <summary>What was complete in the cut answer is kept; the halves may say it once more, which is merged later.</summary>
    private async Task<ReadReply> ReadHalvesAsync(ReadReply found, string text, string step, int splits, CancellationToken cancellationToken)
    {
        var middle = Middle(text);
        var first = await ReadHalfAsync(text[..middle].TrimEnd(), step + "a", splits + 1, cancellationToken);
        var second = await ReadHalfAsync(text[middle..].TrimStart(), step + "b", splits + 1, cancellationToken);
        return found.With(first).With(second) with { Rejected = [], Cut = false };
    }

    /// <summary>A half that fails makes the chunk a failed one and leaves the other half's items.</summary>
    private async Task<ReadReply> ReadHalfAsync(string text, string step, int splits, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadPartAsync(text, step, splits, cancellationToken);
        }
        catch (CallException failure)
        {
            _failure = failure.Message;
            return ReadReply.Empty;
        }
    }

    private async Task<ReadReply> RepairAsync(
        List<ChatMessage> asked, ChatResponse response, ReadReply found, string text, string step, CancellationToken cancellationToken)
    {
        if (found.Rejected.Count == 0)
            return found;
        try
        {
            var repaired = Take(await AskAsync(Questions.Repair(asked, response.Text, found.Rejected), step + "-repair", cancellationToken), text, found);
            Lose(repaired.Rejected);
            Lose(StillMissing(found.Rejected, repaired));
            return found.With(repaired) with { Rejected = [], Cut = found.Cut };
        }
        catch (CallException failure)
        {
            Lose(found.Rejected);
            _losses.Add(new Loss($"repair of chunk {chunk.Index + 1}", failure.Message));
            return found with { Rejected = [] };
        }
    }

    /// <summary>What the repair gave neither right nor wrong again.</summary>
    private static IEnumerable<Rejected> StillMissing(IReadOnlyList<Rejected> rejected, ReadReply repaired)
    {
        var given = repaired.Entities.Select(entity => Rules.Names.Key(entity.Name))
            .Concat(repaired.Relations.Select(relation => ReplyReader.KeyOf(relation.Source.Name, relation.Target.Name)))
            .Concat(repaired.Rejected.Select(item => item.Key)).ToHashSet(StringComparer.Ordinal);
        // A quote that was put right has other words, so quotes are only counted.
        var quotes = repaired.Quotes.Count + repaired.Rejected.Count(item => item.Key.Length == 0);
        return rejected.Where(item => item.Key.Length > 0 && !given.Contains(item.Key))
            .Concat(rejected.Where(item => item.Key.Length == 0).Skip(quotes));
    }

    /// <summary>Asks for more until a pass adds nothing; once in any case where the answer had been cut.</summary>
    private async Task<ReadReply> ReadMissedAsync(
        List<ChatMessage> asked, ReadReply found, string text, string step, bool wasCut, CancellationToken cancellationToken)
    {
        for (var pass = 2; pass <= (wasCut ? Math.Max(2, settings.Passes) : settings.Passes); pass++)
        {
            ReadReply more;
            try
            {
                more = Take(await AskAsync(Questions.Missed(asked, found), FormattableString.Invariant($"{step}-missed-{pass}"), cancellationToken), text, found);
            }
            catch (CallException failure)
            {
                _losses.Add(new Loss($"pass {pass} over chunk {chunk.Index + 1}", failure.Message));
                return found;
            }

            Lose(more.Rejected);
            var before = Merging.Distinct(found).Count;
            found = found.With(more) with { Rejected = [] };
            if (Merging.Distinct(found).Count == before)
                return found;
        }

        return found;
    }

    private async Task<ChatResponse> AskAsync(List<ChatMessage> messages, string step, CancellationToken cancellationToken)
    {
        var response = await client.GetResponseAsync(messages, questions.Options<Reply>(step, weight), cancellationToken);
        _spent += Spent.Of(response, settings.Price);
        if (Replay.StaleOf(response) is { } stale)
            _losses.Add(new Loss("recorded reply", stale));
        return response;
    }

    /// <exception cref="CallException">The answer has nothing that can be read.</exception>
    private ReadReply Take(ChatResponse response, string text, ReadReply before)
    {
        if (Requests.RefusalIn(response) is { } refusal)
            throw new CallException($"The model refused to answer: \"{refusal.Clip(200)}\" Read this part yourself, or try another model.");
        if (response.FinishReason == ChatFinishReason.ContentFilter)
            throw new CallException("The model's provider filtered the answer; read this part yourself, or try another model.");
        if (reader.Read(response.Text, chunk.Index, text, before) is { } found)
            return found;
        var start = response.Text.Length == 0 ? "it is empty" : $"it starts with \"{string.Join(' ', response.Text.Split(default(char[]), 12, StringSplitOptions.RemoveEmptyEntries).Take(11)).Clip(100)}\"";
        throw new CallException($"The model's answer holds no JSON with entities, relations or quotes: {start}. Ingest again, or try another model.");
    }

    private void Lose(IEnumerable<Rejected> rejected) =>
        _losses.AddRange(rejected.Select(item => new Loss($"{item.What} in chunk {chunk.Index + 1}", item.Reason)));

    private static bool CanSplit(string text, int splits) => splits < MostSplits && text.Length >= ShortestHalf * 2;

    /// <summary>The end of the sentence that is nearest to the middle.</summary>
    private static int Middle(string text)
    {
        var ends = Sentences.Of(text, new TextRange(0, text.Length)).Select(sentence => sentence.End).Where(end => end < text.Length).ToList();
        return ends.Count == 0 ? text.Length / 2 : ends.MinBy(end => Math.Abs(end - (text.Length / 2)));
    }
}
