using Microsoft.Extensions.AI;

namespace CurationPipeline.Chat;

/// <summary>What calls took: tokens, and dollars at a price.</summary>
public readonly record struct Spent(long TokensIn, long TokensOut, decimal Usd)
{
    /// <param name="response">A reply, with its usage.</param>
    /// <param name="price">None gives tokens and no dollars.</param>
    public static Spent Of(ChatResponse response, Price? price)
    {
        var (tokensIn, tokensOut) = (response.Usage?.InputTokenCount ?? 0, response.Usage?.OutputTokenCount ?? 0);
        var share = Requests.CameInBatch(response) ? Price.BatchShare : 1;
        return new Spent(tokensIn, tokensOut, (price?.Of(tokensIn, tokensOut) ?? 0) * share);
    }

    public static Spent operator +(Spent one, Spent other) =>
        new(one.TokensIn + other.TokensIn, one.TokensOut + other.TokensOut, one.Usd + other.Usd);
}
