namespace CurationPipeline.Documents;

/// <summary>How a file is to be read.</summary>
/// <param name="Password">Opens an encrypted PDF; null tries the empty one.</param>
public sealed record ReadOptions(string? Password = null);
