using System.CommandLine;
using CurationPipeline.Web;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate review serve</c>: the review desk in the browser, until it is stopped.</summary>
internal static class ServeCommand
{
    private const int UsualPort = 8421;

    public static Command Create(Terminal terminal)
    {
        var port = new Option<int>("--port")
        {
            Description = "The port of this machine to listen on; 0 takes any that is free.",
            DefaultValueFactory = _ => UsualPort,
            HelpName = "N",
        };
        var papers = new Option<string?>("--papers") { Description = "Folder in which papers are looked for when they have moved.", HelpName = "DIR" };
        var by = OpenBase.By();
        var command = new Command("serve", "Open the review desk for a browser on this machine (127.0.0.1); Ctrl-C ends it.") { port, papers, by };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = parsed.Folder();
            OpenBase.Of(parsed, terminal).Dispose(); // what is wrong with the base is said here and not in the browser
            var options = new DeskOptions(folder, Person.Name(parsed.GetValue(by), terminal), new PaperFinder(folder, parsed.GetValue(papers)).Find)
            {
                Port = parsed.GetValue(port),
                Time = terminal.Time,
                Say = terminal.Say,
                // A page waits for its vectors anyway; with the built-in maker they are there at once.
                Similarity = knowledge => SiteSimilarity.OfAsync(knowledge, null, terminal, cancellationToken).GetAwaiter().GetResult(),
                Served = request => terminal.Log.Write(
                    request.Mistake is null ? EventLog.Info : EventLog.Error,
                    "request",
                    ("method", request.Method),
                    ("route", request.Route),
                    ("paper", request.Paper),
                    ("status", request.Status),
                    ("seconds", request.Took.TotalSeconds),
                    ("error", request.Mistake)),
                Disk = terminal.Disk,
            };
            await using var desk = await DeskServer.StartAsync(options, cancellationToken);
            terminal.Print($"The review desk is open at {desk.Address} for {options.By}; every answer is saved at once. Ctrl-C ends it.");
            await desk.WaitAsync(cancellationToken);
            return 0;
        });
        return command;
    }
}
