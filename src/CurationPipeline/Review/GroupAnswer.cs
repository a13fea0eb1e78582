using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace CurationPipeline.Review;

/// <summary>
/// An answer for a whole group, written as an item of its own: <c>- approve all associated_with below</c>. It holds for the
/// items under it in its section that have no answer of their own.
/// </summary>
/// <param name="Group">A kind of entity, a relation, or the role of a quote; null for all.</param>
/// <param name="Place">Where it stands.</param>
internal sealed partial record GroupAnswer(Answer Answer, string? Group, YamlPlace Place)
{
    /// <summary>Reads an item that is a line of words; null when it is fields.</summary>
    public static GroupAnswer? Read(YamlPlace place)
    {
        if (place.Node is not YamlScalarNode { Value: var words })
            return null;
        var match = Shape().Match(words ?? "");
        if (!match.Success)
        {
            throw place.Mistake(
                $"'{words}' is not an answer for a group; write it as '- approve all associated_with below', '- later all below' or '- reject all concept below as trivial'");
        }

        var say = match.Groups["say"].Value switch { "approve" => Say.Approve, "reject" => Say.Reject, _ => Say.Later };
        var reason = match.Groups["reason"].Success ? match.Groups["reason"].Value : null;
        if (reason is not null && (say != Say.Reject || !Answer.RejectReasons.Contains(reason)))
            throw place.Mistake($"'{reason}' is not a reason to reject; the reasons are {string.Join(", ", Answer.RejectReasons)}");
        return new GroupAnswer(new Answer(say, Reason: reason), match.Groups["group"].Success ? match.Groups["group"].Value : null, place);
    }

    /// <summary>Whether it answers an item; possible duplicates and marked quotes are never approved in a group.</summary>
    public bool Holds(string group, bool needsAnEye) => (Group is null || Group == group) && (Answer.Say != Say.Approve || !needsAnEye);

    /// <summary>Refuses a group that no item of its section is of: it is misspelt, and would answer nothing.</summary>
    public void RefuseUnknown(IReadOnlyCollection<string> groups)
    {
        if (Group is not null && !groups.Contains(Group))
        {
            throw Place.Mistake(groups.Count == 0
                ? $"there is nothing in this section that 'all {Group}' could mean; delete the line"
                : $"there is no '{Group}' in this section; what 'all' can mean here is {string.Join(", ", groups)}");
        }
    }

    /// <summary>Lines without those that answer a group; a comment behind one stays.</summary>
    public static string TakeOut(string lines) => string.Join('\n', lines.Split('\n').Select(Left).OfType<string>());

    private static string? Left(string line) => WholeLine().Match(line) is not { Success: true } match ? line
        : match.Groups["comment"] is { Success: true } comment ? match.Groups["indent"].Value + comment.Value
        : null;

    /// <summary>The text with each group's answer written into its items, so that nothing that comes below later is answered by it.</summary>
    public static string WriteOut(string text, string path)
    {
        return HasOne().IsMatch(text) ? ReviewSheet.Parse(text, path).WithoutGroups().ToString() : text;
    }

    [GeneratedRegex(@"\A(?<say>approve|reject|later) all( (?<group>[a-z_]+))? below( as (?<reason>[a-z_]+))?\z")]
    private static partial Regex Shape();

    [GeneratedRegex(@"^\s*- +[""']?(approve|reject|later) all( |[a-z_])*below", RegexOptions.Multiline)]
    private static partial Regex HasOne();

    [GeneratedRegex(@"\A(?<indent>\s*)- +[""']?(approve|reject|later) all( [a-z_]+)? below( as [a-z_]+)?[""']?\s*(?<comment>#.*)?\z")]
    private static partial Regex WholeLine();
}
