using System.CommandLine;
using System.CommandLine.Parsing;
using CurationPipeline.Cli.Commands;

namespace CurationPipeline.Cli;

/// <summary>Entry point of <c>curate</c>: reads what was asked, and turns an error into one sentence and an exit code.</summary>
public static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = !stopping.IsCancellationRequested;
            stopping.Cancel();
        };
        using var telemetry = Telemetry.FromEnvironment(Environment.GetEnvironmentVariable);
        return await RunAsync(arguments, Terminal.System, stopping.Token);
    }

    /// <summary>Runs one command; 0 done, 1 done in part, 2 asked wrongly or nothing done.</summary>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal, CancellationToken cancellationToken = default)
    {
        terminal = terminal with { Log = new EventLog(terminal.Time, terminal.Files) };
        var parsed = CommandTable.Root(terminal).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            return Misuse(parsed, terminal);
        }

        terminal.Log.Open(parsed.LogFile(), parsed.Folder(), terminal.Tell);
        var started = terminal.Time.GetTimestamp();
        terminal.Log.Write(
            EventLog.Info, "run.started", ("command", string.Join(' ', Path(parsed.CommandResult).Reverse())), ("version", typeof(Program).Assembly.GetName().Version?.ToString(3)));
        var code = await RunAsync(parsed, terminal, cancellationToken);
        terminal.Log.Write(
            code == 0 ? EventLog.Info : EventLog.Warning, "run.ended", ("exit_code", code), ("seconds", terminal.Time.GetElapsedTime(started).TotalSeconds));
        return code;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            var settings = new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(settings, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            terminal.Say("Stopped. Run the same command again to go on where it stopped.");
            return 1;
        }
        catch (CurationException exception)
        {
            terminal.Say(exception.Message);
            return 2;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            terminal.Say($"{exception.Message.TrimEnd('.')}. See that the disk has room and that the files may be read and written, and run the same command again: it goes on from there.");
            return 2;
        }
        catch (Exception exception)
        {
            terminal.Log.Write(EventLog.Error, "run.broken", ("error", exception.GetType().Name));
            throw;
        }
    }

    private static int Misuse(ParseResult parsed, Terminal terminal)
    {
        foreach (var error in parsed.Errors)
        {
            terminal.Say(error.Message);
        }

        terminal.Say($"'{string.Join(' ', Path(parsed.CommandResult).Reverse().Prepend("curate"))} --help' says how it is used.");
        return 2;
    }

    /// <summary>The names of a command and of those above it, without the root's.</summary>
    private static IEnumerable<string> Path(CommandResult command)
    {
        for (var at = command; at.Parent is CommandResult above; at = above)
            yield return at.Command.Name;
    }
}
