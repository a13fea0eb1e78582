using System.ComponentModel;
using System.Diagnostics;

namespace CurationPipeline.Cli;

/// <summary>Who is deciding.</summary>
internal static class Person
{
    /// <summary>The name given, else the one in git's settings, else the user's.</summary>
    public static string Name(string? given, Terminal terminal) =>
        NotBlank(given) ?? NotBlank(terminal.Environment("CURATION_BY")) ?? NotBlank(GitName()) ?? NotBlank(terminal.Environment("USER")) ?? "somebody";

    private static string? NotBlank(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim();

    private static string? GitName()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["config", "user.name"]) { RedirectStandardOutput = true, RedirectStandardError = true });
            var name = git?.StandardOutput.ReadToEnd();
            return git is not null && git.WaitForExit(2000) && git.ExitCode == 0 ? name : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
