using Microsoft.Extensions.AI;

namespace CurationPipeline.Extract;

/// <summary>How many tokens a text will be, about: no tokenizer is shipped, and every model has its own.</summary>
public static class TokenEstimate
{
    private const double LettersAToken = 4.0;

    /// <summary>A quarter of the letters for Latin script, one token a character for the rest; rounded up.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var tokens = 0.0;
        foreach (var c in text)
            tokens += c < 0x250 ? 1 / LettersAToken : char.IsPunctuation(c) ? 0.5 : 1;
        return (int)Math.Ceiling(tokens);
    }

    /// <summary>A whole request: its words, and the schema of the reply that goes with them.</summary>
    public static int Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options) =>
        messages.Sum(message => Of(message.Text)) + Of((options?.ResponseFormat as ChatResponseFormatJson)?.Schema?.GetRawText() ?? "");
}
