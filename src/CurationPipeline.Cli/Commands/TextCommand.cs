using System.Collections.Concurrent;
using System.CommandLine;
using System.Text;
using CurationPipeline.Documents;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate text</c>: what files say, as clean text, line by line, or as JSON with a place for everything.</summary>
internal static class TextCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = "PDF, Markdown or text files.", Arity = ArgumentArity.OneOrMore };
        var lines = new Option<bool>("--lines") { Description = "Line by line as printed, without running headers and footers and text in figures." };
        var json = Shared.Json();
        var output = new Option<string?>("--out") { Description = "Write one .txt (or .json) for each file into this folder.", HelpName = "DIR" };
        var password = new Option<string?>("--password") { Description = "Opens encrypted PDFs.", HelpName = "P" };
        var command = new Command("text", "Print the text of papers.") { files, lines, json, output, password };
        command.SetAction((parsed, cancellationToken) =>
        {
            OutputPlace.Check(parsed.GetValue(output), "--out", parsed.Folder());
            return Task.FromResult(new TextRun(terminal)
            {
                Files = parsed.GetValue(files)!,
                Lines = parsed.GetValue(lines),
                Json = parsed.GetValue(json),
                Output = parsed.GetValue(output),
                Options = new ReadOptions(parsed.GetValue(password)),
            }.Run(cancellationToken));
        });
        return command;
    }
}

/// <summary>One run of <c>curate text</c>: the files are read in parallel and printed in the order in which they were named.</summary>
internal sealed class TextRun(Terminal terminal)
{
    public required IReadOnlyList<string> Files { get; init; }

    public bool Lines { get; init; }

    public bool Json { get; init; }

    public string? Output { get; init; }

    public ReadOptions Options { get; init; } = new();

    /// <summary>0 all read; 1 some not read; 2 none.</summary>
    public int Run(CancellationToken cancellationToken)
    {
        var targets = Targets();
        // One at a time, since papers differ in length: shares fixed beforehand leave a core idle.
        var results = Partitioner.Create(Files.Zip(targets), EnumerablePartitionerOptions.NoBuffering)
            .AsParallel()
            .AsOrdered()
            .WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .WithCancellation(cancellationToken)
            .Select(pair => Read(pair.First, pair.Second, cancellationToken));
        int failed = 0, printed = 0;
        foreach (var (text, losses, error) in results)
        {
            if (losses.Count > 0)
                terminal.Say(losses[0] + (losses.Count > 1 ? $" And {losses.Count - 1} more; --json lists them." : ""));
            if (error is not null)
            {
                terminal.Say(error);
                failed++;
            }
            else if (text is not null)
            {
                if (Json && Files.Count > 1)
                    terminal.Output.Write(printed++ == 0 ? "[" : ",\n");
                terminal.Output.Write(text);
            }
        }

        if (Json && Output is null)
            terminal.Output.Write(Files.Count == 1 ? "\n" : printed == 0 ? "[]\n" : "]\n");
        return failed == 0 ? 0 : failed < Files.Count ? 1 : 2;
    }

    /// <summary>Where each file is written, null for standard output; a name that cannot be expected is told.</summary>
    private IReadOnlyList<string?> Targets()
    {
        if (Output is null)
            return new string?[Files.Count];
        MakeFolder(Output);
        var extension = Json ? ".json" : ".txt";
        var targets = TextTargets.Of(Files, Output, extension);
        foreach (var (file, target) in Files.Zip(targets))
        {
            if (TextTargets.Plain(file, Output, extension) is var plain && plain != target)
                terminal.Say($"'{file}' is written to '{target}', so that '{plain}' is not written over.");
        }

        return targets;
    }

    private TextResult Read(string file, string? target, CancellationToken cancellationToken)
    {
        try
        {
            var (text, losses) = Text(file, cancellationToken);
            losses = [.. losses.Select(loss => $"'{file}': {loss}")];
            return target is null ? new TextResult(text, losses, null) : new TextResult(null, losses, Write(target, text));
        }
        catch (DocumentException exception)
        {
            return new TextResult(null, [], exception.Message);
        }
    }

    /// <summary>Why a text could not be written; null when it was.</summary>
    private string? Write(string target, string text)
    {
        if (Directory.Exists(target))
            return $"'{target}' cannot be written, since it is a folder; move it away, or give another folder as --out.";
        try
        {
            terminal.Files.Make(target, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"'{target}' cannot be written ({exception.Message}); free the place, or give another folder as --out.";
        }
    }

    private void MakeFolder(string folder)
    {
        if (File.Exists(folder))
            throw new CurationException($"'{folder}' is a file, so nothing can be written into it; give a folder as --out.");
        try
        {
            terminal.Files.MakeFolder(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CurationException($"The folder '{folder}' cannot be made ({exception.Message}); give one that you may write to as --out.", exception);
        }
    }

    private (string Text, IReadOnlyList<string> Losses) Text(string file, CancellationToken cancellationToken)
    {
        if (Lines && !Json)
        {
            var printed = DocumentReader.ReadLines(file, Options, cancellationToken);
            return (string.Join('\f', printed.Pages), printed.Losses);
        }

        var document = DocumentReader.Read(file, Options, cancellationToken);
        var text = Json ? DocumentJson.Of(document) : string.Join('\f', Enumerable.Range(1, document.PageCount).Select(document.TextOfPage));
        return (text, document.Losses);
    }

    /// <param name="Text">What is to be printed, null when it was written to a file.</param>
    /// <param name="Losses">What could not be read, with the file's name.</param>
    /// <param name="Error">Why there is no text.</param>
    private sealed record TextResult(string? Text, IReadOnlyList<string> Losses, string? Error);
}
