using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CurationPipeline;

/// <summary>
/// Lets a YAML file through as long as a person could have meant it: nested no deeper than any of ours, and without aliases, by
/// which a few lines hold more than any memory, or hold themselves.
/// </summary>
internal sealed class YamlGuard(IParser inner, string file) : IParser
{
    private const int Deepest = 50;

    private int _depth;

    public ParsingEvent? Current => inner.Current;

    public bool MoveNext()
    {
        if (!inner.MoveNext())
            return false;
        if (Current is not { } read)
            return true;
        _depth += read.NestingIncrease;
        if (_depth > Deepest)
            throw Refusal(read, $"lists and fields are nested more than {Deepest} deep here; take the nesting out");
        if (read is AnchorAlias alias)
            throw Refusal(read, $"'*{alias.Value}' stands for a value that is written elsewhere; write the value itself here");
        return true;
    }

    private CurationException Refusal(ParsingEvent at, string what) => new($"{file}({at.Start.Line},{at.Start.Column}): {what}.");
}
