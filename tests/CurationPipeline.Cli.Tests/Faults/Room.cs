using System.Diagnostics;
using CurationPipeline.Cli.Tests.Support;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Cli.Tests.Faults;

/// <summary>A folder with a base and what lies beside it, in memory where the system has such a place; it can be copied.</summary>
internal sealed class Room : IDisposable
{
    private readonly string _folder;

    /// <param name="place">Where it is to be; null for where it is quickest.</param>
    public Room(string? place = null) => _folder = Directory.CreateDirectory(Path.Combine(place ?? TemporaryFolder.Quickest, $"curation-{Guid.NewGuid():N}")).FullName;

    public string Base => File("base");

    public string File(params string[] parts) => Path.Combine([_folder, .. parts]);

    public string Read(params string[] parts) => System.IO.File.ReadAllText(File(parts));

    public void Write(string text, params string[] parts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File(parts))!); // below the room
        System.IO.File.WriteAllText(File(parts), text);
    }

    /// <summary>Every file but the lock of a base, which a running command holds.</summary>
    public IEnumerable<string> Files() => Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(_folder, path)).Where(path => Path.GetFileName(path) is not ("lock" or "reviews.lock"));

    /// <param name="place">Where the copy is to be; null for where it is quickest.</param>
    public Room Copy(string? place = null)
    {
        var copy = new Room(place);
        foreach (var folder in Directory.EnumerateDirectories(_folder, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(copy.File(Path.GetRelativePath(_folder, folder)));
        foreach (var path in Files())
            System.IO.File.Copy(File(path), copy.File(path));
        return copy;
    }

    /// <summary>Runs a command at a fixed second.</summary>
    /// <param name="second">The same one gives the same ledger.</param>
    /// <param name="disk">Where it writes.</param>
    /// <param name="arguments">In which <c>ROOM</c> stands for this folder.</param>
    public async Task<Ran> RunAsync(int second, IDisk disk, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(TextReader.Null, output, error, Interactive: false)
        {
            Time = TimeAt(second),
            Disk = disk,
            Environment = name => name == "CURATION_BY" ? "tester" : null,
        };
        var code = await Program.RunAsync(InRoom(arguments), terminal);
        return new Ran(code, output.ToString().Replace(_folder, "ROOM", StringComparison.Ordinal), error.ToString());
    }

    public static FakeTime TimeAt(int second)
    {
        var time = new FakeTime();
        time.Advance(TimeSpan.FromSeconds(second));
        return time;
    }

    /// <summary>A path of a running command, from this folder.</summary>
    public string PathOf(string path) => Path.GetRelativePath(_folder, path);

    /// <summary>Starts a command as a process of its own.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. InRoom(arguments)])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["CURATION_BY"] = "tester" },
        };
        var process = Process.Start(start)!; // it starts or throws
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    /// <summary>Runs a command that has to succeed.</summary>
    public async Task<string> DoAsync(int second, params string[] arguments)
    {
        var ran = await RunAsync(second, new Disk(), arguments);
        Assert.True(ran.Code == 0, $"'curate {string.Join(' ', arguments)}' ended with {ran.Code}: {ran.Error}");
        return ran.Output;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[] InRoom(string[] arguments) =>
        [.. arguments.Select(argument => argument.Replace("ROOM", _folder, StringComparison.Ordinal)), "--kb", Base];
}
