using CurationPipeline.Chat;
using CurationPipeline.Cli.Vendor;
using CurationPipeline.Graph;
using CurationPipeline.Resolve;
using CurationPipeline.Seeds;
using Microsoft.Extensions.AI;

namespace CurationPipeline.Cli;

/// <summary>Makers of vectors: the built-in one, or a server's model by <c>--embeddings</c> or <c>CURATION_EMBEDDINGS</c>.</summary>
internal sealed record Embedder(IEmbeddingGenerator<string, Embedding<float>> Generator, double Threshold) : IDisposable
{
    public const string Variable = "CURATION_EMBEDDINGS";

    private const string BuiltIn = "embedded";

    /// <summary>Opens what was asked for, else what the environment says, else the built-in maker, which learns from the base's papers.</summary>
    /// <exception cref="CurationException">There is no such maker, or it lacks something.</exception>
    public static Embedder Open(string? spec, GraphStore graph, IEnumerable<Entity> entities, Terminal terminal)
    {
        spec = !string.IsNullOrEmpty(spec) ? spec : terminal.Environment(Variable) is { Length: > 0 } named ? named : BuiltIn;
        if (spec == BuiltIn)
        {
            var literature = new Literature(graph, entities);
            return new Embedder(new EmbeddedEmbeddings(literature.Fingerprint, literature.Space), literature.Threshold);
        }

        if (spec.Split(':', 2) is not ["openai", { Length: > 0 } model])
            throw new CurationException($"There is no maker of vectors '{spec}'; the choices are {BuiltIn} and openai:NAME, such as openai:text-embedding-3-small.");
        var server = Models.Server(new ModelRequest(spec) { Key = terminal.Environment("OPENAI_API_KEY"), Endpoint = terminal.Environment("OPENAI_BASE_URL") });
        return new Embedder(new OpenAIEmbeddings(server, model, told: terminal.Log.Call), SimilarityQueue.DefaultThreshold);
    }

    /// <summary>Who makes the vectors; those of different makers cannot be compared.</summary>
    public string Maker => Vectors.MakerOf(Generator);

    /// <summary>The vectors of entities; those of a server are told with what they took.</summary>
    public async Task<VectorTable> VectorsOfAsync(
        IEnumerable<Entity> entities, KnowledgeBase knowledge, Terminal terminal, CancellationToken cancellationToken)
    {
        var vectors = await new Vectors(Generator, knowledge.Graph.Caches).OfAsync(entities, cancellationToken);
        if (Generator is OpenAIEmbeddings { Tokens: > 0 } paid)
            terminal.Say($"New vectors: {Words(paid, Prices.ReadOrDefault(Path.Combine(knowledge.Directory, "seeds", "prices.txt")))}.");
        return vectors;
    }

    public void Dispose() => Generator.Dispose();

    private static string Words(OpenAIEmbeddings paid, Prices prices) => FormattableString.Invariant(
        $"{paid.Tokens:N0} tokens, {(prices.Find(paid.Model) is { } price ? $"{price.Of(paid.Tokens, 0).ToString("0.00####", System.Globalization.CultureInfo.InvariantCulture)} USD" : "price not known")}");
}
