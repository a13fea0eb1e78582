namespace CurationPipeline.Cli;

/// <summary>Where a command reads and prints; a test gives its own.</summary>
/// <param name="Output">What was asked for, and nothing else.</param>
/// <param name="Error">Progress and messages.</param>
/// <param name="Interactive">Whether a person looks at <paramref name="Error"/>, so that a line may be rewritten.</param>
public sealed record Terminal(TextReader Input, TextWriter Output, TextWriter Error, bool Interactive)
{
    public static Terminal System { get; } = new(
        Console.In,
        new StreamWriter(Console.OpenStandardOutput(), new global::System.Text.UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" },
        new StreamWriter(Console.OpenStandardError(), new global::System.Text.UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" },
        !Console.IsErrorRedirected)
    {
        ReadKey = Console.IsInputRedirected || Console.IsOutputRedirected ? null : ReadConsoleKey,
    };

    /// <summary>A person at a key-by-key desk stops with Ctrl-C too, and not only with a second one.</summary>
    private static ConsoleKeyInfo ReadConsoleKey()
    {
        Console.TreatControlCAsInput = true;
        try
        {
            return Console.ReadKey(intercept: true);
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }

    /// <summary>Waits for a key of a person who sits at this terminal; null where nobody does.</summary>
    public Func<ConsoleKeyInfo>? ReadKey { get; init; }

    /// <summary>The clock that commands use.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where everything is written; a test has one that fails.</summary>
    public IDisk Disk { get; init; } = new Disk();

    /// <summary>How files are written that are no base's.</summary>
    public DiskFiles Files => new(Disk);

    /// <summary>Reads an environment variable; a test has its own.</summary>
    public Func<string, string?> Environment { get; init; } = global::System.Environment.GetEnvironmentVariable;

    /// <summary>Keeps what happens, where that was asked for.</summary>
    public EventLog Log { get; init; } = new(TimeProvider.System, new DiskFiles());

    /// <summary>Prints a message, and keeps it in the log.</summary>
    public void Say(string message)
    {
        Tell(message);
        Log.Write(EventLog.Info, "message", ("text", message));
    }

    /// <summary>Prints a message; a file's name or a paper's words in it cannot steer the terminal.</summary>
    public void Tell(string message) => Error.WriteLine(Printed.Lines(message));

    /// <summary>Prints a part of what was asked for, to be read by a person.</summary>
    public void Print(string text) => Output.WriteLine(Printed.Lines(text));
}
