using System.Text;

namespace CurationPipeline.Cli.Review;

/// <summary>What a person at the terminal types, key by key or as a line.</summary>
internal sealed class Keyboard(Terminal terminal)
{
    public ConsoleKeyInfo Key() => terminal.ReadKey!(); // the command starts a desk only where there is one

    /// <summary>A line, key by key, as the terminal shows nothing by itself.</summary>
    public string Line(string prompt)
    {
        terminal.Output.Write(prompt);
        var line = new StringBuilder();
        while (Key() is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace && line.Length > 0)
            {
                line.Length--;
                terminal.Output.Write("\b \b");
            }
            else if (!char.IsControl(key.KeyChar))
            {
                line.Append(key.KeyChar);
                terminal.Output.Write(key.KeyChar);
            }
        }

        terminal.Output.WriteLine();
        return line.ToString().Trim();
    }
}
