using System.CommandLine;

namespace CurationPipeline.Cli.Commands;

/// <summary><c>curate search</c>: full-text search over names, aliases and descriptions.</summary>
internal static class SearchCommand
{
    public static Command Create(Terminal terminal)
    {
        var text = new Argument<string[]>("text") { Description = "Words, or beginnings of words.", Arity = ArgumentArity.OneOrMore };
        var limit = new Option<int>("--limit") { Description = "How many to list at most.", DefaultValueFactory = _ => 20, HelpName = "N" };
        var json = Shared.Json();
        var command = new Command("search", "Find entities by words in their names, aliases and descriptions.") { text, limit, json };
        command.SetAction(parsed =>
        {
            using var knowledge = OpenBase.Of(parsed, terminal);
            var words = string.Join(' ', parsed.GetValue(text)!); // a required argument
            var hits = knowledge.Graph.Search(words, parsed.GetValue(limit));
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(writer => writer.List("results", hits, hit => writer.Item(() =>
                {
                    writer.WriteString("id", hit.Entity.Id.ToString());
                    writer.WriteString("name", hit.Entity.Name);
                    writer.WriteNumber("edge_count", hit.EdgeCount);
                    writer.WriteString("description", hit.Entity.Description);
                })));
                return 0;
            }

            foreach (var hit in hits)
            {
                terminal.Print($"{hit.Entity.Id}  {Printed.Line(hit.Entity.Name)}");
                if (hit.Entity.Description.Length > 0)
                    terminal.Print(Printed.Wrapped(hit.Entity.Description, 4));
            }

            if (hits.Count == 0)
                terminal.Say($"Nothing in the base has '{Printed.Line(words)}'.");
            return 0;
        });
        return command;
    }
}
