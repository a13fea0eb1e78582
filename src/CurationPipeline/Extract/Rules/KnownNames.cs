namespace CurationPipeline.Extract.Rules;

/// <summary>Brings the entities that the base already has to the table, under their own names.</summary>
internal static class KnownNames
{
    private static readonly string[] NotNamedInText = ["quote", "claim", "question"];

    public static void Collect(IReadOnlyList<KnownEntity> known, TermTable terms)
    {
        foreach (var entity in known.Where(entity => !NotNamedInText.Contains(entity.Kind)))
        {
            var term = terms.Add(new Term(entity.Kind, entity.Name) { KnownId = entity.Id });
            foreach (var alias in entity.Aliases)
                terms.Alias(term, alias);
        }
    }

    /// <summary>Every way in which a term may be written: its name and its aliases, those of the base included.</summary>
    public static IEnumerable<(string Name, Term Term)> Written(IReadOnlyList<KnownEntity> known, TermTable terms)
    {
        var byId = terms.All.Where(term => term.KnownId is not null).ToDictionary(term => term.KnownId!, StringComparer.Ordinal);
        foreach (var entity in known)
        {
            if (!byId.TryGetValue(entity.Id, out var term))
                continue;
            foreach (var alias in entity.Aliases)
                yield return (alias, term);
        }

        foreach (var term in terms.All)
        {
            yield return (term.Name, term);
            foreach (var alias in term.Aliases)
                yield return (alias, term);
        }
    }
}
