namespace CurationPipeline.Tests.Disks;

/// <summary>A way in which a step that changes the disk goes wrong.</summary>
public enum DiskFault
{
    /// <summary>There is no room for it, and then there is again.</summary>
    Full,

    /// <summary>There is no room for it, nor for anything after it.</summary>
    FullFromThenOn,

    /// <summary>There is room for a half of it.</summary>
    FullHalfway,

    /// <summary>It is not allowed.</summary>
    Denied,

    /// <summary>The disk fails at it.</summary>
    Broken,

    /// <summary>The process dies, and nothing of it was done.</summary>
    Death,

    /// <summary>The process dies when a half of it was done.</summary>
    DeathHalfway,
}

/// <summary>What ends a command as the end of its process would: nothing may catch it, and nothing comes after it.</summary>
public sealed class DeathException() : Exception("The process is dead.");
