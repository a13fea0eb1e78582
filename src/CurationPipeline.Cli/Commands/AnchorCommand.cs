using System.CommandLine;
using CurationPipeline.Documents;
using CurationPipeline.Ground;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate anchor</c>: where papers say what quotes claim, or why they do not; one JSON line a quote.</summary>
internal static class AnchorCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = "Papers: files, folders or patterns.", Arity = ArgumentArity.OneOrMore };
        var quotes = new Option<string>("--quotes")
        {
            Description = "A file with one JSON object a line: {\"id\": …, \"quote\": …, \"paper\": a file's name, or nothing to try each}; - for standard input.",
            HelpName = "CASES.jsonl",
            Required = true,
        };
        var password = new Option<string?>("--password") { Description = "Opens encrypted PDFs.", HelpName = "P" };
        var json = Shared.Json();
        var command = new Command("anchor", "Find the place of quotes in papers, and say why one has none.") { files, quotes, password, json };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(new AnchorRun(terminal)
        {
            Files = InputFiles.Find(parsed.GetValue(files)!),
            Quotes = parsed.GetValue(quotes)!,
            Folder = parsed.GetValue(Shared.KnowledgeBase)!,
            Options = new ReadOptions(parsed.GetValue(password)),
        }.Run(cancellationToken)));
        return command;
    }
}

/// <summary>One run of <c>curate anchor</c>: papers are read in parallel, quotes answered in their order.</summary>
internal sealed class AnchorRun(Terminal terminal)
{
    private readonly Dictionary<string, QuoteIndex> _papers = new(StringComparer.Ordinal);
    private readonly PaperIndex _all = new(OwnWords.Texts);

    public required IReadOnlyList<string> Files { get; init; }

    public required string Quotes { get; init; }

    public string Folder { get; init; } = ".";

    public ReadOptions Options { get; init; } = new();

    /// <summary>0 all answered; 1 a file could not be read or a quote names a paper that is not there; 2 no file could be read.</summary>
    public int Run(CancellationToken cancellationToken)
    {
        var cases = AnchorCase.Read(Quotes, terminal.Input);
        var failed = ReadPapers(cancellationToken);
        if (_papers.Count == 0)
            return 2;
        AddBase();
        foreach (var asked in cases)
        {
            cancellationToken.ThrowIfCancellationRequested();
            failed += asked.Paper is null || _papers.ContainsKey(asked.Paper) ? 0 : 1;
            terminal.Output.Write(Answer(asked) + "\n");
        }

        return failed == 0 ? 0 : 1;
    }

    private string Answer(AnchorCase asked)
    {
        if (asked.Paper is not null)
        {
            return _papers.TryGetValue(asked.Paper, out var paper)
                ? AnchorJson.Of(asked.Id, paper, _all.Ground(paper, asked.Quote))
                : AnchorJson.Unknown(asked.Id, asked.Paper);
        }

        var answers = _papers.Values.Select(paper => (Paper: paper, Grounding: paper.Find(asked.Quote)));
        var found = answers.FirstOrDefault(answer => answer.Grounding is not null);
        return found.Grounding is not null
            ? AnchorJson.Of(asked.Id, found.Paper, found.Grounding)
            : Nearest(asked);
    }

    /// <summary>The paper that comes nearest answers for all of them.</summary>
    private string Nearest(AnchorCase asked)
    {
        var best = _papers.Values
            .Select(paper => (Paper: paper, Grounding: _all.Ground(paper, asked.Quote)))
            .MinBy(answer => answer.Grounding is Grounding.Missing missing ? missing.Reason : default);
        return AnchorJson.Of(asked.Id, best.Paper, best.Grounding);
    }

    private int ReadPapers(CancellationToken cancellationToken)
    {
        var failed = 0;
        var read = Files.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(file => Read(file, cancellationToken));
        foreach (var (paper, error) in read)
        {
            if (error is not null)
            {
                terminal.Say(error);
                failed++;
            }
            else if (paper is not null && _papers.TryAdd(paper.FileName, paper))
            {
                _all.Add(paper);
            }
        }

        return failed;
    }

    private (QuoteIndex? Paper, string? Error) Read(string file, CancellationToken cancellationToken)
    {
        try
        {
            return (new QuoteIndex(DocumentReader.Read(file, Options, cancellationToken)), null);
        }
        catch (DocumentException exception)
        {
            return (null, exception.Message);
        }
    }

    /// <summary>The papers that were ingested before are searched too; without a base there are none.</summary>
    private void AddBase()
    {
        if (!File.Exists(Path.Combine(Folder, ".curation", "graph.db")))
            return;
        using var knowledge = KnowledgeBase.Open(Folder, terminal.Time, terminal.Say);
        foreach (var paper in knowledge.Graph.Caches.Papers().Where(paper => !_papers.ContainsKey(Path.GetFileName(paper.Path))))
            _all.Add(Path.GetFileName(paper.Path), paper.Sha256, paper.Text);
    }
}
