using CurationPipeline.Extract.Rules;

namespace CurationPipeline.Extract.Model;

/// <summary>Finds what the end of a relation means: an entity of the reply, a known one, or the paper itself.</summary>
internal sealed class Ends
{
    private static readonly string[] PaperWords = ["this paper", "the paper", "paper", "this work", "this study", "the authors"];

    private readonly Dictionary<string, EndMention> _byName = new(StringComparer.Ordinal);

    public Ends(EndMention paper, IEnumerable<KnownEntity> known)
    {
        foreach (var word in PaperWords.Append(paper.Name))
            _byName.TryAdd(Names.Key(word), paper);
        foreach (var entity in known)
        {
            var end = new EndMention(entity.Kind, entity.Name);
            foreach (var name in entity.Aliases.Prepend(entity.Name).Append(entity.Id))
                _byName.TryAdd(Names.Key(name), end);
        }
    }

    /// <summary>What the paper speaks of goes before what the base knows by the same name.</summary>
    public void Add(EntityMention entity)
    {
        foreach (var name in entity.Aliases.Prepend(entity.Name))
        {
            if (!PaperWords.Contains(name.ToLowerInvariant()))
                _byName[Names.Key(name)] = new EndMention(entity.Kind, entity.Name);
        }
    }

    public EndMention? Find(string name) => _byName.GetValueOrDefault(Names.Key(name));
}
