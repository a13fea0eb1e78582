using System.Runtime.CompilerServices;

namespace CurationPipeline.Tests.Support;

/// <summary>
/// Compares what a test made with what a person has reviewed. File names are Verify's
/// (<c>Class.Method.verified.txt</c>, and <c>.received.txt</c> where it differs), so that Verify can take over.
/// </summary>
public static class Snapshot
{
    /// <summary>Fails unless the text is that of the reviewed file in <c>Snapshots/</c> beside the test.</summary>
    /// <param name="actual">What the test made.</param>
    /// <param name="extension">The file's ending without its dot.</param>
    /// <param name="method">Filled in by the compiler.</param>
    /// <param name="path">Filled in by the compiler.</param>
    public static void Verify(
        string actual, string extension = "txt", [CallerMemberName] string method = "", [CallerFilePath] string path = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(path)!, "Snapshots");
        var name = $"{Path.GetFileNameWithoutExtension(path)}.{method}";
        var verified = Path.Combine(folder, $"{name}.verified.{extension}");
        var received = Path.Combine(folder, $"{name}.received.{extension}");
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : null;
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(received, actual);
        Assert.Fail(expected is null
            ? $"There is no reviewed snapshot yet. Read '{received}' and, if it is right, rename it to '{verified}'."
            : $"The output is not the reviewed one{FirstDifference(expected, actual)}. Compare '{received}' with '{verified}'.");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $": line {line + 1} was '{before.ElementAtOrDefault(line)}' and is '{after.ElementAtOrDefault(line)}'";
    }
}
