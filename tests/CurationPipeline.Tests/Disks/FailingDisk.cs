using Microsoft.Data.Sqlite;

namespace CurationPipeline.Tests.Disks;

/// <summary>A disk on which one step goes wrong; without one, it only tells what is done.</summary>
internal sealed class FailingDisk(int failing = -1, DiskFault fault = default) : IDisk
{
    private const int NoRoom = 28;
    private const int InputOutput = 5;

    private readonly Disk _disk = new();
    private readonly Lock _gate = new();
    private readonly List<DiskStep> _steps = [];
    private int _counted;

    /// <summary>What was done or tried, in order.</summary>
    public IReadOnlyList<DiskStep> Steps => _steps;

    /// <summary>Called before each step with its number: the moment at which a process may die.</summary>
    public Action<int, DiskStep> Before { get; init; } = (_, _) => { };

    /// <summary>Which steps may go wrong, and are counted for it.</summary>
    public Func<DiskStep, bool> Counts { get; init; } = _ => true;

    public bool HasFailed { get; private set; }

    public bool IsDead { get; private set; }

    public void MakeFolder(string path) => Do(new DiskStep("make", path, []), _ => _disk.MakeFolder(path));

    public void Write(string path, Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        Do(new DiskStep("write", path, stream.ToArray()), bytes => File.WriteAllBytes(path, bytes));
    }

    public DateTime WriteNew(string path, ReadOnlySpan<byte> bytes)
    {
        Do(new DiskStep("write", path, bytes.ToArray()), part => _disk.WriteNew(path, part));
        return File.GetLastWriteTimeUtc(path);
    }

    public void Append(string path, ReadOnlySpan<byte> bytes, FileShare others = FileShare.Read) =>
        Do(new DiskStep("append", path, bytes.ToArray()), part => _disk.Append(path, part, others));

    public void Flush(IReadOnlyList<string> paths, bool names = false) => Do(new DiskStep("flush", paths[0], []) { Names = names }, _ => { });

    public void Move(string path, string newPath) => Do(new DiskStep("move", newPath, []), _ => _disk.Move(path, newPath));

    public void MoveFolder(string path, string newPath) => Do(new DiskStep("move", newPath, []), _ => _disk.MoveFolder(path, newPath));

    public void Delete(string path) => Do(new DiskStep("delete", path, []), _ => _disk.Delete(path));

    public void RemoveFolder(string path) => Do(new DiskStep("remove", path, []), _ => _disk.RemoveFolder(path));

    public void Commit(Action commit) => Do(new DiskStep("commit", "", []), _ => commit());

    private void Do(DiskStep step, Action<byte[]> act)
    {
        lock (_gate)
        {
            if (IsDead)
                throw new DeathException();
            Before(_steps.Count, step);
            _steps.Add(step);
            var counts = Counts(step);
            if (counts && HasFailed && fault == DiskFault.FullFromThenOn && step.NeedsRoom)
                throw Failure(step);
            if (!counts || _counted++ != failing)
            {
                act(step.Bytes);
                return;
            }

            HasFailed = true;
            if (fault is DiskFault.FullHalfway or DiskFault.DeathHalfway && step.Bytes.Length > 1)
                act(step.Bytes[..(step.Bytes.Length / 2)]);
            IsDead = fault is DiskFault.Death or DiskFault.DeathHalfway;
            throw IsDead ? new DeathException() : Failure(step);
        }
    }

    private Exception Failure(DiskStep step) => (step.Kind, fault) switch
    {
        ("commit", DiskFault.Broken) => new SqliteException("disk I/O error", 10),
        ("commit", _) => new SqliteException("database or disk is full", 13),
        (_, DiskFault.Denied) => new UnauthorizedAccessException($"Access to the path '{step.Path}' is denied."),
        (_, DiskFault.Broken) => new IOException($"Input/output error : '{step.Path}'", InputOutput),
        _ => new IOException($"No space left on device : '{step.Path}'", NoRoom),
    };
}

/// <summary>One step that changes the disk.</summary>
/// <param name="Kind">make, write, append, flush, move, delete, remove or commit.</param>
/// <param name="Bytes">What is written, if anything is.</param>
internal sealed record DiskStep(string Kind, string Path, byte[] Bytes)
{
    /// <summary>Whether a flush waits for the names of files, too.</summary>
    public bool Names { get; init; }

    public bool NeedsRoom => Kind is not ("delete" or "remove" or "flush");

    /// <summary>How the disk may refuse it.</summary>
    public IEnumerable<DiskFault> Refusals => Kind switch
    {
        "write" or "append" => [DiskFault.Full, DiskFault.FullFromThenOn, DiskFault.FullHalfway, DiskFault.Denied, DiskFault.Broken],
        "flush" => [DiskFault.Broken],
        "commit" => [DiskFault.Full, DiskFault.FullFromThenOn, DiskFault.Broken],
        "delete" or "remove" => [DiskFault.Denied, DiskFault.Broken],
        _ => [DiskFault.Full, DiskFault.FullFromThenOn, DiskFault.Denied, DiskFault.Broken],
    };

    /// <summary>After how many bytes a death may cut it off; the one before it is told apart by nothing being written at all.</summary>
    public IEnumerable<int> Cuts => Bytes.Length < 8 ? []
        : Kind == "append" ? new[] { 1, Bytes.Length / 4, Bytes.Length / 2, Bytes.Length * 3 / 4, Bytes.Length - 1 }.Distinct()
        : Kind == "write" ? [Bytes.Length / 2]
        : [];

    public override string ToString() => $"{Kind} {System.IO.Path.GetFileName(Path)}";
}
