using CurationPipeline.Catalog;
using CurationPipeline.Chat;
using CurationPipeline.Cli.Vendor;
using CurationPipeline.Extract;
using CurationPipeline.Extract.Model;
using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Seeds;
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

    /// <summary>How recordings are written.</summary>
    public DiskFiles Files { get; init; } = new();

    public KindCatalog Catalog { get; init; } = KindCatalog.Default;

    public TimeProvider? Clock { get; init; }

    /// <summary>Is told of every call that is over.</summary>
    public Action<FinishedCall>? Called { get; init; }

    /// <summary>How long an answer may take; null for the usual.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>Before the second attempt; null for the usual.</summary>
    public TimeSpan? FirstWait { get; init; }

    /// <summary>Whether requests go in batches.</summary>
    public bool Batch { get; init; }

    /// <summary>Between two looks at a batch; null for the usual.</summary>
    public TimeSpan? BetweenLooks { get; init; }

    /// <summary>Whether the model is asked for its opinion on what may be one thing.</summary>
    public bool Opinions { get; init; }

    /// <summary>The model as it was asked for, with what a base has for it.</summary>
    public ModelRequest For(KnowledgeBase knowledge, Action<FinishedCall> called) => this with
    {
        Catalog = knowledge.Catalog,
        Prices = Prices.ReadOrDefault(Path.Combine(knowledge.Directory, "seeds", "prices.txt")),
        Replies = new KeptReplies(knowledge.Graph.Caches),
        Called = called,
        Files = knowledge.Files,
    };
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
        ("openai", OpenAI),
        ("replay", Replayed),
    ];

    /// <summary>What was asked for, else what the environment says; tells which and why where nobody asked.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="terminal">Has the environment, and tells.</param>
    /// <param name="doing">What the model is for.</param>
    public static ModelRequest Choose(ModelRequest request, Terminal terminal, string doing = "Extracting")
    {
        request = request with
        {
            Key = request.Key ?? terminal.Environment("OPENAI_API_KEY"),
            Endpoint = request.Endpoint ?? terminal.Environment("OPENAI_BASE_URL"),
        };
        if (request.Spec is not null)
            return request;

        var (spec, why) = terminal.Environment("CURATION_MODEL") is { Length: > 0 } named ? (named, "CURATION_MODEL names it")
            : request.Key is { Length: > 0 } ? (DefaultModel, "OPENAI_API_KEY is set")
            : ("rules", "neither --model nor CURATION_MODEL names another");
        terminal.Say($"{doing} with '{spec}', because {why}.");
        return request with { Spec = spec };
    }

    /// <exception cref="CurationException">There is no such model, or it lacks something.</exception>
    public static IExtractor Open(ModelRequest request) => Open(request.Spec!, request); // chosen before

    /// <summary>The same model, asked in batches.</summary>
    /// <exception cref="CurationException">It is none that takes batches, or it lacks something.</exception>
    public static (ModelExtractor Extractor, Batches Batches) OpenBatches(ModelRequest request)
    {
        var model = BatchedModel(request);
        var settings = Settings($"openai:{model}", model, request) with { TokenScale = new TokenScale(model, request.Replies).AtStart, Batch = true };
        var batches = new Batches(BatchService(request), request.Replies!, $"{Server(request).Endpoint} {model}", ModelExtractor.CanRead) // a base has a store
        {
            Price = request.MaxCostUsd is null ? settings.Price : PriceFor(model, settings.Price),
        };
        return (Reading(new ReplyCache(batches, request.Replies!), settings, request), batches);
    }

    public static IBatchService BatchService(ModelRequest request) =>
        new OpenAIBatches(Server(request), BatchedModel(request), request.FirstWait);

    public static OpenAIServer Server(ModelRequest request)
    {
        if (string.IsNullOrEmpty(request.Key) && string.IsNullOrEmpty(request.Endpoint))
            throw new CurationException("There is no key for 'openai:'; set OPENAI_API_KEY, or name a local server with --endpoint.");
        return new OpenAIServer(
            string.IsNullOrEmpty(request.Endpoint) ? DefaultEndpoint : request.Endpoint,
            request.Key,
            request.Patience);
    }

    internal static IExtractor Open(string spec, ModelRequest request)
    {
        var parts = spec.Split(':', 2);
        var provider = Array.Find(Providers, provider => provider.Name == parts[0]);
        if (provider.Open is null || (parts.Length < 2 || parts[1].Length == 0) != (provider.Name == "rules"))
            throw new CurationException($"There is no model '{spec}'; the choices are rules, openai:NAME, replay:FOLDER.");
        return provider.Open(parts.ElementAtOrDefault(1) ?? "", request);
    }

    private static string BatchedModel(ModelRequest request) => request.Spec?.Split(':', 2) is ["openai", { Length: > 0 } model]
        ? model
        : throw new CurationException($"'{request.Spec}' takes no batches; --batch needs openai:NAME.");

    private static ModelExtractor OpenAI(string model, ModelRequest request)
    {
        var server = Server(request);
        return Around(new OpenAIChatClient(server, model), server.Endpoint, $"openai:{model}", model, request);
    }

    /// <summary>With <c>--record</c> into the same folder old recordings become answers to the questions of today.</summary>
    private static ModelExtractor Replayed(string folder, ModelRequest request) =>
        Reading(new Replay(new Recordings(folder)), Settings($"replay:{folder}", "replay", request), request with { Replies = null });

    /// <summary>Outermost first: what is recorded or kept is what was asked for; only what is sent counts against the budget.</summary>
    private static ModelExtractor Around(IChatClient client, Uri server, string name, string model, ModelRequest request)
    {
        var scale = new TokenScale(model, request.Replies);
        var settings = Settings(name, model, request) with { TokenScale = scale.AtStart };
        client = new Tracing(client, new CallTarget("openai", model, server) { Told = request.Called, Clock = request.Clock ?? TimeProvider.System });
        client = new FormatFallback(client);
        client = new Metering(client, scale, TokenEstimate.Of);
        if (request.MaxCostUsd is { } most)
            client = new Budget(client, PriceFor(model, settings.Price), most, (messages, options) => (int)(TokenEstimate.Of(messages, options) * scale.Now));
        if (request.Replies is { } replies)
            client = new ReplyKeeper(client, replies);
        var standstill = new Halt.Standstill();
        client = new Halt(client, standstill);
        client = new RateLimit(client, request.Concurrency, request.Clock);
        client = new Retry(client, firstWait: request.FirstWait, clock: request.Clock);
        if (request.Replies is not null)
            client = new ReplyCache(client, request.Replies);
        client = new Halt(client, standstill);
        return Reading(client, settings, request, scale);
    }

    private static ModelExtractor Reading(IChatClient client, ModelSettings settings, ModelRequest request, TokenScale? scale = null)
    {
        if (request.RecordIn is not { } folder)
            return new ModelExtractor(client, settings, request.Catalog, request.Replies) { Scale = scale };
        // A recording has to be asked the same by a base that has seen none of it: it is cut by no plan and no scale.
        client = new Recorder(client, new Recordings(folder, request.Files));
        return new ModelExtractor(client, settings with { TokenScale = 1 }, request.Catalog);
    }

    private static Price PriceFor(string model, Price? price) => price ?? throw new CurationException(
        $"The price of '{model}' is not known, so --max-cost cannot be kept; add the model to the price list, or leave --max-cost out.");

    private static ModelSettings Settings(string name, string model, ModelRequest request) => new(name, model)
    {
        Passes = Math.Max(1, request.Passes),
        Price = request.Prices.Find(model),
    };
}
