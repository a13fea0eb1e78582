using CurationPipeline.Catalog;
using CurationPipeline.Scoring;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Commands;

/// <summary>Finds the gold that was asked for; a file with mistakes is told of and the rest goes on.</summary>
internal sealed class GoldFinder(EvalRequest request, KindCatalog catalog, Action<string> leave)
{
    /// <param name="knowledge">The base, where its decisions are the gold.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CurationException">There is no gold at all.</exception>
    public IReadOnlyList<Gold> Find(KnowledgeBase? knowledge, CancellationToken cancellationToken)
    {
        var gold = request.Gold == EvalRequest.Ledger ? OfLedger(knowledge!) : OfFiles(cancellationToken); // opened for it
        if (gold.GroupBy(one => one.Document, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new CurationException($"There is gold for '{twice.Key}' twice in '{request.Gold}'; keep one of the two.");
        return gold;
    }

    private IReadOnlyList<Gold> OfLedger(KnowledgeBase knowledge)
    {
        var files = new PaperFiles(knowledge.Graph, request.Papers);
        var gold = new LedgerGold(id => knowledge.Graph.FindEntity(knowledge.Graph.Resolve(id)))
            .Of(knowledge.History(), paper => files.Of(knowledge.Graph.Resolve(paper)).LastOrDefault(), leave);
        return gold.Count > 0 ? gold : throw new CurationException(
            $"Nobody has decided on a paper's proposals in '{request.Folder}' whose file is at hand; 'curate review' lists what waits.");
    }

    private List<Gold> OfFiles(CancellationToken cancellationToken)
    {
        var files = Directory.Exists(request.Gold)
            ? Directory.EnumerateFiles(request.Gold, "*" + GoldFile.Ending, SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList()
            : File.Exists(request.Gold) ? [request.Gold] : [];
        if (files.Count == 0)
            throw new CurationException($"'{request.Gold}' is neither a gold file nor a folder with *{GoldFile.Ending}; for past decisions say 'ledger'. docs/evaluation.md describes the form.");
        var gold = files.SelectMany(file => Read(file, cancellationToken)).ToList();
        return gold.Count > 0 ? gold : throw new CurationException($"No gold in '{request.Gold}' can be used.");
    }

    private IReadOnlyList<Gold> Read(string file, CancellationToken cancellationToken)
    {
        try
        {
            return Path.GetExtension(file).ToUpperInvariant() is ".JSONL" ? GoldLines.Read(file, Map(), catalog) : [GoldFile.Read(file, catalog, cancellationToken)];
        }
        catch (CurationException mistake)
        {
            leave($"{mistake.Message}\n'{file}' is left out.");
            return [];
        }
    }

    private LabelMap? Map() => request.Map is { } file ? LabelMap.Parse(File.ReadAllText(file), file, catalog) : null;
}
