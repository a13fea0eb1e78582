using CurationPipeline.Catalog;

namespace CurationPipeline.Extract.Rules;

/// <summary>Chooses from everything that the rules have seen what is put before a person, and words it.</summary>
internal sealed class Findings(
    Passage passage, IReadOnlyList<KnownEntity> known, TermTable terms, Sightings sightings, KindCatalog catalog)
{
    private const int EvidenceEach = 2;
    private const double WeakestTerm = 3;

    private readonly List<EntityMention> _entities = [];
    private readonly List<RelationMention> _relations = [];
    private readonly List<QuoteMention> _quotes = [];
    private readonly Shortlist _shortlist = new();
    private readonly EndMention _paper = new("paper", PaperFacts.TitleOf(passage.Document));

    public Extraction ToExtraction(string extractor)
    {
        AddPaper();
        var chosen = AddTerms();
        AddStandings(chosen);
        AddStatements();
        AddLinks(chosen);
        AddDefinitions(chosen);
        var refused = _relations.Select(Refusal).OfType<string>().GroupBy(why => why).Select(group => new Loss($"{group.Count()} relations", group.Key));
        return new Extraction(
            extractor,
            new Dictionary<string, string>(),
            passage.Chunks,
            _entities,
            [.. _relations.Where(relation => Refusal(relation) is null)],
            _quotes,
            [.. _shortlist.Losses, .. refused]);
    }

    private void AddPaper()
    {
        _entities.Add(PaperFacts.Recognised(PaperFacts.Paper(passage.Document, _paper.Name), known));
        var order = 0.0;
        foreach (var (author, wrote) in _shortlist.Take(
            "authors", PaperFacts.Authors(passage.Document, _paper), Shortlist.Authors, _ => order--, pair => pair.Author.Name))
        {
            _entities.Add(PaperFacts.Recognised(author, known));
            _relations.Add(wrote);
        }

        foreach (var (cited, cites) in _shortlist.Take(
            "cited papers of the base", PaperFacts.Citations(passage.Document, known, _paper), Shortlist.Citations, _ => 0, pair => pair.Cited.Name))
        {
            _entities.Add(new EntityMention("paper", cited.Name, "", [], cites.Evidence, 0) { KnownId = cited.Id });
            _relations.Add(cites);
        }
    }

    private List<Term> AddTerms()
    {
        foreach (var term in terms.All.Where(term => term.KnownId is not null && term.SeenIn.Count > 0))
            term.Strength += 2 + Math.Sqrt(term.SeenIn.Count) * 2;
        var people = passage.Document.Metadata.Authors.Select(Names.Key).ToHashSet(StringComparer.Ordinal);
        var candidates = terms.All.Where(term =>
            term.Strength >= WeakestTerm && term.Evidence(1).Count > 0 && term.Kind != "paper" && !people.Contains(Names.Key(term.Name)));
        var chosen = _shortlist.Take("terms", WithoutRestatements(candidates), Shortlist.Terms, term => term.Strength, term => term.Name);
        foreach (var term in chosen)
            _entities.Add(Entity(term));
        return [.. chosen];
    }

    /// <summary>"StrongREJECT scores" says nothing that "StrongREJECT" does not: a stronger term with general words behind it.</summary>
    private static IEnumerable<Term> WithoutRestatements(IEnumerable<Term> candidates)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in candidates.OrderByDescending(term => term.Strength).ThenBy(term => term.Name, StringComparer.Ordinal))
        {
            var words = Names.Key(term.Name).Split(' ');
            var specific = words.Length;
            while (specific > 0 && Words.IsGeneral(words[specific - 1]))
                specific--;
            var stem = Names.Key(string.Join(' ', words.Take(specific)));
            if (term.KnownId is null && specific < words.Length && kept.Contains(stem))
                continue;
            kept.UnionWith(term.Aliases.Append(term.Name).Select(Names.Key));
            yield return term;
        }
    }

    private static EntityMention Entity(Term term)
    {
        var evidence = term.Evidence(EvidenceEach).Select(item => Quote(item.Sentence, item.Rationale)).ToList();
        var description = term.KnownId is null && term.Definition is { } definition ? Prose.WithoutCitations(definition.Plain) : "";
        return new EntityMention(term.Kind, term.Name, description, [.. term.Aliases], evidence, evidence[0].Chunk) { KnownId = term.KnownId };
    }

    private void AddStandings(List<Term> chosen)
    {
        var standing = chosen.Where(term => term.StandingSentence is not null);
        foreach (var term in _shortlist.Take("edges from the paper", standing, Shortlist.PaperLinks, term => term.Strength, term => term.Name))
        {
            var relation = term.Standing switch { Standing.Introduces => "introduces", Standing.Uses => "uses", _ => "studies" };
            var quote = Quote(term.StandingSentence!, term.StandingRationale); // filtered above
            _relations.Add(new RelationMention(_paper, relation, term.End, term.StandingRationale, [quote], quote.Chunk));
        }
    }

    private void AddStatements()
    {
        AddStatements("claims", Statements.Claims(passage), Shortlist.Claims, item => Roles.Of(item.Sentence) == QuoteRoles.Result ? "supports" : "introduces");
        AddStatements("questions", Statements.Questions(passage), Shortlist.Questions, _ => "raises");
    }

    private void AddStatements(string what, IEnumerable<Statement> statements, int most, Func<Statement, string> relation)
    {
        foreach (var item in _shortlist.Take(what, Statements.Distinct(statements), most, item => item.Strength, item => item.Name))
        {
            var quote = Quote(item.Sentence, item.Rationale);
            _entities.Add(new EntityMention(item.Kind, item.Name, "", [], [quote], quote.Chunk));
            _relations.Add(new RelationMention(_paper, relation(item), new EndMention(item.Kind, item.Name), item.Rationale, [quote], quote.Chunk));
        }
    }

    private void AddLinks(List<Term> chosen)
    {
        var among = chosen.ToHashSet();
        var said = Relations.Said(passage, sightings, catalog).Where(link => among.Contains(link.Source) && among.Contains(link.Target))
            .OrderByDescending(link => link.Strength).DistinctBy(link => Pair(link)).ToList();
        var pairs = said.Select(Pair).ToHashSet();
        var together = Relations.Together(passage, sightings, catalog, among).Where(link => !pairs.Contains(Pair(link)));
        foreach (var link in _shortlist.Take("stated relations", said, Shortlist.SaidLinks, link => link.Strength, NameOf)
            .Concat(_shortlist.Take("pairs that stand together", together, Shortlist.TogetherLinks, link => link.Strength, NameOf)))
        {
            var evidence = link.Sentences.Select(sentence => Quote(sentence, link.Rationale)).ToList();
            _relations.Add(new RelationMention(link.Source.End, link.Relation, link.Target.End, link.Rationale, evidence, evidence[0].Chunk));
        }
    }

    /// <summary>A sentence that says what a term is, is worth keeping as a quote of its own.</summary>
    private void AddDefinitions(List<Term> chosen)
    {
        var defined = chosen.Where(term => term.Definition is { Zone: not Zone.Appendix });
        foreach (var term in _shortlist.Take("definitions as quotes", defined, Shortlist.Quotes, term => term.Strength, term => term.Name))
            _quotes.Add(Quote(term.Definition!, $"It says what {term.Name} is.") with { About = [term.End] }); // filtered above
    }

    /// <summary>Why a catalog of the base's own does not have what the rules speak of.</summary>
    private string? Refusal(RelationMention relation) =>
        catalog.WhyNot(relation.Source.Kind, relation.Relation, relation.Target.Kind);

    private static (string First, string Second) Pair(Link link) =>
        string.CompareOrdinal(link.Source.Name, link.Target.Name) < 0 ? (link.Source.Name, link.Target.Name) : (link.Target.Name, link.Source.Name);

    private static string NameOf(Link link) => $"{link.Source.Name} {link.Relation} {link.Target.Name}";

    private static QuoteMention Quote(Sentence sentence, string rationale) =>
        new(sentence.Text, rationale, Roles.Of(sentence), Roles.SpeakerOf(sentence), sentence.Chunk);
}
