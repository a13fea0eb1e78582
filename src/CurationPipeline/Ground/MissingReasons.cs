using System.Text.Json;

namespace CurationPipeline.Ground;

/// <summary>The reasons by the names that files and scripts know them by.</summary>
public static class MissingReasons
{
    private static readonly string[] Codes =
        [.. Enum.GetNames<MissingReason>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    /// <summary>As in <c>number-changed</c>.</summary>
    public static string Code(this MissingReason reason) => Codes[(int)reason];
}
