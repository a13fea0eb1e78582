namespace CurationPipeline.Cli;

/// <summary>Entry point of <c>curate</c>.</summary>
public static class Program
{
    public static int Main() => 2;
}
