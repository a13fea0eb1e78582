namespace CurationPipeline.Documents;

/// <summary>The name of a person as a bibliography sorts it, <c>Last, First</c>, the other way round.</summary>
internal static class TurnedName
{
    public static string Of(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        return comma < 0 ? name : $"{name[(comma + 1)..].Trim()} {name[..comma].Trim()}";
    }
}
