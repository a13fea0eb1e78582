using System.Globalization;
using CurationPipeline.Documents;
using CurationPipeline.Extract;

namespace CurationPipeline.Cli.Commands;

/// <summary>Says what extraction would take, document by document; nothing is sent and nothing written.</summary>
internal static class DryRun
{
    public static int Print(IReadOnlyList<string> files, IngestRequest request, Terminal terminal, CancellationToken cancellationToken)
    {
        var ingest = new Ingest(request, terminal, files.Count);
        using var knowledge = ingest.Open();
        var extractor = request.Model.Batch ? Models.OpenBatches(ingest.ModelFor(knowledge)).Extractor : Models.Open(ingest.ModelFor(knowledge));
        if (extractor is not ModelExtractor model)
        {
            terminal.Print($"'{extractor.Name}' sends nothing and costs nothing.");
            return 0;
        }

        var known = new KnownEntities(knowledge);
        var estimates = new List<CostEstimate>();
        var failed = 0;
        foreach (var file in files)
        {
            try
            {
                var document = DocumentReader.Read(file, new ReadOptions { Password = request.Password }, cancellationToken);
                estimates.Add(model.Estimate(document, known.To(document)));
                terminal.Print($"{file}: {Words(estimates[^1])}");
            }
            catch (DocumentException exception)
            {
                failed++;
                terminal.Say(exception.Message);
            }
        }

        terminal.Print($"All {estimates.Count} documents: {Words(Sum(estimates))} Nothing was sent.{(request.Model.Opinions ? " Opinions on possible duplicates come on top; how many there will be is known after reading." : "")}");
        return failed == 0 ? 0 : estimates.Count > 0 ? 1 : 2;
    }

    private static CostEstimate Sum(List<CostEstimate> estimates) => new(
        estimates.Sum(estimate => estimate.Requests),
        estimates.Sum(estimate => estimate.TokensIn),
        estimates.Sum(estimate => estimate.TokensOut),
        estimates.TrueForAll(estimate => estimate.CostUsd is not null) ? estimates.Sum(estimate => estimate.CostUsd) : null);

    private static string Words(CostEstimate estimate) => string.Create(
        CultureInfo.InvariantCulture,
        $"about {estimate.Requests} requests, {estimate.TokensIn:N0} tokens in, {estimate.TokensOut:N0} out, {(estimate.CostUsd is { } cost ? $"{cost:0.00##} USD" : "price not known")}.");
}
