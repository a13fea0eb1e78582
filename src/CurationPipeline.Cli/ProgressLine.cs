using System.Globalization;

namespace CurationPipeline.Cli;

/// <summary>Says how far an ingest is: one line that is rewritten before a person's eyes, and a line for each document done.</summary>
internal sealed class ProgressLine(Terminal terminal, int total) : IProgress<IngestProgress>
{
    private readonly Lock _writing = new();
    private int _done;
    private decimal _usd;
    private int _width;

    public void Report(IngestProgress value)
    {
        lock (_writing)
        {
            _done += value.Stage == "done" ? 1 : 0;
            if (terminal.Interactive)
            {
                Rewrite(string.Create(CultureInfo.InvariantCulture, $"[{_done}/{total}] {(_usd > 0 ? $"{_usd:0.00} USD " : "")}{value.Stage} {Path.GetFileName(value.File)}"));
            }
        }
    }

    /// <summary>Prints what became of a document.</summary>
    public void Print(DocumentResult result)
    {
        if (result.Waits)
            return; // said once, for all of them, at the end
        lock (_writing)
        {
            _usd += result.CostUsd ?? 0;
            Clear();
            terminal.Tell(Sentence(result)); // the log has a line of its own for it
        }
    }

    public void Clear()
    {
        if (_width > 0)
        {
            terminal.Error.Write("\r" + new string(' ', _width) + "\r");
            _width = 0;
        }
    }

    private static string Sentence(DocumentResult result) => result.Error is { } error
        ? $"FAILED {error}"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileName(result.File)}: {result.Pending} to decide{Rest(result)} -> {result.Review}");

    private static string Rest(DocumentResult result) => string.Concat(
        result.DecidedBefore > 0 ? string.Create(CultureInfo.InvariantCulture, $", {result.DecidedBefore} decided before") : "",
        result.Revised > 0 ? string.Create(CultureInfo.InvariantCulture, $", {result.Revised} accepted {(result.Revised == 1 ? "quote" : "quotes")} moved, changed or gone in this version") : "",
        result.Losses > 0 ? string.Create(CultureInfo.InvariantCulture, $", {result.Losses} {(result.Losses == 1 ? "loss" : "losses")}") : "");

    private void Rewrite(string text)
    {
        var line = Printed.Line(text);
        var shown = line.Length > 100 ? line[..100] : line;
        terminal.Error.Write("\r" + shown.PadRight(_width));
        _width = Math.Max(_width, shown.Length);
    }
}
