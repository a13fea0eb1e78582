using CurationPipeline.Catalog;
using CurationPipeline.Chat;
using CurationPipeline.Extract;
using CurationPipeline.Extract.Model;
using Microsoft.Extensions.AI;

namespace CurationPipeline.Cli;

/// <summary>How extraction was asked for on the command line and in the environment.</summary>
/// <param name="Spec">As in <c>--model</c>; null chooses by what the environment has.</param>
internal sealed record ModelRequest(string? Spec)
{
    public string? Endpoint { get; init; }

    public string? Key { get; init; }

    public int Passes { get; init; } = 1;

    public int Concurrency { get; init; } = 8;

    public decimal? MaxCostUsd { get; init; }

    /// <summary>Folder that replies are recorded in; null for none.</summary>
    public string? RecordIn { get; init; }

    public Prices Prices { get; init; } = Prices.Default;

    /// <summary>Where replies are kept between runs; null asks everything anew.</summary>
    public IReplyStore? Replies { get; init; }

    public KindCatalog Catalog { get; init; } = KindCatalog.Default;

    public TimeProvider? Clock { get; init; }
}

/// <summary>The providers of models, one line each, and what is put around them.</summary>
internal static class Models
{
    private const string DefaultModel = "openai:gpt-4.1-mini";
    private const string DefaultEndpoint = "https://api.openai.com/v1";

    /// <summary>To add a provider, add its line.</summary>
    private static readonly (string Name, Func<string, ModelRequest, IExtractor> Open)[] Providers =
    [
        ("rules", (_, request) => new RuleExtractor(request.Catalog)),
        ("openai", (model, request) => Around(OpenAI(model, request), $"openai:{model}", model, "openai", request)),
        ("replay", (folder, request) => new ModelExtractor(new Replay(new Recordings(folder)), Settings($"replay:{folder}", "replay", request), request.Catalog)),
    ];

    /// <summary>Opens what was asked for, else what the environment says, and tells which and why where nobody asked.</summary>
    /// <exception cref="CurationException">There is no such model, or it lacks something.</exception>
    public static IExtractor Choose(ModelRequest request, Terminal terminal)
    {
        request = request with
        {
            Key = request.Key ?? terminal.Environment("OPENAI_API_KEY"),
            Endpoint = request.Endpoint ?? terminal.Environment("OPENAI_BASE_URL"),
        };
        if (request.Spec is not null)
            return Open(request.Spec, request);

        var (spec, why) = terminal.Environment("CURATION_MODEL") is { Length: > 0 } named ? (named, "CURATION_MODEL names it")
            : request.Key is { Length: > 0 } ? (DefaultModel, "OPENAI_API_KEY is set")
            : ("rules", "neither --model nor CURATION_MODEL names another");
        terminal.Error.WriteLine($"Extracting with '{spec}', because {why}.");
        return Open(spec, request);
    }

    internal static IExtractor Open(string spec, ModelRequest request)
    {
        var parts = spec.Split(':', 2);
        var provider = Array.Find(Providers, provider => provider.Name == parts[0]);
        if (provider.Open is null || (parts.Length < 2 || parts[1].Length == 0) != (provider.Name == "rules"))
            throw new CurationException($"There is no model '{spec}'; the choices are rules, openai:NAME, replay:FOLDER.");
        return provider.Open(parts.ElementAtOrDefault(1) ?? "", request);
    }

    private static OpenAIChatClient OpenAI(string model, ModelRequest request)
    {
        if (string.IsNullOrEmpty(request.Key) && string.IsNullOrEmpty(request.Endpoint))
            throw new CurationException("There is no key for 'openai:'; set OPENAI_API_KEY, or name a local server with --endpoint.");
        return Uri.TryCreate(request.Endpoint ?? DefaultEndpoint, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
            ? new OpenAIChatClient(model, string.IsNullOrEmpty(request.Key) ? "none" : request.Key, endpoint)
            : throw new CurationException($"The endpoint '{request.Endpoint}' is not an address; write it like http://localhost:11434/v1.");
    }

    /// <summary>Outermost first: what is recorded or kept is what was asked for; only what is sent counts against the budget.</summary>
    internal static ModelExtractor Around(
        IChatClient client, string name, string model, string provider, ModelRequest request, TimeSpan? firstWait = null)
    {
        var settings = Settings(name, model, request);
        client = new FormatFallback(client);
        client = new RateLimit(client, request.Concurrency, request.Clock);
        client = new Retry(client, firstWait: firstWait, clock: request.Clock);
        client = new Tracing(client, provider, model);
        if (request.MaxCostUsd is { } most)
        {
            var price = settings.Price ?? throw new CurationException(
                $"The price of '{model}' is not known, so --max-cost cannot be kept; add the model to the price list, or leave --max-cost out.");
            client = new Budget(client, price, most, text => TokenEstimate.Of(text));
        }

        if (request.Replies is { } replies)
            client = new ReplyCache(client, replies);
        if (request.RecordIn is { } folder)
            client = new Recorder(client, new Recordings(folder));
        return new ModelExtractor(client, settings, request.Catalog);
    }

    private static ModelSettings Settings(string name, string model, ModelRequest request) =>
        new(name, model) { Passes = Math.Max(1, request.Passes), Price = request.Prices.Find(model) };
}
