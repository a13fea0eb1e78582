using CurationPipeline.Catalog;
using CurationPipeline.Documents;
using CurationPipeline.Extract.Rules;

namespace CurationPipeline.Extract;

/// <summary>
/// Finds what fixed rules can find, with no model, key or network: names of the base, acronyms, what the paper names itself
/// and keeps coming back to, claims and questions that are announced as such, and relations that a cue phrase states.
/// </summary>
/// <remarks>It reads words, not meaning: it misses what is said in other words, and a person decides on every item.</remarks>
public sealed class RuleExtractor(KindCatalog? catalog = null) : IExtractor
{
    private readonly KindCatalog _catalog = catalog ?? KindCatalog.Default;

    public string Name => "rules";

    public Task<Extraction> ExtractAsync(
        Document document, IReadOnlyList<KnownEntity> known, CancellationToken cancellationToken = default) =>
        Task.Run(() => Extract(document, known, cancellationToken), cancellationToken);

    private Extraction Extract(Document document, IReadOnlyList<KnownEntity> known, CancellationToken cancellationToken)
    {
        var passage = Passage.Read(document);
        var terms = new TermTable();
        KnownNames.Collect(known, terms);
        AcronymTerms.Collect(passage, terms);
        Introductions.Collect(passage, terms);
        cancellationToken.ThrowIfCancellationRequested();
        RepeatedTerms.Collect(passage, terms);
        cancellationToken.ThrowIfCancellationRequested();
        var sightings = new Sightings(passage, known, terms);
        Definitions.Collect(passage, sightings);
        Standings.Collect(passage, sightings);
        cancellationToken.ThrowIfCancellationRequested();
        return new Findings(passage, known, terms, sightings, _catalog).ToExtraction(Name);
    }
}
