namespace CurationPipeline.Extract.Rules;

/// <summary>The terms of one paper by name, so that two rules that see the same thing speak of one entity.</summary>
internal sealed class TermTable
{
    private readonly Dictionary<string, Term> _byKey = new(StringComparer.Ordinal);
    private readonly List<Term> _terms = [];

    public IReadOnlyList<Term> All => _terms;

    public Term? Find(string name) => _byKey.GetValueOrDefault(Names.Key(name));

    /// <summary>The term of that name, made where it is new.</summary>
    public Term Get(string name, string? kind = null) =>
        Find(name) ?? Add(new Term(kind ?? Names.KindOf(name), Names.Display(name)));

    public Term Add(Term term)
    {
        _terms.Add(term);
        _byKey.TryAdd(Names.Key(term.Name), term);
        return term;
    }

    /// <summary>Lets the term answer to another name; a name that is taken stays where it is.</summary>
    public void Alias(Term term, string alias)
    {
        if (_byKey.TryAdd(Names.Key(alias), term) && term.KnownId is null)
            term.Aliases.Add(alias);
    }
}
