using System.Globalization;
using Microsoft.Extensions.AI;

namespace CurationPipeline.Chat;

/// <summary>
/// How many tokens the server counts for each that we estimate, learnt from the usage that it reports, model by model.
/// </summary>
/// <remarks>
/// What a run learns is for the next one: within a run papers are cut by what was known at its start, so that a run that was
/// killed goes on with the same cuts.
/// </remarks>
public sealed class TokenScale
{
    private const double Lowest = 0.5;
    private const double Highest = 3;
    private const long Telling = 10_000;

    private readonly Lock _lock = new();
    private readonly string _key;
    private readonly IReplyStore? _store;
    private long _estimated;
    private long _reported;

    /// <param name="model">As the server calls it.</param>
    /// <param name="store">Where it is kept between runs; null for none.</param>
    public TokenScale(string model, IReplyStore? store = null)
    {
        (_key, _store) = ($"tokens {model}", store);
        if (store?.Find(_key)?.Split(' ') is [var estimated, var reported]
            && long.TryParse(estimated, NumberStyles.None, CultureInfo.InvariantCulture, out _estimated))
            _ = long.TryParse(reported, NumberStyles.None, CultureInfo.InvariantCulture, out _reported);
        AtStart = Now;
    }

    /// <summary>As earlier runs have shown it; 1 while too little is known.</summary>
    public double AtStart { get; }

    /// <summary>With what this run has shown so far.</summary>
    public double Now
    {
        get
        {
            lock (_lock)
                return _estimated < Telling || _reported == 0 ? 1 : Math.Clamp((double)_reported / _estimated, Lowest, Highest);
        }
    }

    public void Learn(int estimated, long reported)
    {
        lock (_lock)
        {
            _estimated += estimated;
            _reported += reported;
        }
    }

    /// <summary>Keeps what was learnt for the next run.</summary>
    public void Save()
    {
        lock (_lock)
            _store?.Keep(_key, string.Create(CultureInfo.InvariantCulture, $"{_estimated} {_reported}"));
    }
}

/// <summary>Learns from every reply how many tokens its request really was.</summary>
public sealed class Metering(
    IChatClient inner, TokenScale scale, Func<IReadOnlyList<ChatMessage>, ChatOptions?, int> estimate) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var response = await base.GetResponseAsync(asked, options, cancellationToken);
        if (response.Usage?.InputTokenCount is > 0 and var reported)
            scale.Learn(estimate(asked, options), reported);
        return response;
    }
}
