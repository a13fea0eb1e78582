using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace CurationPipeline.Chat;

/// <summary>Whom calls go to, and who is told of each when it is over.</summary>
public sealed record CallTarget(string Provider, string Model, Uri? Server = null)
{
    public Action<FinishedCall>? Told { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>A call that is over; what was said is not in it.</summary>
/// <param name="Operation">chat or embeddings.</param>
/// <param name="Error">The HTTP status or the kind of failure; null where an answer came.</param>
public sealed record FinishedCall(string Operation, string Model, TimeSpan Took, long? TokensIn, long? TokensOut, string? Error);

/// <summary>
/// One call to a server, as a span and as metrics by OpenTelemetry's conventions for generative models
/// (https://opentelemetry.io/docs/specs/semconv/gen-ai/); never what was said.
/// </summary>
public sealed class WatchedCall : IDisposable
{
    /// <summary>The name of the source of spans, and of the meter.</summary>
    public const string SourceName = "CurationPipeline.Chat";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly Meter Meter = new(SourceName);

    // The limits of the buckets are those that the conventions ask for.
    private static readonly Histogram<long> TokenUsage = Meter.CreateHistogram(
        "gen_ai.client.token.usage", "{token}", "Tokens that a call took.", tags: null,
        new InstrumentAdvice<long> { HistogramBucketBoundaries = [.. Enumerable.Range(0, 14).Select(power => 1L << (2 * power))] });

    private static readonly Histogram<double> OperationDuration = Meter.CreateHistogram(
        "gen_ai.client.operation.duration", "s", "How long a call took.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [.. Enumerable.Range(0, 14).Select(power => 0.01 * (1 << power))] });

    private readonly CallTarget _target;
    private readonly string _operation;
    private readonly Activity? _activity;
    private readonly long _started;
    private string? _answeredBy;
    private string? _error;
    private long? _tokensIn;
    private long? _tokensOut;

    private WatchedCall(CallTarget target, string operation)
    {
        (_target, _operation, _started) = (target, operation, target.Clock.GetTimestamp());
        _activity = Source.StartActivity($"{operation} {target.Model}", ActivityKind.Client);
        foreach (var (name, value) in Attributes())
            _activity?.SetTag(name, value);
    }

    public static WatchedCall Start(CallTarget target, string operation) => new(target, operation);

    public void Tag(string name, object? value) => _activity?.SetTag(name, value);

    public void Answered(string? model, long? tokensIn, long? tokensOut)
    {
        (_answeredBy, _tokensIn, _tokensOut) = (model, tokensIn, tokensOut);
        Tag("gen_ai.response.model", model);
        Tag("gen_ai.usage.input_tokens", tokensIn);
        Tag("gen_ai.usage.output_tokens", tokensOut);
    }

    public void Failed(Exception failure)
    {
        _error = failure switch
        {
            CallException { Status: { } status } => status.ToString(CultureInfo.InvariantCulture),
            CallException => "no_answer",
            WaitException => "refused",
            OperationCanceledException => "stopped",
            _ => failure.GetType().Name,
        };
        _activity?.SetStatus(ActivityStatusCode.Error);
        Tag("error.type", _error);
    }

    public void Dispose()
    {
        var took = _target.Clock.GetElapsedTime(_started);
        TagList tags = [.. Attributes()];
        if (_answeredBy is not null)
            tags.Add("gen_ai.response.model", _answeredBy);
        Count(_tokensIn, "input", tags);
        Count(_tokensOut, "output", tags);
        if (_error is not null)
            tags.Add("error.type", _error);
        OperationDuration.Record(took.TotalSeconds, tags);
        _activity?.Dispose();
        _target.Told?.Invoke(new FinishedCall(_operation, _target.Model, took, _tokensIn, _tokensOut, _error));
    }

    private static void Count(long? tokens, string type, TagList tags)
    {
        if (tokens is not { } counted)
            return;
        tags.Add("gen_ai.token.type", type);
        TokenUsage.Record(counted, tags);
    }

    private IEnumerable<KeyValuePair<string, object?>> Attributes()
    {
        yield return new("gen_ai.operation.name", _operation);
        yield return new("gen_ai.provider.name", _target.Provider);
        yield return new("gen_ai.request.model", _target.Model);
        if (_target.Server is not { } server)
            yield break;
        yield return new("server.address", server.Host);
        yield return new("server.port", server.Port);
    }
}
