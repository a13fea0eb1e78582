using System.Text;
using CurationPipeline.Documents;

namespace CurationPipeline.Extract.Rules;

/// <summary>What a document says of itself: the paper, who wrote it, and which works of the base it cites.</summary>
internal static class PaperFacts
{
    private const string First = "The first page names the author.";
    private const int ShortestTitle = 16;
    private const int LongestReference = 600;

    /// <summary>All of it, with the ids of what the base already has.</summary>
    public static (IReadOnlyList<EntityMention> Entities, IReadOnlyList<RelationMention> Relations) Of(
        Document document, IReadOnlyList<KnownEntity> known, EndMention paper)
    {
        var authors = Authors(document, paper).Take(Shortlist.Authors).ToList();
        var citations = Citations(document, known, paper).ToList();
        return (
            [
                Recognised(Paper(document, paper.Name), known),
                .. authors.Select(pair => Recognised(pair.Author, known)),
                .. citations.Select(pair => new EntityMention("paper", pair.Cited.Name, "", [], pair.Cites.Evidence, 0) { KnownId = pair.Cited.Id }),
            ],
            [.. authors.Select(pair => pair.Wrote), .. citations.Select(pair => pair.Cites)]);
    }

    /// <summary>The mention with the id of the known entity of its kind and name, where there is one.</summary>
    public static EntityMention Recognised(EntityMention mention, IReadOnlyList<KnownEntity> known) => mention with
    {
        KnownId = known.FirstOrDefault(entity => entity.Kind == mention.Kind && Names.Key(entity.Name) == Names.Key(mention.Name))?.Id,
    };

    public static EntityMention Paper(Document document, string title)
    {
        var evidence = document.Blocks.Where(block => block.Kind == BlockKind.Title).Take(1)
            .Select(block => Quote(document, block.Range, "The title.", QuoteRoles.Background)).ToList();
        return new EntityMention("paper", title, FirstSentences(document), [], evidence, 0);
    }

    /// <summary>The title, else the file's name without its ending: a paper is never nameless.</summary>
    public static string TitleOf(Document document) =>
        document.Metadata.Title is { Length: > 0 } title ? title : Path.GetFileNameWithoutExtension(document.FileName);

    public static IEnumerable<(EntityMention Author, RelationMention Wrote)> Authors(Document document, EndMention paper)
    {
        foreach (var author in document.Metadata.Authors.Where(IsPerson).Distinct(StringComparer.Ordinal))
        {
            var evidence = Where(document, author) is { } range ? [Quote(document, range, First, QuoteRoles.Background)] : Array.Empty<QuoteMention>();
            yield return (
                new EntityMention("thinker", author, $"An author of \"{paper.Name}\".", [], evidence, 0),
                new RelationMention(new EndMention("thinker", author), "authored", paper, First, evidence, 0));
        }
    }

    /// <summary>Edges to the papers of the base whose title stands in a reference.</summary>
    public static IEnumerable<(KnownEntity Cited, RelationMention Cites)> Citations(
        Document document, IReadOnlyList<KnownEntity> known, EndMention paper)
    {
        var references = document.Blocks.Where(block => block.Kind == BlockKind.Reference)
            .Select(block => (Letters: Letters(document[block.Range]), block.Range)).ToList();
        foreach (var work in known.Where(entity => entity.Kind == "paper" && Letters(entity.Name) != Letters(paper.Name)))
        {
            var titles = work.Aliases.Prepend(work.Name).Select(title => Letters(title)).Where(title => title.Length >= ShortestTitle).ToList();
            var hit = references
                .SelectMany(reference => titles.Select(title => (reference.Range, At: reference.Letters.IndexOf(title, StringComparison.Ordinal), title.Length)))
                .FirstOrDefault(hit => hit.At >= 0);
            if (hit.Length == 0)
                continue;
            var title = new TextRange(LetterAt(document, hit.Range, hit.At), LetterAt(document, hit.Range, hit.At + hit.Length - 1) + 1);
            var range = Window(document.Text, hit.Range, title);
            var quote = Quote(document, range, $"The reference list has \"{work.Name}\".", QuoteRoles.Background);
            yield return (work, new RelationMention(
                paper, "cites", new EndMention("paper", work.Name), $"The reference list has \"{work.Name}\".", [quote], 0));
        }
    }

    /// <summary>What to quote of a reference: all of it, or of one with very many authors whole words around the title.</summary>
    private static TextRange Window(string text, TextRange reference, TextRange title)
    {
        if (reference.Length <= LongestReference)
            return reference;
        var start = title.End - reference.Start <= LongestReference ? reference.Start : title.Start;
        var end = Math.Max(title.End, Math.Min(start + LongestReference, reference.End));
        while (start > reference.Start && !char.IsWhiteSpace(text[start - 1]))
            start--;
        while (end < reference.End && !char.IsWhiteSpace(text[end]))
            end++;
        return new TextRange(start, end);
    }

    /// <summary>Where in the text the n-th letter or digit of a range stands.</summary>
    private static int LetterAt(Document document, TextRange range, int n)
    {
        var at = range.Start;
        for (var seen = 0; seen < n || !char.IsLetterOrDigit(document.Text[at]); at++)
            seen += char.IsLetterOrDigit(document.Text[at]) ? 1 : 0;
        return at;
    }

    private static QuoteMention Quote(Document document, TextRange range, string rationale, string role) =>
        new(document.Text[range.Start..range.End], rationale, role, null, 0);

    private static string FirstSentences(Document document)
    {
        var block = document.Blocks.FirstOrDefault(block => block.Kind == BlockKind.Abstract);
        if (block is null)
            return "";
        var sentences = Sentences.Of(document.Text, block.Range);
        return string.Join(' ', sentences.Take(2).Select(range => document.Text[range.Start..range.End]));
    }

    private static TextRange? Where(Document document, string author)
    {
        var at = document.Text.IndexOf(author, StringComparison.Ordinal);
        return at < 0 ? null : new TextRange(at, at + author.Length);
    }

    /// <summary>Two words or more, no digits, no institution.</summary>
    private static bool IsPerson(string author) =>
        author.Contains(' ', StringComparison.Ordinal) && author.Length < 60 && !author.Any(c => char.IsDigit(c) || c is '@' or '{' or '/' or ':')
        && char.IsUpper(author[0]);

    private static string Letters(ReadOnlySpan<char> text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                letters.Append(char.ToLowerInvariant(c));
        }

        return letters.ToString();
    }
}
