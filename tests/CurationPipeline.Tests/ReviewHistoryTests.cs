using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Seeds;
using CurationPipeline.Tests.Seeds;
using CurationPipeline.Tests.Support;
using static CurationPipeline.Tests.Seeds.TestBase;

namespace CurationPipeline.Tests;

/// <summary>
/// Whatever is ingested, answered, renamed, recognised, applied, merged and taken back, in whatever order: each sentence of a paper
/// is asked about once or decided, nothing that is asked names what is nowhere, a person's comments and strokes are there whenever what
/// they were written at is asked, and with all taken back the files ask what they asked at first. <c>CURATION_HISTORIES</c> says how many histories are tried, <c>CURATION_HISTORIES_FIRST</c> with which one to begin.
/// </summary>
public sealed class ReviewHistoryTests
{
    private const int Usual = 24;

    /// <summary>Histories that went wrong once.</summary>
    private static readonly int[] Remembered = [122, 125, 152, 248, 453, 776, 826];
    private const int Steps = 24;

    private static readonly (string File, string Text)[] Papers =
    [
        ("first.md", """
            # On Mirror Probing

            Ada Lovelace

            Mirror Probing extends Lantern Test, as case 1 shows.

            Lantern Test goes with Oversight, as case 2 shows.

            Glass Walk extends Mirror Probing, as case 3 shows.

            Glass Walk goes with Lantern Test, as case 4 shows.

            Mirror Probing extends Glass Walk, as case 5 shows.

            Of Mirror Probing one may say 6.

            Of Oversight one may say 7.
            """),
        ("second.md", """
            # A Second Look

            Charles Babbage

            Mirror Probing extends Lantern Tests, as case 8 shows.

            Quiet Room goes with Mirror Probing, as case 9 shows.

            Quiet Room extends Oversight, as case 10 shows.

            Of Lantern Tests one may say 11.
            """),
    ];

    public static TheoryData<int> Seeds =>
        [.. Enumerable.Range(Setting.Number("CURATION_HISTORIES_FIRST", 1), Setting.Number("CURATION_HISTORIES", Usual)).Union(Setting.Number("CURATION_HISTORIES") > 0 ? [] : Remembered)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Every_sentence_is_asked_about_once_or_decided(int seed)
    {
        using var here = new TestBase();
        var history = new History(here, seed);
        await history.StartAsync();
        for (var step = 0; step < Steps; step++)
        {
            here.Time.Advance(TimeSpan.FromSeconds(1));
            await history.StepAsync();
        }

        await history.TakeAllBackAsync();
    }

    private sealed class History(TestBase here, int seed)
    {
        private readonly RandomGraph _random = new(seed);
        private readonly List<string> _told = [];
        private readonly RandomGraph _comments = new(-seed);
        private readonly HashSet<(string File, string Words)> _struck = [];
        private readonly List<(string File, string Comment, IReadOnlyList<string> Words)> _commented = [];
        private HashSet<string> _start = [];
        private List<string> _asked = [];

        private ReviewFolder Reviews => new(here.Folder);

        public async Task StartAsync()
        {
            here.Approve(Concept("Oversight"), Concept("Candle"));
            _start = [.. here.Base.Log().Select(line => line.Batch)];
            foreach (var (file, text) in Papers)
                here.Write(file, text);
            await IngestAsync();
            _asked = Asked();
        }

        public async Task StepAsync()
        {
            switch (_random.Next(12))
            {
                case 0:
                    await IngestAsync();
                    break;
                case < 6:
                    Answer();
                    break;
                case < 9:
                    Apply();
                    break;
                case 9:
                    Merge();
                    break;
                default:
                    Undo(_random.Next(3) == 0);
                    break;
            }

            Check();
        }

        public async Task TakeAllBackAsync()
        {
            while (Held().ToList() is { Count: > 0 } left)
            {
                Undo(_random.Pick(left));
                Check();
            }

            Tell("all is taken back");
            Compare(_asked, Asked());
            await IngestAsync();
        }

        private void Compare(List<string> wanted, List<string> found) =>
            Assert.True(wanted.SequenceEqual(found), $"missing: {string.Join("; ", wanted.Except(found))}\ntoo much: {string.Join("; ", found.Except(wanted))}\n{Told()}\n{File.ReadAllText(Path.Combine(here.Folder, "seeds", "decisions.jsonl"))}");

        private async Task IngestAsync()
        {
            Tell("ingest");
            var before = Asked();
            var files = Papers.Select(paper => Path.Combine(here.Folder, paper.File)).ToList();
            await foreach (var result in new Pipeline(here.Base, new ScriptedExtractor(), concurrency: 1).IngestAsync(files))
                Assert.True(result.Error is null, result.Error + Told());
            if (before.Count > 0)
                Compare(before, Asked());
            Check();
        }

        private void Answer()
        {
            var path = _random.Pick(Reviews.Files());
            var sheet = ReviewSheet.Parse(File.ReadAllText(path), path);
            if (sheet.File.Answers.ToList() is not { Count: > 0 } items)
                return;
            var (key, was) = _random.Pick(items);
            was = was with { Note = _random.Next(6) == 0 ? "see page 3" : was.Note };
            var text = sheet.TextOf(key);
            if (sheet.SectionOf(key) != "entities")
            {
                text = ItemEdit.Answer(text, path, was with { Say = _random.Pick([Say.Approve, Say.Approve, Say.Approve, Say.Reject, Say.Pending]) });
            }
            else
            {
                var entity = sheet.File.Entities.First(item => item.Item.Key == key).Item.Entity;
                var others = here.Graph.Entities(entity.Id.Type).Select(other => other.Id)
                    .Concat(Reviews.Files().SelectMany(file => ReviewReader.Read(file).Entities).Select(item => item.Item.Entity.Id)).Where(id => id != entity.Id && id.Type == entity.Id.Type).ToList();
                if (_random.Next(4) == 0 && others.Count > 0)
                    text = ItemEdit.Answer(text, path, was with { Say = Say.SameAs, SameAs = _random.Pick(others), Reason = null });
                else
                    text = ItemEdit.Answer(text, path, new CurationPipeline.Review.Answer(_random.Pick([Say.Approve, Say.Approve, Say.Approve, Say.Reject, Say.Pending]), null, null, was.Note));
                if (_random.Next(4) == 0)
                    text = ItemEdit.Correct(text, path, "entity", [KeyValuePair.Create<string, object?>("id", entity.Id with { Slug = entity.Id.Slug + "-x" })]);
            }

            Tell($"{Path.GetFileName(path)}: {Line(sheet.TextOf(key))} => {Line(text)}");
            sheet = sheet.With(key, text);
            File.WriteAllText(path, _comments.Next(4) == 0 ? Comment(sheet, key) : sheet.ToString());
        }

        /// <summary>A person goes over the edges that are asked about as one.</summary>
        private void Annotate()
        {
            foreach (var path in Reviews.Files())
            {
                var sheet = ReviewSheet.Parse(File.ReadAllText(path), path);
                foreach (var key in sheet.File.Edges.Where(item => item.Item.Evidence.Count > 1 && _comments.Next(2) == 0).Select(item => item.Item.Key).ToList())
                {
                    sheet = sheet.With(key, Strike(sheet, key, sheet.TextOf(key)));
                    sheet = ReviewSheet.Parse(Comment(sheet, key), path);
                }

                File.WriteAllText(path, sheet.ToString());
            }
        }

        /// <summary>Of several words for an edge, some are struck out.</summary>
        private string Strike(ReviewSheet sheet, string key, string text)
        {
            if (sheet.File.Edges.FirstOrDefault(item => item.Item.Key == key)?.Item.Evidence is not { Count: > 1 } evidence || evidence.Any(piece => piece.Rejected) || _comments.Next(2) == 0)
                return text;
            var at = _comments.Next(evidence.Count);
            Tell($"  without '{evidence[at].Text}'");
            _struck.Add((sheet.File.Paper.File, evidence[at].Text));
            return ItemEdit.Strike(text, sheet.File.Path, at, struck: true);
        }

        /// <summary>Above the item, behind its answer, amid its fields, or below it.</summary>
        private string Comment(ReviewSheet sheet, string key)
        {
            var comment = $"# comment {_commented.Count}.";
            Tell($"  with {comment}");
            _commented.Add((sheet.File.Paper.File, comment, WordsOf(sheet.File, key)));
            var place = _comments.Next(4);
            return sheet.Rewrite((other, _, text) => other != key ? text : place switch
            {
                0 => $"  {comment}\n{text}",
                1 => $"{text}    {comment}\n",
                2 => new ItemText(text, "").With(["decision"], $"{ItemText.Read(text, "", item => item.Text("decision"))}  {comment}").ToString(),
                _ => text.Insert(text.IndexOf('\n', StringComparison.Ordinal) + 1, $"    {comment}\n"),
            });
        }

        /// <summary>What an item asks about, whatever its key.</summary>
        private static IReadOnlyList<string> WordsOf(ReviewFile file, string key) =>
        [
            .. file.Entities.Where(item => item.Item.Key == key).Select(item => item.Item.Entity.Name),
            .. file.Edges.Where(item => item.Item.Key == key).SelectMany(item => item.Item.Evidence).Select(piece => piece.Text),
            .. file.Quotes.Where(item => item.Item.Key == key).Select(item => item.Item.Quote.Text),
        ];

        private void CheckComments(ReviewFile review)
        {
            foreach (var piece in review.Edges.SelectMany(item => item.Item.Evidence).Where(piece => _struck.Contains((review.Paper.File, piece.Text))))
                Assert.True(piece.Rejected, $"'{piece.Text}' was struck out and is not in {Path.GetFileName(review.Path)}.\n{Told()}");
            var asked = review.Answers.SelectMany(item => WordsOf(review, item.Key)).ToHashSet();
            var text = File.ReadAllText(review.Path);
            foreach (var (_, comment, words) in _commented.Where(written => written.File == review.Paper.File && asked.IsSupersetOf(written.Words)))
                Assert.True(text.Contains(comment, StringComparison.Ordinal), $"'{comment}', written at {string.Join(" and ", words)}, is not in {Path.GetFileName(review.Path)}.\n{Told()}");
        }

        private static string Line(string item) => string.Join(' ', item.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("decision", StringComparison.Ordinal) || line.StartsWith("id:", StringComparison.Ordinal) || line.StartsWith("edge", StringComparison.Ordinal) || line.StartsWith("quote", StringComparison.Ordinal)));

        private void Apply()
        {
            IReadOnlyList<string> files = _random.Next(2) == 0 ? Reviews.Files() : [_random.Pick(Reviews.Files())];
            Tell("apply " + string.Join(' ', files.Select(Path.GetFileName)));
            var applied = new ReviewApplication(here.Base, FindPaper).Apply(files, "tester", partial: true);
            foreach (var review in applied.Where(review => review.Batch is not null))
                Tell($"  {Path.GetFileName(review.File)} {review.Approved} approved, {review.Rejected} rejected");
            Annotate();
            Assert.All(applied.SelectMany(review => review.Refused), refused => Assert.False(refused.Contains("in the base or in this file", StringComparison.Ordinal), refused + Told()));
        }

        private string? FindPaper(ReviewedPaper paper) => Path.Combine(here.Folder, Path.GetFileName(paper.File));

        private void Merge()
        {
            if (here.Graph.Entities("concept").Select(entity => entity.Id).ToList() is not { Count: > 1 } ids || _random.Pick(ids) is var a && _random.Pick(ids) is var b && a == b)
                return;
            Tell($"merge {a} {b}");
            Try(() => new ReviewedBase(here.Base).Decide(new NewDecision.Merge(a, b), "tester"));
        }

        private void Undo(bool anything)
        {
            var lines = here.Base.History().Where(line => line.Holds && line.Decision.Verb != Verb.Written && !_start.Contains(line.Decision.Batch)).Select(line => line.Decision).ToList();
            if (lines.Count > 0)
                Undo(_random.Pick(lines) is var line && anything ? line.Id : line.Batch);
        }

        private void Undo(string id)
        {
            Tell($"undo {string.Join(" + ", here.Base.Graph.Feed.LinesOf(here.Base.Graph.Feed.Named(id)).Select(line => $"{line.Decision.Verb} {Name(line.Decision.Subject)}"))}");
            Try(() => new ReviewedBase(here.Base).Undo(id, "tester"));
        }

        private static string Name(Subject subject) => subject switch
        {
            Subject.OfEntity entity => $"{entity.Item.Id} {entity.SameAs}",
            Subject.OfEdge edge => edge.Item.Key.ToString(),
            Subject.OfEvidence piece => piece.Edge.ToString(),
            _ => subject.ToString()[..20],
        };

        private void Try(Action action)
        {
            try
            {
                action();
            }
            catch (CurationException refused)
            {
                Tell("  refused: " + refused.Message);
            }
        }

        private IEnumerable<string> Held() => here.Base.History()
            .Where(line => line.Holds && line.Decision.Verb is not (Verb.Written or Verb.Undo) && !_start.Contains(line.Decision.Batch)).Select(line => line.Decision.Batch).Distinct();

        private void Check()
        {
            foreach (var (file, text) in Papers)
            {
                var reviews = Reviews.Files().Select(ReviewReader.Read).Where(review => Path.GetFileName(review.Paper.File) == file).ToList();
                var review = Assert.Single(reviews);
                foreach (var sentence in text.Split('\n').Where(line => line.Contains(", as case", StringComparison.Ordinal) || line.Contains(" one may say ", StringComparison.Ordinal)))
                    CheckSentence(review, sentence);
                CheckEnds(review);
                CheckComments(review);
            }
        }

        private void CheckSentence(ReviewFile review, string sentence)
        {
            var asked = review.Edges.Count(item => item.Item.Evidence.Any(piece => piece.Text == sentence)) + review.Quotes.Count(item => item.Item.Quote.Text == sentence);
            Assert.True(asked <= 1, $"'{sentence}' is asked about {asked} times in {Path.GetFileName(review.Path)}.\n{Told()}");
        }

        private void CheckEnds(ReviewFile review)
        {
            var asked = review.Entities.Select(item => item.Item.Entity.Id).ToHashSet();
            foreach (var item in review.Edges)
            {
                foreach (var end in new[] { item.Item.Edge.Source, item.Item.Edge.Target })
                    Assert.True(asked.Contains(end) || here.Graph.IsActive(here.Graph.Resolve(end)), $"{item.Item.Edge} in {Path.GetFileName(review.Path)}: {end} is nowhere.\n{Told()}");
            }
        }

        private List<string> Asked() =>
        [
            .. Reviews.Files().Select(ReviewReader.Read).SelectMany(review => review.Entities.Select(item => item.Item.Key + " " + item.Item.Entity.Name)
                .Concat(review.Edges.Select(item => item.Item.Key + " " + item.Item.Evidence[0].Text)).Concat(review.Quotes.Select(item => item.Item.Key + " " + item.Item.Quote.Text))
                .Select(item => $"{Path.GetFileName(review.Paper.File)} {item}")).Order(StringComparer.Ordinal),
        ];

        private void Tell(string what) => _told.Add(what);

        private string Told() => "\nwhat was done:\n" + string.Join('\n', _told);
    }
}
