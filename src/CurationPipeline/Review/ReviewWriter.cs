using System.Globalization;
using System.Text;
using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>Writes proposals as the YAML that a person edits.</summary>
public static class ReviewWriter
{
    /// <summary>Name of the JSON Schema that lies beside the review files.</summary>
    public const string SchemaName = "review.schema.json";

    /// <summary>The schema's text.</summary>
    public static string Schema { get; } = ReadSchema();

    private static readonly string Header = $"""
        # yaml-language-server: $schema=review.schema.json
        # Nothing enters the base before you answer here and run 'curate apply'; corrected fields, 'note:' and comments are kept.
        # Behind 'decision:' write approve, reject, later, or same-as TYPE:SLUG for an entity of the base; 'reason:' may be one of
        # {string.Join(", ", Answer.RejectReasons)}.
        # An edge brings its evidence, except a piece rejected by itself; an item '- approve all uses below' answers all 'uses' under it.
        # What is pending waits; 'approve_rest: true' approves it all, except possible duplicates and quotes marked for your eye.

        """;

    public static string Write(Proposals proposals)
    {
        var text = new StringBuilder(Header);
        text.Append("format: ").Append(ReviewFile.Format).Append('\n');
        text.Append(Paper(proposals.Paper)).Append(Run(proposals.Run));
        text.Append("approve_rest: false\n");
        Warnings(text, proposals.Warnings);
        if (proposals.Revisions.Count > 0)
        {
            Section(text, "new_version", [.. proposals.Revisions.Select(Revision)]);
        }

        Section(text, "entities", [.. proposals.Entities.Select(Entity)]);
        Section(text, "edges", [.. proposals.Edges.Select(Edge)]);
        Section(text, "quotes", [.. proposals.Quotes.Select(Quote)]);
        Section(text, "unverified", [.. proposals.Unverified.Select(Unverified)]);
        Section(text, "losses", proposals.Losses.Count == 0 ? [] : [string.Concat(proposals.Losses.Select(Loss))]);
        return text.ToString();
    }

    private const string SimilarHeader = """
        # yaml-language-server: $schema=review.schema.json
        # Entities of the base that lie near each other in meaning and that no edge joins. Nothing changes before you say so here
        # and run 'curate apply'; what you answer is not asked again unless a description changes, and 'curate undo' takes it back.
        # Behind each 'decision:' write duplicate (the second goes into the first), same-as TYPE:SLUG (that one of the two stays),
        # edge (the one in 'edge:' holds; say why behind 'rationale:'), unrelated, or later ('curate similar --later' lists those).

        """;

    /// <summary>The file of the similarity queue.</summary>
    public static string Write(SimilarQuestions questions)
    {
        var text = new StringBuilder(SimilarHeader);
        text.Append("format: ").Append(ReviewFile.Format).Append('\n').Append(Similar(questions));
        Section(text, "pairs", [.. questions.Pairs.Select(PairItem.Write)]);
        return text.ToString();
    }

    /// <summary>The line that says how the pairs were found.</summary>
    public static string Similar(SimilarQuestions questions) => questions.Maker is null
        ? "similar: {}\n"
        : string.Create(CultureInfo.InvariantCulture, $"similar: {{maker: {YamlText.Quoted(questions.Maker)}, threshold: {questions.Threshold:0.###}}}\n");

    /// <summary>The line that says which paper the file is about.</summary>
    public static string Paper(ReviewedPaper paper) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"paper: {{id: {Quoted(paper.Id)}, title: {YamlText.Quoted(paper.Title)}, file: {YamlText.Quoted(paper.File)}, " +
            $"sha256: {YamlText.Quoted(paper.Sha256)}, pages: {paper.Pages}, reader: {paper.Reader}}}\n");

    /// <summary>The line that says how the proposals were made.</summary>
    public static string Run(ReviewedRun run)
    {
        var prompts = string.Join(", ", run.Prompts.OrderBy(prompt => prompt.Key, StringComparer.Ordinal).Select(prompt => $"{prompt.Key}: {YamlText.Quoted(prompt.Value)}"));
        var cost = run.CostUsd is { } usd ? usd.ToString("0.00##", CultureInfo.InvariantCulture) : "null";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"run: {{model: {YamlText.Quoted(run.Model)}, prompts: {{{prompts}}}, chunks: {{done: {run.ChunksDone}, failed: {run.ChunksFailed}}}, " +
            $"tokens: {{in: {run.TokensIn}, out: {run.TokensOut}}}, cost_usd: {cost}}}\n");
    }

    public static string Entity(ProposedEntity item)
    {
        var text = Start(item.Key, WrittenComments.ChoicesOfEntity);
        text.Append("    entity:\n");
        text.Append(CultureInfo.InvariantCulture, $"      id: {item.Entity.Id}\n");
        Field(text, 6, "type", item.Entity.Id.Type);
        Field(text, 6, "name", item.Entity.Name);
        Field(text, 6, "description", item.Entity.Description);
        text.Append("      aliases: ").Append(YamlText.List(item.Entity.Aliases)).Append('\n');
        PaperFields(text, item.Entity.Paper);
        if (item.PossibleDuplicates.Count > 0)
        {
            text.Append("    possible_duplicates:\n");
            foreach (var candidate in item.PossibleDuplicates)
            {
                text.Append(CultureInfo.InvariantCulture, $"      - {{id: {Quoted(candidate.Id)}, score: {candidate.Score:0.00}, why: {YamlText.Quoted(candidate.Reason)}{(candidate.Opinion is { } opinion ? $", opinion: {Inline(opinion)}" : "")}}}\n");
            }
        }

        Evidence(text, item.Evidence);
        return text.ToString();
    }

    public static string Edge(ProposedEdge item)
    {
        var text = Start(item.Key, WrittenComments.Choices);
        text.Append(EdgeLine(item.Edge)).Append('\n');
        if (item.Known)
        {
            text.Append("    known_edge: true             " + WrittenComments.KnownEdge + "\n");
        }

        Field(text, 4, "rationale", item.Rationale);
        Evidence(text, item.Evidence);
        return text.ToString();
    }

    public static string Quote(ProposedQuote item)
    {
        var text = Start(item.Key, WrittenComments.Choices);
        Piece(text, item.Quote, 4, first: "    ");
        text.Append("    about: ").Append(YamlText.List(item.About.Select(id => id.ToString()))).Append('\n');
        return text.ToString();
    }

    public static string Revision(ProposedRevision item)
    {
        var text = Start(item.Key, item.Now is null ? WrittenComments.ChoicesOfGone : WrittenComments.ChoicesOfChanged);
        text.Append(CultureInfo.InvariantCulture, $"    change: {item.Fate.ToString().ToLowerInvariant()}\n    id: {item.Quote}\n");
        Field(text, 4, "was", item.Was);
        text.Append(CultureInfo.InvariantCulture, $"    was_page: {item.WasPage}\n");
        if (item.Now is { } now)
        {
            Place(text, now, 4, first: "    ");
            LookAt(text, now, 4);
        }

        Optional(text, 4, "difference", item.Difference);
        text.Append(item.Edges.Count == 0 ? "    edges: []\n" : "    edges:                       " + WrittenComments.OnTheQuote + "\n");
        foreach (var edge in item.Edges)
        {
            text.Append("      - ").Append(YamlText.Inline(edge)).Append('\n');
        }

        return text.ToString();
    }

    public static string Unverified(UnverifiedItem item)
    {
        var text = new StringBuilder();
        text.Append("  - key: ").Append(item.Key).Append('\n');
        if (item.For is { } edge)
        {
            text.Append(EdgeLine(edge)).Append('\n');
        }

        if (item.Subject is { } subject)
        {
            text.Append(CultureInfo.InvariantCulture, $"    subject: {subject}\n");
        }

        Field(text, 4, "quote", item.Quote);
        Field(text, 4, "role", item.Role);
        Optional(text, 4, "speaker", item.Speaker);
        Optional(text, 4, "rationale", item.Rationale);
        Field(text, 4, "reason", item.Reason);
        Optional(text, 4, "nearest", item.Nearest);
        Optional(text, 4, "difference", item.Difference);
        if (item.FoundIn.Count > 0)
        {
            text.Append("    found_in: ").Append(YamlText.List(item.FoundIn)).Append('\n');
        }

        return text.ToString();
    }

    public static string Loss(Extract.Loss loss) =>
        $"  - {{what: {YamlText.Quoted(loss.What)}, reason: {YamlText.Quoted(loss.Reason)}}}\n";

    /// <summary>A model's opinion on one line.</summary>
    internal static string Inline(Resolve.Opinion opinion) =>
        $"{{by: {YamlText.Quoted(opinion.By)}, says: {opinion.Says}, why: {YamlText.Quoted(opinion.Why)}}}";

    private static string ReadSchema()
    {
        using var stream = typeof(ReviewWriter).Assembly.GetManifestResourceStream($"CurationPipeline.Review.{SchemaName}")
            ?? throw new InvalidOperationException($"The resource '{SchemaName}' is missing from the build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static StringBuilder Start(string key, string choices) =>
        new StringBuilder().Append("  - key: ").Append(key).Append('\n')
            .Append("    decision: pending            ").Append(choices).Append('\n');

    private static void Warnings(StringBuilder text, IReadOnlyList<string> warnings)
    {
        if (warnings.Count > 0)
        {
            text.Append("warnings:\n");
            foreach (var warning in warnings)
            {
                text.Append("  - ").Append(YamlText.Value(warning, 4)).Append('\n');
            }
        }
    }

    private static void Section(StringBuilder text, string name, IReadOnlyList<string> items)
    {
        text.Append('\n').Append(name).Append(items.Count == 0 ? ": []\n" : ":\n").AppendJoin("\n", items);
    }

    private static void PaperFields(StringBuilder text, PaperDetails? paper)
    {
        if (paper is null)
        {
            return;
        }

        text.Append("      authors: ").Append(YamlText.List(paper.Authors)).Append('\n');
        if (paper.Year is { } year)
        {
            text.Append(CultureInfo.InvariantCulture, $"      year: {year}\n");
        }

        Optional(text, 6, "arxiv", paper.Arxiv);
        Optional(text, 6, "doi", paper.Doi);
    }

    private static void Evidence(StringBuilder text, IReadOnlyList<ProposedEvidence> evidence)
    {
        if (evidence.Count == 0)
        {
            return;
        }

        text.Append("    evidence:\n");
        foreach (var piece in evidence)
        {
            text.Append(Evidence(piece));
        }
    }

    /// <summary>A piece of evidence as an entry of its item's list.</summary>
    internal static string Evidence(ProposedEvidence piece)
    {
        var text = new StringBuilder();
        Piece(text, piece, 8, first: "      - ");
        return text.ToString();
    }

    private static void Piece(StringBuilder text, ProposedEvidence piece, int indent, string first)
    {
        Place(text, piece, indent, first);
        Optional(text, indent, "section", piece.Section);
        Field(text, indent, "role", piece.Role);
        Optional(text, indent, "speaker", piece.Speaker);
        Optional(text, indent, "rationale", piece.Rationale);
        LookAt(text, piece, indent);
    }

    private static void Place(StringBuilder text, ProposedEvidence piece, int indent, string first)
    {
        text.Append(CultureInfo.InvariantCulture, $"{first}page: {piece.Page}\n");
        text.Append(' ', indent).Append(CultureInfo.InvariantCulture, $"chars: [{piece.Start}, {piece.End}]\n");
        Field(text, indent, "quote", piece.Text);
    }

    private static void LookAt(StringBuilder text, ProposedEvidence piece, int indent)
    {
        if (piece.Marks.Count > 0)
        {
            text.Append(' ', indent).Append("look_at: ").Append(YamlText.List(piece.Marks)).Append('\n');
        }
    }

    private static string EdgeLine(EdgeKey edge) =>
        $"    edge: {{source: {Quoted(edge.Source)}, relation: {edge.Relation}, target: {Quoted(edge.Target)}}}";

    private static void Optional(StringBuilder text, int indent, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Field(text, indent, name, value);
        }
    }

    private static void Field(StringBuilder text, int indent, string name, string value) =>
        text.Append(' ', indent).Append(name).Append(": ").Append(YamlText.Value(value, indent + 2)).Append('\n');

    private static string Quoted(EntityId id) => YamlText.Quoted(id.ToString());
}
