using Microsoft.Extensions.AI;

namespace CurationPipeline.Chat;

/// <summary>
/// Learns in which form an endpoint can be asked for JSON: by schema, else as any JSON object with the schema in the prompt,
/// else by the prompt alone. What was learnt holds for the rest of the run.
/// </summary>
public sealed class FormatFallback(IChatClient inner) : DelegatingChatClient(inner)
{
    private volatile int _form;

    /// <summary>The form in which the endpoint is asked now.</summary>
    public string Form => Forms[_form];

    private static readonly string[] Forms = ["json_schema", "json_object", "prompt"];

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        while (true)
        {
            var form = _form;
            try
            {
                var (words, settings) = In(form, asked, options);
                return await base.GetResponseAsync(words, settings, cancellationToken);
            }
            catch (CallException failure) when (failure.RefusesFormat && form < Forms.Length - 1 && Schema(options) is not null)
            {
                Interlocked.CompareExchange(ref _form, form + 1, form);
            }
        }
    }

    private static (IReadOnlyList<ChatMessage> Messages, ChatOptions? Options) In(
        int form, IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        if (form == 0 || options is null || Schema(options) is not { } schema)
            return (messages, options);
        var settings = options.Clone();
        settings.ResponseFormat = form == 1 ? ChatResponseFormat.Json : null;
        var asked = new ChatMessage(
            ChatRole.System, $"Answer with one JSON object and nothing else. It has to follow this JSON Schema:\n{schema}");
        return ([asked, .. messages], settings);
    }

    private static string? Schema(ChatOptions? options) =>
        (options?.ResponseFormat as ChatResponseFormatJson)?.Schema?.GetRawText();
}
