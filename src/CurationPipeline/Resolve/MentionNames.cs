namespace CurationPipeline.Resolve;

/// <summary>A mention with its names taken apart once.</summary>
internal sealed record MentionNames(Mention Mention, IReadOnlyList<NormalName> All)
{
    public string Kind => Mention.Kind;

    public NormalName Main => All[0];

    public IReadOnlyList<PersonName> Authors { get; } = [.. (Mention.Paper?.Authors ?? []).Select(PersonName.Of)];

    public static MentionNames Of(Mention mention)
    {
        var style = NameStyles.Of(mention.Kind);
        string[] names = [mention.Name, .. mention.Aliases];
        List<NormalName> all = [.. names.Select(name => NormalName.Of(LookAlikes.ToLatin(name), style))];
        return new MentionNames(mention, [all[0], .. all.Skip(1).Where(name => !name.IsEmpty), .. FromBrackets(all, style)]);
    }

    // "Reinforcement Learning from Human Feedback (RLHF)" defines its own acronym.
    private static IEnumerable<NormalName> FromBrackets(List<NormalName> names, NameStyle style) =>
        names.Where(name => name.Acronym is not null).Select(name => NormalName.Of(name.Acronym!, style));
}
