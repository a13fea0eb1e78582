using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Decides on the proposed edges of a review file, with the evidence that a person let stand.</summary>
internal sealed class EdgeDecisions(KindCatalog catalog, GraphStore graph, DecisionSheet sheet, EndStates ends, QuoteMaker quotes)
{
    private const string BothSaid = "This edge is approved in one place of the file and rejected in another; to refuse some of its words only, put 'decision: reject' behind those.";

    private readonly CorrectedEdges _corrected = new(catalog, graph);

    public void Make(ReviewFile file)
    {
        foreach (var item in file.Edges)
        {
            var answer = WithRest(item, file.ApproveRest);
            if (Fallen(item.Item.Edge) is { } end)
            {
                Fall(item, end);
            }
            else if (answer.Decides && IsOpen(item with { Answer = answer }, file.Paper))
            {
                Decide(item with { Answer = answer }, file.Paper);
            }
        }
    }

    /// <summary>Approves an edge on words that a person put right.</summary>
    public void Repair(Reviewed<UnverifiedItem> item, EdgeKey edge, ProposedEvidence evidence, ReviewedPaper paper)
    {
        var proposed = new ProposedEdge(item.Item.Key, edge, item.Item.Rationale, [evidence], Known: false);
        var approved = new Reviewed<ProposedEdge>(proposed, item.Answer with { Say = Say.Approve }, item.Line);
        if (!sheet.IsDecidedBefore(item.Item.Key) && MayStand(approved, paper))
        {
            Approve(approved);
        }
    }

    private static Answer WithRest(Reviewed<ProposedEdge> item, bool approveRest) =>
        approveRest && item.Answer is { Say: Say.Pending, Disagreement: null } && item.Item.Evidence.All(piece => piece.Marks.Count == 0)
            ? item.Answer with { Say = Say.Approve }
            : item.Answer;

    private bool IsOpen(Reviewed<ProposedEdge> item, ReviewedPaper paper)
    {
        if (CameInElsewhere(item.Item))
            return true;
        var before = graph.Memory.StateOf(SealedKey.Open(item.Item.Key));
        if (before.Outcome != DecisionOutcome.Rejected && !item.Item.Known && graph.Memory.StateOf(ContentKey.OfEdge(Actual(item.Item.Edge))) is { Outcome: DecisionOutcome.Rejected } refused)
            before = refused; // between the entities that its ends became
        if (before.Outcome == DecisionOutcome.Rejected && item.Answer.Say == Say.Approve)
        {
            sheet.Contradict(item.Line, $"{item.Item.Edge.Source} {item.Item.Edge.Relation} {item.Item.Edge.Target}", before);
            return false;
        }

        return HasWordsBesideACorrection(item.Item, paper) || !sheet.IsDecidedBefore(item.Item.Key);
    }

    /// <summary>A person approved another edge in its place once, and these words were not there: they may well say this one.</summary>
    private bool HasWordsBesideACorrection(ProposedEdge item, ReviewedPaper paper)
    {
        var (edge, key, source) = (Actual(item.Edge), SealedKey.Open(item.Key), ends.Actual(paper.Id));
        return !item.Known && _corrected.Of(edge, key).Any() && item.Evidence.Any(piece => !_corrected.IsAnswered(edge, key, source, piece.Text));
    }

    // Another paper brought the edge in: this one's words are further evidence for it, or none.
    private bool CameInElsewhere(ProposedEdge item) => !item.Known && graph.FindEdge(Actual(item.Edge)) is not null;

    private EntityId? Fallen(EdgeKey edge) =>
        ends.Of(edge.Source) == EndState.Rejected ? edge.Source
        : ends.Of(edge.Target) == EndState.Rejected ? edge.Target
        : null;

    private void Fall(Reviewed<ProposedEdge> item, EntityId end)
    {
        if (!sheet.IsDecidedBefore(item.Item.Key))
        {
            var note = $"fell with {end}{(item.Answer.Note is { } said ? "; " + said : "")}";
            sheet.Add(Refusal(item.Item with { Edge = ends.AsAsked(item.Item.Edge) }), item.Item.Key, item.Answer with { Note = note }, DecisionMemory.EndRejected);
        }
    }

    private void Decide(Reviewed<ProposedEdge> item, ReviewedPaper paper)
    {
        if (item.Answer.Say == Say.Reject)
        {
            Refuse(item);
        }
        else if (MayStand(item, paper))
        {
            Approve(item);
        }
    }

    private void Refuse(Reviewed<ProposedEdge> item)
    {
        if (CameInElsewhere(item.Item))
        {
            RefuseWords(item);
        }
        else if (sheet.ApprovedEdges.Contains(Actual(item.Item.Edge)))
        {
            sheet.Mistake(item.Line, BothSaid);
        }
        else if (!item.Item.Known)
        {
            sheet.RefusedEdges.Add(Actual(item.Item.Edge));
            sheet.Add(Refusal(item.Item), item.Item.Key, item.Answer);
        }
        else if (quotes.Make(item.Item.Evidence[0], item.Line) is { } quote)
        {
            sheet.Add(new NewDecision.RejectEvidence(Actual(item.Item.Edge), quote), item.Item.Key, item.Answer);
        }
    }

    private void RefuseWords(Reviewed<ProposedEdge> item)
    {
        var edge = Actual(item.Item.Edge);
        var words = item.Item.Evidence.Select(piece => quotes.Make(piece, item.Line)).OfType<QuoteDetails>().ToList();
        if (words.Select(quote => graph.Memory.StateOf(KeyOf(edge, quote))).FirstOrDefault(state => state.Outcome == DecisionOutcome.Approved) is { IsDecided: true } before)
        {
            sheet.Contradict(item.Line, $"{edge.Source} {edge.Relation} {edge.Target}, with these words,", before);
            return;
        }

        foreach (var quote in words.Where(quote => !graph.Memory.StateOf(KeyOf(edge, quote)).IsDecided))
        {
            sheet.Add(new NewDecision.RejectEvidence(edge, quote), answer: item.Answer);
        }

        sheet.Close(item.Item.Key);
    }

    /// <summary>Both ends and the paper of the evidence have to be in the base, and the catalog has to allow the edge.</summary>
    private bool MayStand(Reviewed<ProposedEdge> item, ReviewedPaper paper)
    {
        var edge = item.Item.Edge;
        if (catalog.WhyNot(edge.Source.Type, edge.Relation, edge.Target.Type) is { } why)
        {
            sheet.Mistake(item.Line, why);
            return false;
        }

        foreach (var id in new[] { edge.Source, edge.Target, paper.Id })
        {
            switch (ends.Of(id))
            {
                case EndState.Unheard:
                    sheet.Mistake(item.Line, ends.WhyUnheard(id));
                    return false;
                case EndState.Pending:
                    sheet.Wait(item.Line, $"the edge waits for '{id}', which is undecided in line {ends.LineOf(id)}.");
                    return false;
                case EndState.Rejected:
                    sheet.Mistake(item.Line, $"The edge's evidence comes from '{id}', which is rejected; approve the paper, or reject the edge.");
                    return false;
            }
        }

        return true;
    }

    private void Approve(Reviewed<ProposedEdge> item)
    {
        var edge = Actual(item.Item.Edge);
        if (sheet.RefusedEdges.Contains(edge))
        {
            sheet.Mistake(item.Line, BothSaid);
            return;
        }

        if (edge.Source == edge.Target)
        {
            sheet.Add(Refusal(item.Item), item.Item.Key, item.Answer with { Note = $"both ends are {edge.Source}" }, "duplicate");
            return;
        }

        var pieces = item.Item.Evidence.Select(piece => (piece.Rejected, Quote: quotes.Make(piece, item.Line))).ToList();
        if (pieces.TrueForAll(piece => piece.Rejected))
        {
            sheet.Mistake(item.Line, "The edge is approved and all its evidence is rejected; leave one piece, or reject the edge.");
        }
        else if (pieces.TrueForAll(piece => piece.Quote is not null))
        {
            Enter(item, edge, [.. pieces.Where(piece => !piece.Rejected).Select(piece => piece.Quote!)]);
            foreach (var struck in pieces.Where(piece => piece.Rejected))
            {
                sheet.Add(new NewDecision.RejectEvidence(edge, struck.Quote!), answer: item.Answer);
            }
        }
    }

    /// <summary>An edge that the base has, or that another item brought in just now, only gets more evidence.</summary>
    private void Enter(Reviewed<ProposedEdge> item, EdgeKey edge, IReadOnlyList<QuoteDetails> kept)
    {
        if (graph.FindEdge(edge) is null && sheet.ApprovedEdges.Add(edge))
        {
            sheet.Add(
                new NewDecision.ApproveEdge(new Edge(edge.Source, edge.Relation, edge.Target, item.Item.Rationale), kept), item.Item.Key, item.Answer);
            return;
        }

        foreach (var quote in kept.Where(quote => !graph.Memory.StateOf(KeyOf(edge, quote)).IsDecided))
        {
            sheet.Add(new NewDecision.ApproveEvidence(edge, quote), answer: item.Answer);
        }

        sheet.Close(item.Item.Key);
    }

    private static string KeyOf(EdgeKey edge, QuoteDetails quote) =>
        ContentKey.OfEvidence(ContentKey.OfEdge(edge), ContentKey.OfQuote(quote.Paper, quote.Text));

    /// <summary>The edge between the entities that its ends really are, symmetric ones sorted.</summary>
    private EdgeKey Actual(EdgeKey edge) =>
        catalog.Order(edge with { Source = ends.Actual(edge.Source), Target = ends.Actual(edge.Target) });

    /// <summary>Between the entities that its ends are by now, as a new reading would ask about it.</summary>
    private NewDecision.RejectEdge Refusal(ProposedEdge item)
    {
        var edge = Actual(item.Edge) is var actual && actual.Source == actual.Target ? item.Edge : actual;
        return new(new Edge(edge.Source, edge.Relation, edge.Target, item.Rationale), []);
    }
}
