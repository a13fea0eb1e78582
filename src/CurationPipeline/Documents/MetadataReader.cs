using System.Globalization;
using System.Text.RegularExpressions;
using CurationPipeline.Pdf;

namespace CurationPipeline.Documents;

/// <summary>Brings together what a paper says of itself: on its first page, in its margins, in the file's own properties.</summary>
internal static partial class MetadataReader
{
    public static Metadata Read(PaperDraft draft, string text, IReadOnlyList<Block> blocks, PdfInfo info)
    {
        var title = TextOf(text, blocks, BlockKind.Title);
        var arxiv = ArxivId(draft);
        return new Metadata(
            title is null ? Plausible(info.Title) : Cased(title, info.Title, text),
            draft.Authors,
            TextOf(text, blocks, BlockKind.Abstract) is { } found ? AbstractLabel().Replace(found, "") : null,
            YearOf(arxiv) ?? YearIn(draft) ?? info.Created?.Year,
            arxiv,
            Find(draft, Doi())?.TrimEnd('.', ',', ')'));
    }

    private static string? TextOf(string text, IReadOnlyList<Block> blocks, BlockKind kind)
    {
        var parts = blocks.Where(block => block.Kind == kind).Select(block => text[block.Range.Start..block.Range.End]).ToList();
        return parts.Count == 0 ? null : string.Join(' ', parts);
    }

    private static string? Plausible(string? title) => title is { Length: > 8 } && title.Contains(' ', StringComparison.Ordinal) ? title : null;

    // A title set in capitals takes its letters' case from the file's properties, or else from the words of the text.
    private static string Cased(string title, string? property, string text)
    {
        title = title.TrimEnd('*', '∗', '†', ' ');
        if (title.Count(char.IsLower) > title.Count(char.IsLetter) / 3)
            return title;
        if (string.Equals(property?.Trim(), title, StringComparison.OrdinalIgnoreCase))
            return property!.Trim(); // equal to the title, hence not null
        return TitleWord().Replace(title, word => CasedWord(word, text));
    }

    private static string CasedWord(Match word, string text)
    {
        if (word.Index > 0 && SmallWord().IsMatch(word.Value))
            return word.Value.ToLowerInvariant();
        var capitalised = word.Value[..1] + word.Value[1..].ToLowerInvariant();
        var plain = Count(text, capitalised.ToLowerInvariant()) + Count(text, capitalised);
        return word.Length > 6 || (plain > 0 && Count(text, word.Value) <= (3 * plain) + 1) ? capitalised : word.Value;
    }

    private static int Count(string text, string word)
    {
        var count = 0;
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            count += (at == 0 || !char.IsLetter(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetter(text[at + word.Length])) ? 1 : 0;
        return count;
    }

    private static string? ArxivId(PaperDraft draft)
    {
        foreach (var margin in draft.Margins)
        {
            if (margin.Page == 1 && Arxiv().Match(margin.Text) is { Success: true } stamp)
                return stamp.Groups[1].Value;
        }

        foreach (var block in draft.Blocks)
        {
            if (block.Page == 1 && ArxivStamp().Match(block.Text) is { Success: true } stamp)
                return stamp.Groups[1].Value;
        }

        return null;
    }

    private static string? Find(PaperDraft draft, Regex pattern)
    {
        foreach (var margin in draft.Margins)
        {
            if (margin.Page == 1 && pattern.Match(margin.Text) is { Success: true } match)
                return match.Value;
        }

        foreach (var block in draft.Blocks)
        {
            if (block.Page == 1 && block.Kind != BlockKind.Reference && pattern.Match(block.Text) is { Success: true } match)
                return match.Value;
        }

        return null;
    }

    private static int? YearOf(string? arxiv) =>
        arxiv is not null && int.TryParse(arxiv.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? 2000 + year : null;

    // The year of the venue or the date, but none that belongs to a citation in the text.
    private static int? YearIn(PaperDraft draft)
    {
        foreach (var margin in draft.Margins)
        {
            if (margin.Page == 1 && Year().Match(margin.Text) is { Success: true } match)
                return int.Parse(match.Value, CultureInfo.InvariantCulture);
        }

        foreach (var block in draft.Blocks)
        {
            if (block.Page == 1 && block.Length < 300 && block.Kind is not (BlockKind.Body or BlockKind.Abstract or BlockKind.Reference or BlockKind.Caption)
                && Year().Match(block.Text) is { Success: true } match)
            {
                return int.Parse(match.Value, CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    [GeneratedRegex(@"arXiv:\s?(\d{4}\.\d{4,5}(?:v\d+)?)", RegexOptions.IgnoreCase)]
    private static partial Regex Arxiv();

    [GeneratedRegex(@"arXiv:\s?(\d{4}\.\d{4,5}v\d+)\s+\[", RegexOptions.IgnoreCase)]
    private static partial Regex ArxivStamp();

    [GeneratedRegex(@"\b10\.\d{4,9}/[^\s,;]+")]
    private static partial Regex Doi();

    [GeneratedRegex(@"\b(19[89]\d|20[0-4]\d)\b")]
    private static partial Regex Year();

    [GeneratedRegex(@"^abstract\s*[-—–.:]*\s*", RegexOptions.IgnoreCase)]
    private static partial Regex AbstractLabel();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex TitleWord();

    [GeneratedRegex(@"^(a|an|and|as|at|by|for|from|in|into|of|on|or|the|to|via)$", RegexOptions.IgnoreCase)]
    private static partial Regex SmallWord();
}
