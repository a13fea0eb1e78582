using CurationPipeline.Review;
using CurationPipeline.Tests.Review;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests;

/// <summary>Several desks and an editor work on one review file, and what each of them says is kept.</summary>
public sealed class DeskFileTests : IDisposable
{
    private static readonly string A = SealedKey.Seal("aaaa");
    private static readonly string B = SealedKey.Seal("eeee");
    private static readonly string C = SealedKey.Seal("ffff");
    private static readonly string Edge = SealedKey.Seal("bbbb");

    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public DeskFileTests()
    {
        _path = _folder.File("a.review.yaml");
        File.WriteAllText(_path, ReviewWriter.Write(SomeProposals.Of(
            SomeProposals.Entity(), SomeProposals.Entity("Monitoring", "eeee"), SomeProposals.Entity("Oversight", "ffff"))));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_desks_keep_each_others_answers()
    {
        var (one, other) = (new DeskFile(_path), new DeskFile(_path));
        one.Read();
        other.Read();

        Put(one, A, Say.Approve);
        Put(other, B, Say.Reject);
        Put(one, C, Say.Later);

        Assert.Equal((Say.Approve, Say.Reject, Say.Later), (Said(A), Said(B), Said(C)));
        Assert.Equal(File.ReadAllText(_path), other.Read().ToString());
    }

    [Fact]
    public void What_an_editor_took_back_with_an_old_copy_is_told_and_one_undo_puts_it_in_again()
    {
        var desk = new DeskFile(_path);
        Put(desk, A, Say.Approve);
        var copy = File.ReadAllText(_path);
        Put(desk, B, Say.Reject);
        Put(desk, C, Say.Later);

        File.WriteAllText(_path, copy.Replace("edges:\n", "# from the editor\nedges:\n", StringComparison.Ordinal));
        desk.Read();

        Assert.Equal((Say.Approve, Say.Pending, Say.Pending), (Said(A), Said(B), Said(C)));
        Assert.Equal("2 answers taken back by another program", desk.LastStep?.What);
        desk.Undo((_, _) => { });
        Assert.Equal((Say.Approve, Say.Reject, Say.Later), (Said(A), Said(B), Said(C)));
        Assert.Contains("# from the editor\n", File.ReadAllText(_path), StringComparison.Ordinal);
    }

    [Fact]
    public void An_approval_that_was_taken_back_elsewhere_is_not_given_again_unasked()
    {
        var (one, other) = (new DeskFile(_path), new DeskFile(_path));
        Put(one, A, Say.Approve);
        other.Read();
        Put(other, A, Say.Pending);

        one.Read();
        other.Read();
        one.Read();

        Assert.Equal(Say.Pending, Said(A));
    }

    [Fact]
    public void A_question_that_left_the_file_and_came_again_is_a_new_one()
    {
        var before = File.ReadAllText(_path);
        var desk = new DeskFile(_path);
        Put(desk, A, Say.Approve);
        File.WriteAllText(_path, ReviewEdit.Remove(File.ReadAllText(_path), _path, new HashSet<string> { A }));
        desk.Read();

        File.WriteAllText(_path, before);
        desk.Read();

        Assert.Equal((Say.Pending, "Approve"), (Said(A), desk.LastStep?.What));
    }

    [Fact]
    public void What_the_editor_answered_itself_stays()
    {
        var desk = new DeskFile(_path);
        var copy = File.ReadAllText(_path);
        Put(desk, A, Say.Approve);
        Put(desk, B, Say.Approve);

        File.WriteAllText(_path, ItemOf(copy, A, "reject"));

        Assert.Equal(Say.Reject, desk.Read().File.Entities[0].Answer.Say);
        Assert.Equal("1 answer taken back by another program", desk.LastStep?.What);
        desk.Undo((_, _) => { });
        Assert.Equal((Say.Reject, Say.Approve), (Said(A), Said(B)));
    }

    [Fact]
    public void Taking_back_an_earlier_answer_in_the_editor_is_a_change_of_mind()
    {
        var desk = new DeskFile(_path);
        Put(desk, A, Say.Approve);
        Put(desk, B, Say.Approve);

        File.WriteAllText(_path, ItemOf(File.ReadAllText(_path), A, "pending"));

        Assert.Equal(Say.Pending, desk.Read().File.Entities[0].Answer.Say);
    }

    [Fact]
    public void An_apply_that_was_taken_back_elsewhere_keeps_no_earlier_answer_from_being_taken_back()
    {
        var desk = new DeskFile(_path);
        Put(desk, A, Say.Approve);
        desk.Applied(() => [new AppliedReview(_path, 1, 0, 0, [], [], []) { Batch = "batch-1" }]);

        Assert.Throws<CurationPipeline.Seeds.TakenBackException>(() => desk.Undo((_, _) => throw new CurationPipeline.Seeds.TakenBackException("It was taken back already.")));
        desk.Undo((_, _) => { });

        Assert.Equal(Say.Pending, Said(A));
    }

    [Fact]
    public void Undo_leaves_alone_what_was_changed_elsewhere_since()
    {
        var desk = new DeskFile(_path);
        desk.Change("both", sheet => [.. new[] { A, B }.Select(key => KeyValuePair.Create(key, ItemEdit.Answer(sheet.TextOf(key), _path, new Answer(Say.Approve))))]);
        File.WriteAllText(_path, ItemOf(File.ReadAllText(_path), A, "reject"));

        var undone = desk.Undo((_, _) => { });

        Assert.Equal("both (left out: 1 that were changed elsewhere since)", undone);
        Assert.Equal((Say.Reject, Say.Pending), (Said(A), Said(B)));
        Assert.Null(desk.Undo((_, _) => { }));
    }

    [Fact]
    public void A_file_that_was_broken_elsewhere_is_refused_until_it_is_mended()
    {
        var desk = new DeskFile(_path);
        Put(desk, A, Say.Approve);
        var good = File.ReadAllText(_path);
        File.WriteAllText(_path, good.Replace("edges:\n", "<<<<<<< HEAD\nedges:\n", StringComparison.Ordinal));

        Assert.Throws<CurationException>(desk.Read);
        Assert.Throws<CurationException>(desk.Read);
        Assert.Throws<CurationException>(() => Put(desk, B, Say.Reject));
        File.WriteAllText(_path, good);
        Put(desk, B, Say.Reject);

        Assert.Equal((Say.Approve, Say.Reject), (Said(A), Said(B)));
    }

    [Fact]
    public void A_paper_that_is_ingested_anew_meanwhile_brings_its_items()
    {
        var desk = new DeskFile(_path);
        Put(desk, A, Say.Approve);

        File.WriteAllText(_path, ReviewEdit.Merge(File.ReadAllText(_path), _path, SomeProposals.Of(SomeProposals.Entity("Deception", "abab"))));
        Put(desk, SealedKey.Seal("abab"), Say.Reject);

        Assert.Equal((Say.Approve, Say.Reject), (Said(A), Said(SealedKey.Seal("abab"))));
    }

    [Fact]
    public async Task Desks_that_answer_at_the_same_moment_lose_nothing()
    {
        string[] keys = [A, B, C, Edge];

        await Task.WhenAll(keys.Select(key => Task.Run(() =>
        {
            var desk = new DeskFile(_path);
            for (var i = 0; i < 20; i++)
                Put(desk, key, i % 2 == 0 ? Say.Reject : Say.Approve);
        })));

        Assert.All(ReviewReader.Read(_path).Answers.Where(item => keys.Contains(item.Key)), item => Assert.Equal(Say.Approve, item.Answer.Say));
    }

    private static void Put(DeskFile desk, string key, Say say) =>
        desk.Change($"{say}", sheet => [KeyValuePair.Create(key, ItemEdit.Answer(sheet.TextOf(key), desk.Path, new Answer(say)))]);

    private Say Said(string key) => ReviewReader.Read(_path).Answers.Single(item => item.Key == key).Answer.Say;

    private string ItemOf(string text, string key, string said)
    {
        var sheet = ReviewSheet.Parse(text, _path);
        var item = sheet.TextOf(key);
        return sheet.With(key, item.Replace(item.Split('\n')[1].Split('#')[0].TrimEnd(), $"    decision: {said}", StringComparison.Ordinal)).ToString();
    }
}
