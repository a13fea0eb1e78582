using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace CurationPipeline.Chat;

/// <summary>Tells tracing tools of every call that is sent, by OpenTelemetry's conventions for generative models; never what was said.</summary>
public sealed class Tracing(IChatClient inner, string provider, string model, Uri? server = null) : DelegatingChatClient(inner)
{
    public const string SourceName = "CurationPipeline.Chat";

    private static readonly ActivitySource Source = new(SourceName);

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var activity = Source.StartActivity($"chat {model}", ActivityKind.Client);
        activity?.SetTag("gen_ai.operation.name", "chat");
        activity?.SetTag("gen_ai.provider.name", provider);
        activity?.SetTag("gen_ai.request.model", model);
        activity?.SetTag("gen_ai.request.max_tokens", options?.MaxOutputTokens);
        activity?.SetTag("gen_ai.request.temperature", options?.Temperature);
        activity?.SetTag("gen_ai.request.seed", options?.Seed);
        activity?.SetTag("server.address", server?.Host);
        activity?.SetTag("server.port", server?.Port);
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            activity?.SetTag("gen_ai.response.model", response.ModelId);
            activity?.SetTag("gen_ai.response.finish_reasons", response.FinishReason is { } reason ? new[] { reason.Value } : null);
            activity?.SetTag("gen_ai.usage.input_tokens", response.Usage?.InputTokenCount);
            activity?.SetTag("gen_ai.usage.output_tokens", response.Usage?.OutputTokenCount);
            return response;
        }
        catch (Exception failure) when (failure is CallException or WaitException)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            activity?.SetTag("error.type", (failure as CallException)?.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture)
                ?? (failure is CallException ? "no_answer" : "refused"));
            throw;
        }
    }
}
