using CurationPipeline.Tests.Support;

namespace CurationPipeline.Cli.Tests.Support;

/// <summary>A knowledge base of its own, and <c>curate</c> as a person would call it on that base.</summary>
internal sealed class Curate : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FakeTime Time { get; } = new();

    public string Folder => _folder.Path;

    /// <summary>What commands find in the environment; nothing of the machine's own.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Where commands write.</summary>
    public IDisk Disk { get; set; } = new Disk();

    public string File(params string[] parts) => _folder.File(parts);

    /// <summary>Starts from the project's sample base.</summary>
    public static Curate WithSampleBase()
    {
        var curate = new Curate();
        foreach (var file in Directory.EnumerateFiles(Repository.File("seeds"), "*", SearchOption.AllDirectories))
        {
            var copy = curate.File("seeds", Path.GetRelativePath(Repository.File("seeds"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(file, copy);
        }

        return curate;
    }

    /// <summary>Runs a command on this base.</summary>
    public async Task<Ran> RunAsync(params string[] arguments)
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(TextReader.Null, output, error, Interactive: false) { Time = Time, Disk = Disk, Environment = name => Environment.GetValueOrDefault(name) };
        var code = await Program.RunAsync([.. arguments, "--kb", Folder], terminal);
        return new Ran(code, output.ToString(), error.ToString());
    }

    /// <summary>What happens just before a key is pressed.</summary>
    public Action<char> Pressing { get; set; } = _ => { };

    /// <summary>Runs a command at which a person presses keys; an editor, if one is started, is this command.</summary>
    public async Task<Ran> PressAsync(string keys, string? editor, params string[] arguments)
    {
        var pressed = new Queue<char>(keys);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(TextReader.Null, output, error, Interactive: false)
        {
            Time = Time,
            Disk = Disk,
            Environment = name => name == "EDITOR" ? editor : null,
            ReadKey = () =>
            {
                var key = pressed.Dequeue();
                Pressing(key);
                return new ConsoleKeyInfo(key, key == '\n' ? ConsoleKey.Enter : ConsoleKey.None, false, false, false);
            },
        };
        var code = await Program.RunAsync([.. arguments, "--kb", Folder], terminal);
        return new Ran(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command that has to succeed, and gives what it printed.</summary>
    public async Task<string> OutputOf(params string[] arguments)
    {
        var ran = await RunAsync(arguments);
        Assert.True(ran.Code == 0, $"'curate {string.Join(' ', arguments)}' ended with {ran.Code}: {ran.Error}");
        return ran.Output;
    }

    /// <summary>The entries under <c>seeds/</c>, by path: what a person sees as the base.</summary>
    public SortedDictionary<string, string> Entries() => new(
        Directory.Exists(File("seeds"))
            ? Directory.EnumerateFiles(File("seeds"), "*.yaml", SearchOption.AllDirectories)
                .ToDictionary(path => Path.GetRelativePath(Folder, path), System.IO.File.ReadAllText)
            : [],
        StringComparer.Ordinal);

    /// <summary>Changes a review file as a person would in an editor.</summary>
    public static void Edit(string path, Func<string, string> change) => System.IO.File.WriteAllText(path, change(System.IO.File.ReadAllText(path)));

    public void Dispose() => _folder.Dispose();
}

/// <summary>What a command did.</summary>
internal sealed record Ran(int Code, string Output, string Error);
