namespace CurationPipeline.Graph;

/// <summary>What the lines about one edge come to: pure, so that any line may be taken back at any time.</summary>
internal sealed class EdgeFold
{
    // Made when they are needed: a large base has edges by the hundred thousand, and most have little or nothing of either.
    private Dictionary<EntityId, (Evidence Evidence, string Decision)>? _evidence;
    private Dictionary<EntityId, (Entity Quote, string Decision)>? _rejected;
    private string? _rationale;

    private EdgeFold(EdgeKey key) => Key = key;

    public EdgeKey Key { get; }

    /// <summary>The line that brought the edge; null where it is not in the base.</summary>
    public string? Decision { get; private set; }

    /// <summary>The line that refused it; null where none did, or a later one approved it.</summary>
    public string? RejectedBy { get; private set; }

    /// <summary>The content key of what was asked when it was refused: its ends may have had other ids then.</summary>
    public string? RejectedAs { get; private set; }

    /// <summary>Null where no line, or a later one, leaves the edge in the base.</summary>
    public string? Rationale => _rationale;

    public IReadOnlyList<Evidence> Evidence =>
        _evidence is null ? [] : [.. _evidence.Values.Select(item => item.Evidence).OrderBy(evidence => evidence.Quote)];

    /// <summary>Null where no line, or a later one, leaves it in the base.</summary>
    public Edge? ToEdge() => _rationale is null ? null : new Edge(Key.Source, Key.Relation, Key.Target, _rationale) { Evidence = Evidence };

    public IReadOnlyCollection<(Entity Quote, string Decision)> RejectedEvidence => _rejected is null ? [] : _rejected.Values;

    /// <summary>The line that brought a piece of <see cref="Evidence"/>.</summary>
    public string DecisionOf(EntityId quote) => _evidence![quote].Decision; // it is a piece of it

    /// <param name="key">Whose state is asked for.</param>
    /// <param name="lines">Those that hold and are about this edge, in order.</param>
    public static EdgeFold Of(EdgeKey key, IEnumerable<Decision> lines)
    {
        var fold = new EdgeFold(key);
        foreach (var line in lines)
            fold.Take(line);
        return fold;
    }

    private void Take(Decision line)
    {
        switch (line.Subject)
        {
            case Subject.OfEdge subject when subject.Removed || line.Verb == Verb.Reject:
                _rationale = Decision = null;
                _evidence = null;
                (RejectedBy, RejectedAs) = (line.Id, line.Key);
                break;
            case Subject.OfEdge subject when subject.Was is null:
                RejectedBy = RejectedAs = null;
                Decision ??= line.Id;
                _rationale = string.IsNullOrEmpty(_rationale) ? subject.Item.Rationale : _rationale;
                Add(subject.Item.Evidence, line);
                break;
            case Subject.OfEdge subject when _rationale is not null:
                Patch(subject.Was!, subject.Item, line);
                break;
            case Subject.OfEvidence subject when line.Verb == Verb.Reject:
                _evidence?.Remove(subject.Evidence.Quote);
                (_rejected ??= [])[subject.Evidence.Quote] = (subject.Quote, line.Id);
                break;
            case Subject.OfEvidence subject:
                Add([subject.Evidence], line);
                break;
        }
    }

    private void Patch(Edge was, Edge item, Decision line)
    {
        if (item.Rationale != was.Rationale)
            _rationale = item.Rationale;
        foreach (var gone in was.Evidence.Where(old => item.Evidence.All(evidence => evidence.Quote != old.Quote)))
            _evidence?.Remove(gone.Quote);
        Add(item.Evidence.Except(was.Evidence), line);
    }

    private void Add(IEnumerable<Evidence> evidence, Decision line)
    {
        foreach (var item in evidence)
        {
            (_evidence ??= [])[item.Quote] = (item, line.Id);
            _rejected?.Remove(item.Quote);
        }
    }
}
