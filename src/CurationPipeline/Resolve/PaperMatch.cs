using CurationPipeline.Graph;

namespace CurationPipeline.Resolve;

/// <summary>Compares two papers: by what identifies them, else by title, authors and year together.</summary>
internal static class PaperMatch
{
    private const double SameTitle = 0.8;
    private const double SameAuthors = 0.6;
    private const double CutShort = 0.94;
    private const double LeastLike = 0.55;
    private const int LeastTitle = 12;

    public static Candidate Compare(MentionNames mention, Known known, NameSimilarity similarity)
    {
        var (left, right) = (mention.Mention.Paper, known.Paper);
        if (PaperIdentity.Of(left).Intersect(PaperIdentity.Of(right)).FirstOrDefault() is { } shared)
        {
            return new Candidate(known.Id, Verdict.Same, 1, $"Both have {Spoken(shared)}.");
        }

        var (title, cut, guard) = Title(mention, known, similarity);
        var (verdict, reason) = Judge(cut ? Math.Max(title, CutShort) : title, mention, known);
        if (verdict != Verdict.Different && (Conflict(left, right) ?? guard) is { } conflict)
        {
            (verdict, reason) = (title < 1 ? Verdict.Different : Verdict.Possible, conflict);
        }

        return new Candidate(known.Id, verdict, verdict == Verdict.Same ? Closeness(title, mention, known) : Math.Min(title, 0.97) * (verdict == Verdict.Possible ? 1 : 0.8), reason);
    }

    // Of several papers with one title, the one with the very authors is meant.
    private static double Closeness(double title, MentionNames mention, Known known) =>
        title >= 1 && mention.Authors.Count == known.Authors.Count ? 1 : 0.98;

    private static (double Score, bool Cut, string? Guard) Title(MentionNames mention, Known known, NameSimilarity similarity)
    {
        var best = (Score: -1.0, Cut: false, Guard: (string?)null);
        foreach (var left in mention.All)
        {
            foreach (var right in known.Normal)
            {
                var score = left.Key == right.Key ? 1 : similarity.Between(left, right).Score;
                var cut = score < 1 && IsCut(left, right);
                best = score > best.Score ? (score, cut, score < 1 ? Guards.AgainstTitle(left, right) : null) : best;
            }
        }

        return best;
    }

    // Without its subtitle, or with '(abstract)' behind it.
    private static bool IsCut(NormalName one, NormalName other) =>
        Math.Min(one.Key.Length, other.Key.Length) >= LeastTitle
        && (one.Key.StartsWith(other.Key, StringComparison.Ordinal) || other.Key.StartsWith(one.Key, StringComparison.Ordinal)
            || one.Parts.Append(one.Key).Intersect(other.Parts.Append(other.Key)).Any(part => part.Length >= LeastTitle));

    private static (Verdict Verdict, string Reason) Judge(double title, MentionNames mention, Known known)
    {
        var (left, right) = (mention.Mention.Paper, known.Paper);
        if (title < LeastLike)
        {
            return (Verdict.Different, "The titles have too little in common.");
        }

        var authors = AuthorOverlap(mention.Authors, known.Authors);
        var years = left?.Year is { } one && right?.Year is { } other ? Math.Abs(one - other) : (int?)null;
        return (title, authors, years) switch
        {
            // Anybody can give a paper a known title: without authors it is no identity, unless the base knows none either.
            (1, null, null or 0) when known.Authors.Count == 0 => (Verdict.Same, "The titles are the same."),
            (1, null, null or 0) => (Verdict.Possible, "The titles are the same; no author is named."),
            (1, null, _) => (Verdict.Possible, "The titles are the same and the years differ."),
            (1, >= SameAuthors, null or 0) => (Verdict.Same, "Title and authors are the same."),
            (1, >= SameAuthors, 1) when IsPreprint(left) || IsPreprint(right) => (Verdict.Same, "Title and authors are the same; one of the two is a preprint."),
            (1, >= SameAuthors, _) => (Verdict.Possible, $"Title and authors are the same, but {years} years lie between them."),
            (1, > 0, 0) => (Verdict.Same, "Title and year are the same, and the authors overlap."),
            (1, > 0, _) => (Verdict.Possible, "The titles are the same and some of the authors."),
            (1, _, _) => (Verdict.Different, "The titles are the same and the authors differ."),
            ( >= SameTitle, >= SameAuthors, 0) => (Verdict.Same, "Authors and year are the same, and the titles but for a few words."),
            ( >= 0.6, >= SameAuthors, _) => (Verdict.Possible, "The authors are the same and the titles alike."),
            ( >= 0.8, null, _) => (Verdict.Possible, "The titles are alike."),
            ( >= 0.8, > 0, _) => (Verdict.Possible, "The titles are alike and the authors overlap."),
            _ => (Verdict.Different, "The titles have too little in common."),
        };
    }

    // A preprint comes out in the year before; between two printed versions, a year may make two papers (a conference's, a journal's).
    private static bool IsPreprint(PaperDetails? paper) => paper?.Arxiv is not null;

    /// <summary>Share of the shorter list of authors that the longer one has; null where one is unknown.</summary>
    internal static double? AuthorOverlap(IReadOnlyList<PersonName> left, IReadOnlyList<PersonName> right)
    {
        if (left.Count == 0 || right.Count == 0)
        {
            return null;
        }

        var others = right.ToList();
        var shared = left.Count(author => Take(others, author));
        return (double)shared / Math.Min(left.Count, right.Count);
    }

    private static bool Take(List<PersonName> others, PersonName author)
    {
        var at = others.FindIndex(other => author.CanBe(other) || IsNicknamed(author, other));
        if (at >= 0)
        {
            others.RemoveAt(at);
        }

        return at >= 0;
    }

    // Mike and Michael Carey of one title: the surname and the first letter suffice here, as they do not for a person alone.
    private static bool IsNicknamed(PersonName one, PersonName other) =>
        one.Surname == other.Surname && one.Given.Count > 0 && other.Given.Count > 0 && one.Given[0][0] == other.Given[0][0];

    private static string? Conflict(PaperDetails? left, PaperDetails? right) =>
        Differ(PaperIdentity.Arxiv(left?.Arxiv), PaperIdentity.Arxiv(right?.Arxiv)) ?? Differ(PaperIdentity.Doi(left?.Doi), PaperIdentity.Doi(right?.Doi));

    private static string? Differ(string? left, string? right) =>
        left is null || right is null || left == right || left.Split(':')[0] != right.Split(':')[0] ? null : $"They have different identifiers: {left} and {right}.";

    private static string Spoken(string identifier) => identifier.Split(':', 2) switch
    {
        ["sha", _] => "the same file",
        ["arxiv", var number] => $"the arXiv number {number}",
        [_, var doi] => $"the DOI {doi}",
        _ => identifier,
    };
}
