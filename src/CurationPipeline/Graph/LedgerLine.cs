namespace CurationPipeline.Graph;

/// <summary>A decision together with the bytes that it is written as.</summary>
internal readonly record struct LedgerLine(Decision Decision, ReadOnlyMemory<byte> Bytes)
{
    public static LedgerLine Of(Decision decision) => new(decision, DecisionJson.Write(decision));
}
