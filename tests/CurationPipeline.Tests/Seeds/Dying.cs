using CurationPipeline.Seeds;

namespace CurationPipeline.Tests.Seeds;

/// <summary>How the machine dies at a write.</summary>
public enum Death
{
    /// <summary>Nothing of it reached the disk.</summary>
    Before,

    /// <summary>A part of it did.</summary>
    Within,

    /// <summary>All of it did, and nothing after it.</summary>
    After,
}

/// <summary>A disk that takes so many writes and then none any more.</summary>
internal sealed class DyingFiles(int deadly, Death death) : IFiles
{
    private readonly DiskFiles _disk = new();
    private int _writes;

    public bool Died { get; private set; }

    public void Append(string path, ReadOnlySpan<byte> bytes)
    {
        var whole = bytes.ToArray();
        Write(() => _disk.Append(path, whole), () => _disk.Append(path, whole.AsSpan(0, whole.Length / 2)));
    }

    public void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        var whole = bytes.ToArray();
        Write(() => _disk.Replace(path, whole), () => File.WriteAllBytes(path + ".new", whole[..(whole.Length / 2)]));
    }

    public void Delete(string path) => Write(() => _disk.Delete(path), () => { });

    public void Move(string path, string newPath) => Write(() => _disk.Move(path, newPath), () => { });

    private void Write(Action whole, Action part)
    {
        if (Died)
            throw new IOException("The machine is dead.");
        if (_writes++ != deadly)
        {
            whole();
            return;
        }

        Died = true;
        if (death == Death.Within)
            part();
        else if (death == Death.After)
            whole();
        throw new IOException("The machine dies.");
    }
}
