namespace CurationPipeline.Cli.Tests.Support;

/// <summary>Tests that measure time or memory: they run by themselves, after the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
