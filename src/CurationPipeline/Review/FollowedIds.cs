using CurationPipeline.Catalog;
using CurationPipeline.Graph;

namespace CurationPipeline.Review;

/// <summary>
/// Lets the items of a review file name entities by what they became, once an answer brought them in under another id or recognised
/// them. Each item then has the ends and the key that a new ingest of the paper would give it; all else stays to the letter.
/// </summary>
/// <param name="catalog">Says which end of a symmetric edge comes first.</param>
/// <param name="paper">The paper as the file's head has it.</param>
/// <param name="settled">What ids of the file are now.</param>
internal sealed class FollowedIds(KindCatalog catalog, ReviewedPaper paper, Settled settled)
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly List<(string First, string Second)> _twins = [];
    private readonly Dictionary<string, string> _moved = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [.. settled.Became.Keys.Concat(settled.Rejected).Select(id => id.ToString())];

    /// <summary>A new reading of the paper, which says of each item whether it goes by the new ids; null where all of them do.</summary>
    public Proposals? Reading { get; init; }

    /// <summary>The file's text with every id followed; edges that are the same one by now are one question.</summary>
    public SettledText In(string text, string path)
    {
        var sheet = ReviewSheet.Parse(GroupAnswer.WriteOut(text, path), path);
        _keys.UnionWith(sheet.Keys);
        // An item is taken apart only where it may name one of them; all of a paper's do, by their keys.
        var all = Now(paper.Id) != paper.Id;
        var followed = sheet.Rewrite((_, section, item) => !all && !_ids.Exists(id => item.Contains(id, StringComparison.Ordinal)) ? item : section switch
        {
            "edges" => Edge(item, path),
            "quotes" => Quote(item, path),
            "unverified" => Unverified(item, path),
            _ => item,
        });
        if (all)
        {
            var lines = new ReviewLines(followed, path);
            lines.ReplaceField("paper", ReviewWriter.Paper(paper with { Id = Now(paper.Id) }));
            followed = lines.ToString();
        }

        return new SettledText(followed, _moved).Then(SameEdges.Fold(followed, path, _twins));
    }

    private EntityId Now(EntityId id) => settled.Became.GetValueOrDefault(id, id);

    private EdgeKey Now(EdgeKey edge) => catalog.Order(edge with { Source = Now(edge.Source), Target = Now(edge.Target) });

    private string Edge(string text, string path)
    {
        var item = ItemText.Read(text, path, ReviewItems.Edge);
        var (was, now) = (KeyOf(item, item.Edge, paper.Id), KeyOf(item, Now(item.Edge), Now(paper.Id)));
        return !IsSo(was, now) ? text : WithEdge(new ItemText(text, path), item.Edge).With(["key"], Key(item.Key, was, now)).ToString();
    }

    private static string KeyOf(ProposedEdge item, EdgeKey edge, EntityId paper) => item is { Known: true, Evidence: [var piece, ..] }
        ? ContentKey.OfEvidence(ContentKey.OfEdge(edge), ContentKey.OfQuote(paper, piece.Text))
        : ContentKey.OfEdge(edge);

    private string Quote(string text, string path)
    {
        var item = ItemText.Read(text, path, ReviewItems.Quote);
        var read = Reading?.Quotes.FirstOrDefault(quote => quote.Key == item.Key)?.About;
        var about = item.About.Where(id => !settled.Rejected.Contains(id))
            .Select(id => Reading is null || (read?.Contains(Now(id)) == true && !read.Contains(id)) ? Now(id) : id).Distinct().ToList();
        var followed = new ItemText(text, path);
        if (!about.SequenceEqual(item.About))
            followed = followed.With(["about"], YamlText.List(about.Select(id => id.ToString())));
        return followed
            .With(["key"], Key(item.Key, ContentKey.OfQuote(paper.Id, item.Quote.Text), ContentKey.OfQuote(Now(paper.Id), item.Quote.Text)))
            .ToString();
    }

    private string Unverified(string text, string path)
    {
        var item = ItemText.Read(text, path, ReviewItems.Unverified);
        var was = UnverifiedKey.Of(paper.Id, item.For, item.Subject, item.Quote);
        var now = UnverifiedKey.Of(Now(paper.Id), item.For is { } before ? Now(before) : null, item.Subject is { } about ? Now(about) : null, item.Quote);
        if (!IsSo(was, now))
            return text;
        var followed = item.For is { } edge ? WithEdge(new ItemText(text, path), edge) : new ItemText(text, path);
        if (item.Subject is { } subject && Now(subject) != subject)
            followed = followed.With(["subject"], Now(subject).ToString());
        return followed.With(["key"], Key(item.Key, was, now)).ToString();
    }

    private ItemText WithEdge(ItemText text, EdgeKey edge)
    {
        var now = Now(edge);
        if (now.Source != edge.Source)
            text = text.With(["edge", "source"], YamlText.Quoted(now.Source.ToString()));
        return now.Target == edge.Target ? text : text.With(["edge", "target"], YamlText.Quoted(now.Target.ToString()));
    }

    /// <summary>Whether the item has the content that it would have under the new ids.</summary>
    private bool IsSo(string was, string now) => Reading is null || (!Proposes(was) && Proposes(now));

    private bool Proposes(string key) => Reading is { } reading && SealedKey.Seal(key) is var whole
        && (reading.Edges.Any(item => item.Key == whole) || reading.Unverified.Any(item => item.Key == whole));

    /// <summary>
    /// The key for the content as it is now. One that a person's correction stands under stays, and so does that of an item
    /// which now says what another one does: no file has a key twice.
    /// </summary>
    private string Key(string sealedKey, string was, string now)
    {
        if (SealedKey.Open(sealedKey) != was || was == now)
            return sealedKey;
        if (_keys.Add(SealedKey.Seal(now)))
            return _moved[sealedKey] = SealedKey.Seal(now);
        _twins.Add((SealedKey.Seal(now), sealedKey));
        return sealedKey;
    }
}
