using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace CurationPipeline.Benchmarks;

/// <summary>What a run of one or more processes cost.</summary>
/// <param name="Clock">Seconds from the first start to the last end.</param>
/// <param name="Processor">Seconds of processor time, user and system; not a number where the system does not tell.</param>
/// <param name="Memory">Most resident memory of one process in megabytes; 0 where the system does not tell.</param>
/// <param name="Handles">Most files and sockets that were seen open at once in one process; 0 where the system does not tell.</param>
internal readonly record struct Cost(double Clock, double Processor, double Memory, int Handles = 0)
{
    public static Cost operator +(Cost a, Cost b) =>
        new(a.Clock + b.Clock, a.Processor + b.Processor, Math.Max(a.Memory, b.Memory), Math.Max(a.Handles, b.Handles));
}

/// <summary>Runs programs and reads what they cost from /proc.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a program to its end; its output is thrown away.</summary>
    /// <exception cref="Win32Exception">There is no such program.</exception>
    public static Cost Run(string program, params IEnumerable<string> arguments)
    {
        var before = ChildSeconds();
        var clock = Stopwatch.StartNew();
        using var process = Start(program, arguments);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var memory = 0.0;
        var handles = 0;
        while (!process.WaitForExit(5))
            (memory, handles) = (Math.Max(memory, PeakMemory(process.Id)), Math.Max(handles, OpenHandles(process.Id)));
        return new Cost(clock.Elapsed.TotalSeconds, ChildSeconds() - before, memory, handles);
    }

    /// <summary>Whether a program can be started.</summary>
    public static bool Exists(string program)
    {
        try
        {
            Run(program, "-v");
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    public static Process Start(string program, IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    // Fields 16 and 17 of proc(5)'s stat: time of children that have ended, in hundredths of a second.
    private static double ChildSeconds()
    {
        const string Stat = "/proc/self/stat";
        if (!File.Exists(Stat))
            return double.NaN;
        var stat = File.ReadAllText(Stat);
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (Number(fields[13]) + Number(fields[14])) / 100;
    }

    public static int OpenHandles(int id)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries($"/proc/{id}/fd").Count();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    public static double PeakMemory(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : Number(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
