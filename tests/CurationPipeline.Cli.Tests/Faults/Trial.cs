namespace CurationPipeline.Cli.Tests.Faults;

/// <summary>A command that is disturbed, and what it is run on.</summary>
/// <param name="Name">As it is told in the results.</param>
/// <param name="Arrange">Makes the base.</param>
/// <param name="Command">The command line.</param>
internal sealed record Trial(string Name, Func<Room, Task> Arrange, params string[] Command)
{
    /// <summary>Commands that do the first parts of it; each of them leaves a whole state, too.</summary>
    public IReadOnlyList<string[]> Parts { get; init; } = [];
}
