using System.Buffers;
using System.Text;
using CurationPipeline.Pdf.Layout;

namespace CurationPipeline.Documents;

/// <summary>Picks the names of people out of the lines under a title.</summary>
internal static class AuthorNames
{
    private const float CellGap = 0.9f;
    private const char Cut = '\u0001';

    private static readonly SearchValues<char> Signs = SearchValues.Create("*∗†‡§¶‖♠♣♥♦♢♡⋆★☆⊕⊗◦•·✉,;|\u0001");

    private static readonly HashSet<string> NotNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "University", "Institute", "Research", "Lab", "Labs", "Laboratory", "Google", "OpenAI", "DeepMind", "Anthropic", "Department",
        "School", "College", "Center", "Centre", "Inc", "Inc.", "AI", "Team", "Microsoft", "Meta", "Independent", "Academy", "Foundation",
        "Technology", "Technologies", "Science", "Sciences", "Engineering", "Computer", "Group", "Corporation", "Company", "Ltd", "Ltd.",
        "San", "New", "United", "Hong", "South", "North", "USA", "UK", "China", "Germany", "France", "Canada", "Japan", "Singapore",
        "Universität", "Université", "Universidad", "Universitat", "Apple", "Amazon", "Nvidia", "IBM", "Facebook", "Brain", "Redwood",
        "Equal", "Contribution", "Corresponding", "Author", "Authors", "Preprint", "Abstract", "Machine", "Learning", "Intelligence",
        "Alignment", "Safety", "Email", "The", "For", "Of", "Systems", "Faculty", "Hospital", "Security", "State", "Program",
        "National", "International", "Published", "Conference", "Workshop", "Proceedings", "Draft", "Version", "Cambridge", "Oxford",
    };

    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
    {
        "van", "von", "de", "der", "den", "di", "da", "del", "della", "dos", "du", "la", "le", "el", "al", "bin", "ibn", "ter", "ten", "y",
    };

    /// <summary>The names, in the order in which they are printed.</summary>
    public static IReadOnlyList<string> Read(IReadOnlyList<TextLine> lines)
    {
        var names = new List<string>();
        (bool Bold, float Size)? style = null;
        foreach (var line in lines)
        {
            if (line.Text.Contains('@', StringComparison.Ordinal) || line.Text.Contains("http", StringComparison.Ordinal))
                continue;
            var own = (IsBold(line), line.Size);
            if (style is { } first && (first.Bold != own.Item1 || Math.Abs(first.Size - own.Size) > 0.06f * first.Size))
                continue;
            foreach (var part in Parts(line))
            {
                if (!IsName(part))
                    continue;
                style ??= own;
                if (!names.Contains(part))
                    names.Add(part);
            }
        }

        return names;
    }

    private static IEnumerable<string> Parts(TextLine line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < line.Text.Length; i++)
        {
            var c = line.Text[i];
            var isMark = (line.Styles[i] & CharStyle.Superscript) != 0 || char.IsAsciiDigit(c);
            var isGap = c == ' ' && i + 1 < line.Text.Length && line.Left[i + 1] - line.Right[i] > CellGap * line.Size;
            text.Append(isMark || isGap ? Cut : c);
        }

        var plain = Nfkc.Of(text.ToString())
            .Replace(" and ", "\u0001", StringComparison.Ordinal)
            .Replace(" & ", "\u0001", StringComparison.Ordinal);
        if (plain.StartsWith("and ", StringComparison.Ordinal))
            plain = plain[4..];
        var start = 0;
        for (var i = 0; i <= plain.Length; i++)
        {
            if (i < plain.Length && !Signs.Contains(plain[i]))
                continue;
            var part = plain[start..i].Trim(' ', '.', ':');
            start = i + 1;
            if (part.Length > 0)
                yield return part;
        }
    }

    private static bool IsName(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 2 or > 5 || part.Length > 45)
            return false;
        foreach (var word in words)
        {
            if (NotNames.Contains(word) || (!Particles.Contains(word) && !IsNameWord(word)))
                return false;
        }

        return char.IsUpper(words[0][0]) && words[^1].Length > 1;
    }

    private static bool IsNameWord(string word)
    {
        if (!char.IsUpper(word[0]) && !(word[0] is '“' or '"' or '‘'))
            return false;
        foreach (var c in word)
        {
            if (!char.IsLetter(c) && c is not ('.' or '-' or '\'' or '’' or '‐' or '“' or '”' or '"' or '(' or ')'))
                return false;
        }

        return true;
    }

    private static bool IsBold(TextLine line)
    {
        int bold = 0, letters = 0;
        for (var i = 0; i < line.Text.Length; i++)
        {
            if (!char.IsLetter(line.Text[i]) || (line.Styles[i] & CharStyle.Superscript) != 0)
                continue;
            letters++;
            bold += (line.Styles[i] & CharStyle.Bold) != 0 ? 1 : 0;
        }

        return bold * 2 > letters;
    }
}
