using CurationPipeline.Graph;

namespace CurationPipeline.Resolve;

/// <summary>Compares two papers: by what identifies them, else by title, authors and year together.</summary>
internal static class PaperMatch
{
    private const double SameTitle = 0.93;
    private const double SameAuthors = 0.6;

    public static Candidate Compare(MentionNames mention, Known known, NameSimilarity similarity)
    {
        var (left, right) = (mention.Mention.Paper, known.Paper);
        if (PaperIdentity.Of(left).Intersect(PaperIdentity.Of(right)).FirstOrDefault() is { } shared)
        {
            return new Candidate(known.Id, Verdict.Same, 1, $"Both have {Spoken(shared)}.");
        }

        var (title, guard) = Title(mention, known, similarity);
        var (verdict, reason) = Judge(title, left, right);
        if (verdict != Verdict.Different && (Conflict(left, right) ?? guard) is { } conflict)
        {
            (verdict, reason) = (title < 1 ? Verdict.Different : Verdict.Possible, conflict);
        }

        return new Candidate(known.Id, verdict, verdict == Verdict.Same ? 1 : Math.Min(title, 0.97) * (verdict == Verdict.Possible ? 1 : 0.8), reason);
    }

    private static (double Score, string? Guard) Title(MentionNames mention, Known known, NameSimilarity similarity)
    {
        var best = (Score: -1.0, Guard: (string?)null);
        foreach (var left in mention.All)
        {
            foreach (var right in known.Names.Select(name => NormalName.Of(name, NameStyle.Title)))
            {
                var score = left.Key == right.Key ? 1 : similarity.Between(left, right).Score;
                best = score > best.Score ? (score, score < 1 ? Guards.Against(left, right) : null) : best;
            }
        }

        return best;
    }

    private static (Verdict Verdict, string Reason) Judge(double title, PaperDetails? left, PaperDetails? right)
    {
        var authors = AuthorOverlap(left?.Authors ?? [], right?.Authors ?? []);
        var years = left?.Year is { } one && right?.Year is { } other ? Math.Abs(one - other) : (int?)null;
        return (title, authors, years) switch
        {
            (1, null, null or 0) => (Verdict.Same, "The titles are the same."),
            (1, null, _) => (Verdict.Possible, "The titles are the same and the years differ."),
            (1, >= SameAuthors, null or <= 1) => (Verdict.Same, "Title and authors are the same."),
            (1, >= SameAuthors, _) => (Verdict.Possible, $"Title and authors are the same, but {years} years lie between them."),
            (1, > 0, 0) => (Verdict.Same, "Title and year are the same, and the authors overlap."),
            (1, > 0, _) => (Verdict.Possible, "The titles are the same and some of the authors."),
            (1, _, _) => (Verdict.Different, "The titles are the same and the authors differ."),
            ( >= SameTitle, >= SameAuthors, 0) => (Verdict.Same, "Authors and year are the same, and the titles but for a few letters."),
            ( >= 0.6, >= SameAuthors, _) => (Verdict.Possible, "The authors are the same and the titles alike."),
            ( >= 0.8, null, _) => (Verdict.Possible, "The titles are alike."),
            ( >= 0.8, > 0, _) => (Verdict.Possible, "The titles are alike and the authors overlap."),
            _ => (Verdict.Different, "The titles have too little in common."),
        };
    }

    /// <summary>Share of the shorter list of authors that the longer one has; null where one is unknown.</summary>
    internal static double? AuthorOverlap(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        if (left.Count == 0 || right.Count == 0)
        {
            return null;
        }

        var others = right.Select(PersonName.Of).ToList();
        var shared = left.Select(PersonName.Of).Count(author => Take(others, author));
        return (double)shared / Math.Min(left.Count, right.Count);
    }

    private static bool Take(List<PersonName> others, PersonName author)
    {
        var at = others.FindIndex(author.CanBe);
        if (at >= 0)
        {
            others.RemoveAt(at);
        }

        return at >= 0;
    }

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
