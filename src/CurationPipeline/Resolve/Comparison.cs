using CurationPipeline.Graph;

namespace CurationPipeline.Resolve;

/// <summary>Compares one mention with one known entity: identity first, then what stands against it, then likeness.</summary>
internal sealed class Comparison(EntityIndex index)
{
    private const double Guarded = 0.8;

    private readonly NameSimilarity _similarity = new(index.Rarity);

    public Candidate Compare(MentionNames mention, Known known)
    {
        var kind = mention.Kind.Length == 0 ? known.Id.Type : mention.Kind;
        if (!NameStyles.MayBeConfused(kind, known.Id.Type))
        {
            var alike = _similarity.Between(mention.Main, known.Normal[0]);
            return new Candidate(known.Id, Verdict.Different, alike.Score * Guarded, $"A {kind} is not a {known.Id.Type}.");
        }

        return known.Id.Type == kind && NameStyles.Of(kind) == NameStyle.Title
            ? PaperMatch.Compare(mention, known, _similarity)
            : CompareNames(mention, known, kind);
    }

    private Candidate CompareNames(MentionNames mention, Known known, string kind)
    {
        var names = known.Normal;
        var identity = Identity.Find(mention.All, names);
        if (identity is null)
        {
            return Alike(mention, known, names);
        }

        var doubt = kind == known.Id.Type ? null : $"It has the same name, but as a {known.Id.Type} and not as a {kind}.";
        doubt ??= identity.Doubt(mention.All, names) ?? Ambiguity(identity, known, kind);
        return doubt is null
            ? new Candidate(known.Id, Verdict.Same, 1, identity.Reason)
            : new Candidate(known.Id, Verdict.Possible, 0.95, doubt);
    }

    // An acronym that other names of the base could be shortened to says too little by itself.
    private string? Ambiguity(Identity identity, Known known, string kind)
    {
        if (identity.Left.Style == NameStyle.Person)
        {
            return identity.Left.Words.Count == 1 && OtherBearer(identity.Left, known) is { } bearer
                ? $"Only a surname is given, and {bearer.Id} bears it too."
                : null;
        }

        if (!identity.ByAcronym)
        {
            return null;
        }

        var letters = Acronym.Letters(identity.Left.IsAcronym ? identity.Left.Original : identity.Right.Original);
        var other = index.First(
            NameFeatures.Initials(letters),
            entity => entity.Id != known.Id && NameStyles.MayBeConfused(kind, entity.Id.Type) && CouldStandFor(letters, entity, identity));
        return other is null ? null : $"'{identity.Left.Original}' could also stand for '{other.Name}' ({other.Id}).";
    }

    private static bool CouldStandFor(string letters, Known entity, Identity identity) =>
        entity.Normal.Any(
            name => !name.IsAcronym && name.Key != identity.Left.Key && Acronym.Initials(name.Words, withSmallWords: false) == letters);

    private Known? OtherBearer(NormalName surname, Known known) =>
        index.First(
            NameFeatures.Word(surname.Key),
            entity => entity.Id != known.Id && NameStyles.Of(entity.Id.Type) == NameStyle.Person
                      && entity.Names.Any(name => PersonName.Of(name) is { SurnameOnly: false } person && person.Surname == surname.Key));

    // RR beside "Reward Reranking" is the short form of that, and says nothing of another name with these initials.
    private static bool IsSpelledOut(NormalName other, IReadOnlyList<NormalName> names, NormalName brief) =>
        brief.IsAcronym && IsLong(other) && names.Any(name => IsLong(name) && Acronym.Stands(brief.Original, name.Original));

    private static bool IsLong(NormalName name) => !name.IsAcronym && name.Words.Count > 1;

    private Candidate Alike(MentionNames mention, Known known, IReadOnlyList<NormalName> names)
    {
        var best = (from left in mention.All
                    from right in names
                    where !IsSpelledOut(left, names, right) && !IsSpelledOut(right, mention.All, left)
                    select (Left: left, Right: right, Likeness: _similarity.Between(left, right)))
            .MaxBy(pair => pair.Likeness.Score);
        var guard = best.Likeness.Shortened ? null : Guards.Against(best.Left, best.Right);
        return guard is null
            ? new Candidate(known.Id, Verdict.Possible, best.Likeness.Score, best.Likeness.Reason)
            : new Candidate(known.Id, Verdict.Different, best.Likeness.Score * Guarded, guard);
    }
}
