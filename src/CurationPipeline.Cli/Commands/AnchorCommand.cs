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
            Folder = parsed.Folder(),
            Options = new ReadOptions(parsed.GetValue(password)),
        }.Run(cancellationToken)));
        return command;
    }
}

/// <summary>One run of <c>curate anchor</c>: papers are read in parallel, quotes answered in their order.</summary>
internal sealed class AnchorRun(Terminal terminal)
{
    // Files of different folders may have one name.
    private readonly Dictionary<string, List<NamedPaper>> _papers = new(StringComparer.Ordinal);
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
        if (asked.Paper is null)
            return Answer(asked, [.. _papers.Values.SelectMany(papers => papers)]);
        return _papers.TryGetValue(asked.Paper, out var named)
            ? Answer(asked, named)
            : AnchorJson.Unknown(asked.Id, asked.Paper);
    }

    /// <summary>The first paper that has the quote answers; else the one that comes nearest, for all of them.</summary>
    private string Answer(AnchorCase asked, List<NamedPaper> papers)
    {
        foreach (var paper in papers)
        {
            if (paper.Index.Find(asked.Quote) is { } found)
                return Line(asked, paper, found);
        }

        var (nearest, missing) = papers
            .Select(paper => (Paper: paper, Grounding: _all.Ground(paper.Index, asked.Quote)))
            .MinBy(answer => answer.Grounding is Grounding.Missing missing ? missing.Reason : default);
        return Line(asked, nearest, missing);
    }

    private string Line(AnchorCase asked, NamedPaper paper, Grounding grounding) =>
        AnchorJson.Of(asked.Id, paper.Index, grounding, _papers[paper.Index.FileName].Count > 1 ? paper.Path : null);

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
            else if (paper is not null)
            {
                Add(paper);
            }
        }

        return failed;
    }

    private void Add(NamedPaper paper)
    {
        if (_papers.TryGetValue(paper.Index.FileName, out var others))
            others.Add(paper);
        else
            _papers[paper.Index.FileName] = [paper];
        _all.Add(paper.Index);
    }

    private (NamedPaper? Paper, string? Error) Read(string file, CancellationToken cancellationToken)
    {
        try
        {
            return (new NamedPaper(file, new QuoteIndex(DocumentReader.Read(file, Options, cancellationToken))), null);
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
        using var knowledge = OpenBase.At(Folder, terminal);
        foreach (var paper in knowledge.Graph.Caches.Papers().Where(paper => !_papers.ContainsKey(Path.GetFileName(paper.Path))))
            _all.Add(Path.GetFileName(paper.Path), paper.Sha256, paper.Text);
    }

    private sealed record NamedPaper(string Path, QuoteIndex Index);
}
