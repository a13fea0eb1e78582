using System.Text.RegularExpressions;
using CurationPipeline.Pdf;
using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Documents;

/// <summary>Tells headings, captions, footnotes, references, tables and mathematics from running text.</summary>
internal static partial class BlockKinds
{
    /// <summary>Sets the kind of every block.</summary>
    /// <param name="blocks">In reading order.</param>
    /// <param name="pages">The pages that they come from.</param>
    /// <param name="bodySize">The size of the running text.</param>
    public static void Assign(IReadOnlyList<PrintedBlock> blocks, IReadOnlyList<PageLayout> pages, float bodySize)
    {
        var inReferences = false;
        foreach (var block in blocks)
        {
            if (block.Kind != BlockKind.Body)
                continue;
            block.Kind = KindOf(block, pages[block.Page - 1], bodySize);
            if (block.Kind == BlockKind.Heading)
            {
                block.Level = LevelOf(block.Text);
                inReferences = ReferencesHeading().IsMatch(block.Text);
            }
            else if (inReferences && block.Kind is BlockKind.Body or BlockKind.Maths)
            {
                block.Kind = BlockKind.Reference;
            }
        }
    }

    private static BlockKind KindOf(PrintedBlock block, PageLayout page, float bodySize)
    {
        if (block.First.InFigure || (!block.First.Upright && block.Length < 60))
            return BlockKind.Figure;
        if (CaptionStart().IsMatch(block.First.Text))
            return BlockKind.Caption;
        if (IsFootnote(block, page, bodySize) || (block.Page == 1 && Imprint().IsMatch(block.First.Text)))
            return BlockKind.Footnote;
        if (IsTable(block))
            return BlockKind.Table;
        if (IsMaths(block))
            return BlockKind.Maths;
        return IsHeading(block, bodySize) ? BlockKind.Heading : BlockKind.Body;
    }

    private static bool IsFootnote(PrintedBlock block, PageLayout page, float bodySize)
    {
        if (block.Size > 0.95f * bodySize || block.First.Baseline < 0.3f * page.Height)
            return false;
        var first = block.First;
        var marked = first.Text.Length > 1
            && ((first.Styles[0] & CharStyle.Superscript) != 0 || first.Text[0] is '*' or '†' or '‡' or '∗' or '§');
        return marked || IsUnderShortRule(first, page);
    }

    private static bool IsUnderShortRule(TextLine line, PageLayout page)
    {
        foreach (var rule in page.Rules)
        {
            var isShort = rule.Width > 20 && rule.Width < 0.3f * page.Width && Math.Abs(rule.X0 - line.Measure.Left) < 6;
            if (isShort && rule.Y0 < line.Baseline && rule.Y0 > 0.4f * page.Height && line.Baseline - rule.Y0 < 0.25f * page.Height)
                return true;
        }

        return false;
    }

    private static bool IsTable(PrintedBlock block)
    {
        var rows = 0;
        foreach (var (_, line) in block.Lines)
            rows += line.Cells > 1 ? 1 : 0;
        return rows >= 2 && rows * 2 >= block.Lines.Count && block.Lines.Sum(line => line.Line.Cells) >= 5;
    }

    private static bool IsMaths(PrintedBlock block)
    {
        int words = 0, signs = 0, letters = 0;
        foreach (var (_, line) in block.Lines)
        {
            var run = 0;
            for (var i = 0; i <= line.Text.Length; i++)
            {
                var c = i < line.Text.Length ? line.Text[i] : ' ';
                var isMath = i < line.Text.Length && ((line.Styles[i] & CharStyle.Math) != 0 || char.IsSymbol(c));
                signs += isMath ? 1 : 0;
                letters += c == ' ' ? 0 : 1;
                run = char.IsLetter(c) && !isMath ? run + 1 : 0;
                words += run == 4 ? 1 : 0;
            }
        }

        return letters > 0 && signs > 0.25f * letters && words <= 2 + (block.Lines.Count / 2);
    }

    private static bool IsHeading(PrintedBlock block, float bodySize)
    {
        var text = block.Text;
        if (block.Lines.Count > 3 || text.Length is < 3 or > 160 || !text.Any(char.IsLetter) || block.Size < 0.88f * bodySize)
            return false;
        if (KnownHeading().IsMatch(text))
            return true;
        if (!char.IsLetterOrDigit(text[0]) || text[^1] is '.' or ',' or ';' || text.Contains('@', StringComparison.Ordinal))
            return false;
        var numbered = Numbered().IsMatch(text);
        var bold = block.Share(CharStyle.Bold) > 0.85f;
        var capitals = text.Where(char.IsLetter).All(char.IsUpper);
        return block.Size > 1.12f * bodySize
            || (bold && (numbered || text.Length <= 90) && char.IsLetterOrDigit(text[0]) && text.Length > 3)
            || (numbered && text.Length <= 100 && (capitals || block.Share(CharStyle.Italic) > 0.8f));
    }

    private static int LevelOf(string text)
    {
        var number = Numbered().Match(text);
        return number.Success ? 1 + number.Groups[1].Value.TrimEnd('.').Count(c => c == '.') : 1;
    }

    [GeneratedRegex(@"^(\d{1,2}(?:\.\d{1,2}){0,4}\.?|[A-Z](?:\.\d{1,2})*\.?|[IVX]{1,5}\.|Appendix [A-Z]\.?:?)\s+\S*\p{L}")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(Figure|Fig\.|FIGURE|FIG\.|Table|TABLE|Algorithm|Listing|Box|Box\s)\s*(S?\d+|[A-Z]\.?\d+|[IVX]+)\s*([.:|]|$|\s[A-Z(])")]
    private static partial Regex CaptionStart();

    [GeneratedRegex(@"^(doi:|https?://doi\.org|©|copyright\b|permission to make|correspondence to|proceedings of|preprint\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Imprint();

    [GeneratedRegex(@"^(\d+\.?\s+)?(references|bibliography|works cited|literature cited)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex ReferencesHeading();

    [GeneratedRegex(@"^(\d+\.?\s+|[IVX]+\.\s+)?(abstract|references|bibliography|acknowledge?ments?|appendix|introduction|conclusions?|contents)\s*[.:]?$", RegexOptions.IgnoreCase)]
    private static partial Regex KnownHeading();
}
