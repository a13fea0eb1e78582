using System.Globalization;

namespace CurationPipeline.Cli;

/// <summary>Says how much of something long is done, in one line that is rewritten before a person's eyes.</summary>
internal sealed class ShareLine(string what, Terminal terminal) : IProgress<double>
{
    private readonly Lock _writing = new();
    private int _shown = -1;

    public void Report(double value)
    {
        lock (_writing)
        {
            if (!terminal.Interactive || (int)(100 * value) == _shown)
                return;
            _shown = (int)(100 * value);
            terminal.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{what}: {_shown} % "));
        }
    }

    public void Clear()
    {
        lock (_writing)
        {
            if (_shown >= 0)
                terminal.Error.Write($"\r{new string(' ', what.Length + 8)}\r");
            _shown = -1;
        }
    }
}
