using System.Globalization;

namespace CurationPipeline.Tests.Support;

/// <summary>A number from the environment by which a person makes a test try more than every run does.</summary>
public static class Setting
{
    public static int Number(string name, int otherwise = 0) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
