namespace CurationPipeline.Extract.Rules;

/// <summary>Where each term is named, sentence by sentence.</summary>
internal sealed class Sightings
{
    private readonly Dictionary<int, IReadOnlyList<Found<Term>>> _bySentence = [];

    public Sightings(Passage passage, IReadOnlyList<KnownEntity> known, TermTable terms)
    {
        var finder = new NameFinder<Term>(KnownNames.Written(known, terms).DistinctBy(pair => (pair.Name, pair.Term)));
        foreach (var sentence in passage.Sentences)
        {
            var found = finder.In(sentence.Plain);
            if (found.Count == 0)
                continue;
            _bySentence[sentence.Order] = found;
            foreach (var item in found)
                item.Key.See(sentence);
        }
    }

    public IReadOnlyList<Found<Term>> In(Sentence sentence) => _bySentence.GetValueOrDefault(sentence.Order, []);
}
