using System.Security.Cryptography;
using System.Text;
using CurationPipeline.Graph;
using Microsoft.Extensions.AI;

namespace CurationPipeline.Resolve;

/// <summary>
/// The vectors of entities, each made once: they are kept by their maker and the text they were made of, so that another
/// maker makes its own, and a run that was stopped goes on where it stopped.
/// </summary>
public sealed class Vectors(IEmbeddingGenerator<string, Embedding<float>> generator, GraphCaches caches)
{
    private const int AtOnce = 64;

    /// <summary>Who makes them; vectors of different makers cannot be compared.</summary>
    public string Maker { get; } = MakerOf(generator);

    public static string MakerOf(IEmbeddingGenerator<string, Embedding<float>> generator) =>
        (generator.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata)?.DefaultModelId ?? generator.GetType().Name;

    /// <summary>What a vector is made of: name, other names, description.</summary>
    public static string TextOf(Entity entity) => $"{entity.Name}. {string.Join(". ", entity.Aliases)} {entity.Name}. {entity.Description}";

    /// <summary>The vectors of entities, by id; those are gone through one after the other, and none is held.</summary>
    /// <param name="entities">By id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped; what was made until then is kept.</exception>
    public async Task<VectorTable> OfAsync(IEnumerable<Entity> entities, CancellationToken cancellationToken = default)
    {
        var kept = caches.VectorContents(Maker);
        var wanted = new HashSet<EntityId>();
        foreach (var batch in entities.Where(entity => wanted.Add(entity.Id) && kept.GetValueOrDefault(entity.Id) != Fingerprint(entity)).Chunk(AtOnce))
        {
            var made = await generator.GenerateAsync(batch.Select(TextOf), cancellationToken: cancellationToken);
            caches.Together(() =>
            {
                foreach (var (entity, embedding) in batch.Zip(made))
                    caches.PutVector(Maker, entity.Id, Fingerprint(entity), embedding.Vector.Span);
            });
        }

        VectorTable? table = null;
        foreach (var (id, vector) in caches.ReadVectors(Maker).Where(row => wanted.Contains(row.Entity)))
            (table ??= new VectorTable(vector.Length, wanted.Count)).Add(id, vector);
        return table ?? new VectorTable(0, 0);
    }

    private static string Fingerprint(Entity entity) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(entity))).AsSpan(0, 8));
}
