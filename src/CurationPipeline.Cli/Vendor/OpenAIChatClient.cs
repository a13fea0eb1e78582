using System.ClientModel;
using System.ClientModel.Primitives;
using CurationPipeline.Chat;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace CurationPipeline.Cli.Vendor;

/// <summary>
/// Asks any server that speaks OpenAI's protocol, through the vendor's own library. The library's own retries are off: waiting
/// is done in one place, by <see cref="Retry"/>.
/// </summary>
internal sealed class OpenAIChatClient(OpenAIServer server, string model) : IChatClient
{
    private readonly ChatClient _client = new(model, server.Credential, server.Options());
    private readonly OpenAIWire _wire = new(server.Clean);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages.Select(OpenAIWire.Message).ToList();
        while (true)
        {
            var taken = _wire.Taken;
            try
            {
                var result = await _client.CompleteChatAsync(asked, _wire.Options(options), cancellationToken);
                server.Reached = true;
                return _wire.Response(result.Value);
            }
            catch (ClientResultException exception) when (exception.Status > 0)
            {
                server.Reached = true;
                var failure = server.Failure(exception, model);
                if (failure is not CallException { Status: 400 or 422, TooLong: false } || !_wire.Learn(failure.Message, taken))
                    throw failure;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && OpenAIServer.IsNoAnswer(exception))
            {
                throw server.NoAnswer(exception);
            }
        }
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Replies are read whole; nobody waits for them word by word.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
