using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace CurationPipeline.Chat;

/// <summary>
/// Sends requests in batches: what a document asks and has no answer yet is collected while the document waits, sent together,
/// and found in the reply store when the document is read again. Everything else stays as with calls one by one.
/// </summary>
/// <param name="service">Who takes the batches.</param>
/// <param name="store">Where replies are kept, and what is under way.</param>
/// <param name="place">Server and model; batches of another are left alone.</param>
/// <param name="isReadable">Whether something can be made of a reply.</param>
public sealed class Batches(IBatchService service, IReplyStore store, string place, Func<ChatResponse, bool> isReadable) : IChatClient
{
    private const int MostRequests = 20_000;
    private const long MostLetters = 50_000_000;

    private readonly string _key = $"batches {place}";
    private readonly ConcurrentDictionary<string, BatchRequest> _collected = new(StringComparer.Ordinal);
    private BatchBook _book = BatchBook.Read(store, $"batches {place}");

    /// <summary>What the replies that were fetched have cost.</summary>
    public Spent Spent { get; private set; }

    public Price? Price { get; init; }

    /// <summary>Requests that wait to be sent.</summary>
    public int Collected => _collected.Count;

    /// <summary>Ids of the batches that are under way.</summary>
    public IReadOnlyList<string> Open => [.. _book.Open.Select(batch => batch.Id).OfType<string>()];

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var id = Requests.Fingerprint(asked, options);
        if (_book.Odd.GetValueOrDefault(id) is { IsAskedAgain: false } odd)
        {
            return odd.Reply is { } reply
                ? Task.FromResult(reply.ToResponse())
                : throw new CallException(odd.Failure!) { TooLong = odd.TooLong }; // it has one or the other
        }

        _collected.TryAdd(id, new BatchRequest(id, asked, options));
        throw new WaitException("It waits for the answers of a batch.") { EndsRun = false };
    }

    /// <summary>Brings the answers of batches that are over into the store.</summary>
    /// <exception cref="WaitException">The server refused a batch as a whole.</exception>
    public async Task FetchAsync(CancellationToken cancellationToken = default)
    {
        foreach (var batch in _book.Open)
        {
            var id = batch.Id ?? await service.FindAsync(batch.Mark, cancellationToken);
            if (id is null)
            {
                Change(_book.Without(batch)); // it was about to be sent and never was
                continue;
            }

            Change(_book.With(batch with { Id = id }));
            if (await service.LookAsync(id, cancellationToken) is { IsOver: true } state)
                await ReadAsync(batch, state, cancellationToken);
        }
    }

    /// <summary>Sends what was collected, as much of it as fits into the dollars.</summary>
    /// <param name="mostUsd">What the requests may cost; null for any sum.</param>
    /// <param name="estimate">Tokens that a request will be, about.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>How many requests were sent.</returns>
    public async Task<int> SendAsync(
        decimal? mostUsd, Func<IReadOnlyList<ChatMessage>, ChatOptions?, int> estimate, CancellationToken cancellationToken = default)
    {
        var count = 0;
        foreach (var part in Parts(Affordable(mostUsd, estimate)))
        {
            var mark = MarkOf(part, _book.Sent);
            var batch = new OpenBatch(mark, null, [.. part.Select(request => request.Id)]);
            // Noted before it is sent: a run that is killed in between looks for the mark and sends nothing twice.
            Change(_book.With(batch) with { Sent = _book.Sent + 1 });
            Change(_book.With(batch with { Id = await service.SendAsync(part, mark, cancellationToken) }));
            count += part.Count;
            foreach (var request in part)
                _collected.TryRemove(request.Id, out _);
        }

        return count;
    }

    /// <summary>Forgets refusals and failures, so that the next run asks those requests again.</summary>
    public void Close()
    {
        if (_book.Open.Count == 0)
            Change(BatchBook.Empty with { Sent = _book.Sent });
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Batches are not streamed.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private async Task ReadAsync(OpenBatch batch, BatchState state, CancellationToken cancellationToken)
    {
        var unanswered = batch.Requests.ToHashSet(StringComparer.Ordinal);
        var odd = new List<(string, OddAnswer)>();
        await foreach (var answer in service.ReadAsync(state, cancellationToken))
        {
            if (!unanswered.Remove(answer.Id))
                continue; // not ours, or a second answer to the same
            if (answer.Failure is { } failure)
                odd.Add((answer.Id, new OddAnswer(null, failure.Message, failure.Passing, failure.TooLong, 1)));
            else if (answer.Reply is { } reply)
                Take(answer.Id, reply.InBatch(), odd);
        }

        odd.AddRange(unanswered.Select(id => (id, new OddAnswer(null, $"The batch {state.Id} ended ({state.Status}) without an answer to this part.", true, false, 1))));
        Change(_book.With(odd).Without(batch));
        if (state.Status == "failed")
            throw new WaitException($"The server refused the batch {state.Id}: {state.Why ?? "it said no more."} Run the same command again to send it once more.");
    }

    private void Take(string id, ChatResponse reply, List<(string, OddAnswer)> odd)
    {
        Spent += Spent.Of(reply, Price);
        if (ReplyKeeper.IsWorthKeeping(reply, isReadable))
            store.Keep(id, StoredReply.Of(reply).ToJson());
        else
            odd.Add((id, new OddAnswer(StoredReply.Of(reply), null, false, false, 1)));
    }

    private List<BatchRequest> Affordable(decimal? mostUsd, Func<IReadOnlyList<ChatMessage>, ChatOptions?, int> estimate)
    {
        var collected = _collected.Values.OrderBy(request => Requests.NameOf(request.Options), StringComparer.Ordinal).ThenBy(request => request.Id, StringComparer.Ordinal);
        if (mostUsd is not { } left || Price is not { } price)
            return [.. collected];
        return
        [
            .. collected.TakeWhile(request =>
                (left -= price.Of(estimate(request.Messages, request.Options), request.Options?.MaxOutputTokens ?? Budget.UnboundedReply) * Chat.Price.BatchShare) >= 0),
        ];
    }

    private static IEnumerable<IReadOnlyList<BatchRequest>> Parts(List<BatchRequest> requests)
    {
        var part = new List<BatchRequest>();
        var letters = 0L;
        foreach (var request in requests)
        {
            var length = request.Messages.Sum(message => (long)message.Text.Length);
            if (part.Count == MostRequests || (part.Count > 0 && letters + length > MostLetters))
            {
                yield return part;
                (part, letters) = ([], 0);
            }

            part.Add(request);
            letters += length;
        }

        if (part.Count > 0)
            yield return part;
    }

    private static string MarkOf(IReadOnlyList<BatchRequest> requests, int number) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{number} {string.Join(' ', requests.Select(request => request.Id))}")))[..32];

    private void Change(BatchBook book)
    {
        book.Keep(store, _key);
        _book = book;
    }
}
