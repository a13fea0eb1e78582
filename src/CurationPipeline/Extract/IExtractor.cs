using CurationPipeline.Documents;

namespace CurationPipeline.Extract;

/// <summary>Finds entities, relations and quotes in one document; what it says is checked later, never believed.</summary>
public interface IExtractor
{
    /// <summary>As it stands in a review file: <c>rules</c>, or the model as asked for.</summary>
    string Name { get; }

    /// <param name="document">The text to read.</param>
    /// <param name="known">What the base already has, so that its names are reused.</param>
    /// <param name="cancellationToken">Ends the work; what was paid for until then is kept by the reply store.</param>
    Task<Extraction> ExtractAsync(
        Document document, IReadOnlyList<KnownEntity> known, CancellationToken cancellationToken = default);
}
