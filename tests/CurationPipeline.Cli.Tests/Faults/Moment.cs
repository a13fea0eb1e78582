using CurationPipeline.Tests.Disks;

namespace CurationPipeline.Cli.Tests.Faults;

/// <summary>How the disk looks when the process dies before a step, or within it.</summary>
/// <param name="Step">Its number.</param>
/// <param name="Room">Everything as it was before the step.</param>
/// <param name="Cut">How many bytes of it reached the disk.</param>
/// <param name="Cutoff">Brings them there.</param>
internal sealed record Moment(int Step, Room Room, int Cut, Action<Room> Cutoff)
{
    public static IEnumerable<Moment> Of(int number, DiskStep step, Room room)
    {
        // Copies are shared by the moments of one step.
        var copy = room.Copy();
        yield return new Moment(number, copy, 0, _ => { });
        foreach (var cut in step.Cuts)
        {
            yield return new Moment(number, copy, cut, target =>
            {
                using var file = new FileStream(target.File(room.PathOf(step.Path)), step.Kind == "append" ? FileMode.Append : FileMode.Create);
                file.Write(step.Bytes.AsSpan(0, cut));
            });
        }
    }
}
