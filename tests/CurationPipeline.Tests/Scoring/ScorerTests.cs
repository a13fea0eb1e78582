using CurationPipeline.Catalog;
using CurationPipeline.Scoring;

namespace CurationPipeline.Tests.Scoring;

public sealed class ScorerTests
{
    private static readonly NamedEntity Hacking = Concept("Reward hacking");
    private static readonly NamedEntity Gaming = Concept("Specification gaming");

    [Fact]
    public void An_entity_is_the_same_by_kind_and_name_key()
    {
        var score = Score(Entities(Hacking), Entities(Concept("reward-hacking")));

        Assert.Equal(new Tally(1, 1, 1, 1), score.Total(Aspect.Entities, Strictness.Strict));
    }

    [Fact]
    public void An_entity_is_the_same_by_an_alias()
    {
        var gold = new NamedEntity("method", "Cue-Stripped Evaluation", ["CSE"]);

        var score = Score(Entities(gold), Entities(new NamedEntity("method", "CSE", [])));

        Assert.Equal(1, score.Total(Aspect.Entities, Strictness.Strict).F1);
    }

    [Fact]
    public void Another_kind_counts_only_leniently()
    {
        var score = Score(Entities(Hacking), Entities(new NamedEntity("method", "Reward hacking", [])));

        Assert.Equal(0, score.Total(Aspect.Entities, Strictness.Strict).FoundRight);
        Assert.Equal(1, score.Total(Aspect.Entities, Strictness.Lenient).FoundRight);
    }

    [Theory]
    [InlineData("Victim", "Victim model", true)]
    [InlineData("Severe reward hacking", "Reward hacking", true)]
    [InlineData("Reward", "Specification gaming", false)]
    [InlineData("Model", "Large victim reward model", false)]
    public void Half_of_the_words_make_a_lenient_match(string found, string gold, bool counts)
    {
        var score = Score(Entities(Concept(gold)), Entities(Concept(found)));

        Assert.Equal(0, score.Total(Aspect.Entities, Strictness.Strict).FoundRight);
        Assert.Equal(counts ? 1 : 0, score.Total(Aspect.Entities, Strictness.Lenient).FoundRight);
    }

    [Fact]
    public void Two_found_names_of_one_thing_are_right_once()
    {
        var score = Score(Entities(Concept("Reward hacking")), Entities(Hacking, Concept("Reward-hacking")));

        Assert.Equal(new Tally(1, 2, 1, 1), score.Total(Aspect.Entities, Strictness.Strict));
    }

    [Fact]
    public void As_many_are_paired_as_can_be()
    {
        var score = Score(
            Entities(Concept("Reward model training"), Concept("Reward model")),
            Entities(Concept("Reward model"), Concept("Model training")));

        Assert.Equal(2, score.Total(Aspect.Entities, Strictness.Lenient).FoundRight);
    }

    [Fact]
    public void A_turned_edge_counts_only_leniently()
    {
        var score = Score(Edge(Hacking, "extends", Gaming), Edge(Gaming, "extends", Hacking));

        Assert.Equal(0, score.Total(Aspect.Edges, Strictness.Strict).FoundRight);
        Assert.Equal(1, score.Total(Aspect.Edges, Strictness.Lenient).FoundRight);
    }

    [Fact]
    public void A_symmetric_edge_has_no_direction()
    {
        var score = Score(Edge(Hacking, "associated_with", Gaming), Edge(Gaming, "associated_with", Hacking));

        Assert.Equal(1, score.Total(Aspect.Edges, Strictness.Strict).FoundRight);
    }

    [Fact]
    public void Another_relation_makes_a_pair_and_no_edge()
    {
        var score = Score(Edge(Hacking, "extends", Gaming), Edge(Hacking, "associated_with", Gaming));

        Assert.Equal(0, score.Total(Aspect.Edges, Strictness.Lenient).FoundRight);
        Assert.Equal(1, score.Total(Aspect.Pairs, Strictness.Strict).FoundRight);
    }

    [Fact]
    public void The_paper_matches_only_itself()
    {
        var score = Score(Edge(NamedEntity.ThisPaper, "studies", Gaming), Edge(new NamedEntity("paper", "This", []), "studies", Gaming));

        Assert.Equal(0, score.Total(Aspect.Pairs, Strictness.Lenient).FoundRight);
    }

    [Fact]
    public void A_quote_is_the_same_by_letters_and_alike_by_place()
    {
        var gold = new Annotation([], [], [new PlacedQuote("Models fake alignment.", 10, 32)]);

        Assert.Equal(1, Score(gold, Quote("models fake “alignment”", 10, 31)).Total(Aspect.Quotes, Strictness.Strict).FoundRight);
        Assert.Equal(0, Score(gold, Quote("fake alignment. Often", 17, 40)).Total(Aspect.Quotes, Strictness.Strict).FoundRight);
        Assert.Equal(1, Score(gold, Quote("fake alignment. Often", 17, 40)).Total(Aspect.Quotes, Strictness.Lenient).FoundRight);
        Assert.Equal(0, Score(gold, Quote("Often", 32, 37)).Total(Aspect.Quotes, Strictness.Lenient).FoundRight);
    }

    [Fact]
    public void What_is_optional_counts_neither_way()
    {
        var gold = Gold(Entities(Hacking)) with { Neither = Entities(Gaming) };

        Assert.Equal(new Tally(1, 1, 1, 1), Score(gold, Entities(Hacking, Gaming)).Total(Aspect.Entities, Strictness.Strict));
        Assert.Equal(new Tally(1, 1, 1, 1), Score(gold, Entities(Hacking)).Total(Aspect.Entities, Strictness.Strict));
    }

    [Fact]
    public void What_nobody_judged_counts_neither_way()
    {
        var gold = Gold(Entities(Hacking)) with { Wrong = Entities(Gaming), IsComplete = false };

        var score = Score(gold, Entities(Hacking, Gaming, Concept("Goal misgeneralisation")));

        Assert.Equal(new Tally(1, 2, 1, 1), score.Total(Aspect.Entities, Strictness.Strict));
    }

    [Fact]
    public void What_was_not_looked_for_is_not_counted()
    {
        var gold = Gold(Entities(Hacking)) with { Covers = new Coverage(["concept"], [], Quotes: false) };

        var score = Score(gold, Entities(Hacking, new NamedEntity("claim", "Models fake alignment.", [])));

        Assert.Equal(new Tally(1, 1, 1, 1), score.Total(Aspect.Entities, Strictness.Strict));
    }

    [Fact]
    public void Groups_count_gold_and_found_by_their_own_kind()
    {
        var score = Score(Entities(Hacking), Entities(new NamedEntity("method", "Reward hacking", [])));

        Assert.Equal(
            [("concept", new Tally(0, 0, 1, 1)), ("method", new Tally(1, 1, 0, 0))],
            score.Groups(Aspect.Entities, Strictness.Lenient));
    }

    [Fact]
    public void A_document_that_failed_is_left_out()
    {
        var run = new Run("rules", [new RunDocument("paper.pdf", Annotation.Nothing, 0, "It is broken.")]);

        Assert.Empty(Scorer.Of([Gold(Entities(Hacking))], run, KindCatalog.Default).Documents);
    }

    [Fact]
    public void A_share_has_the_interval_that_Wilson_gives_it()
    {
        var interval = CurationPipeline.Scoring.Score.Wilson(8, 10)!.Value;

        Assert.Equal(0.490, interval.Low, 3);
        Assert.Equal(0.943, interval.High, 3);
        Assert.Null(CurationPipeline.Scoring.Score.Wilson(0, 0));
    }

    [Fact]
    public void The_interval_of_F1_spans_what_documents_differ_in()
    {
        var same = Documents(0.5, 0.5, 0.5, 0.5, 0.5);
        var other = Documents(0, 0.5, 1, 0.5, 0.5);

        Assert.Equal(new Interval(0.5, 0.5), same.F1Interval(Aspect.Entities, Strictness.Strict));
        var interval = other.F1Interval(Aspect.Entities, Strictness.Strict)!.Value;
        Assert.InRange(interval.Low, 0.01, 0.45);
        Assert.InRange(interval.High, 0.55, 0.99);
        Assert.Equal(interval, Documents(0, 0.5, 1, 0.5, 0.5).F1Interval(Aspect.Entities, Strictness.Strict));
        Assert.Null(Documents(0.5, 0.5, 0.5, 0.5).F1Interval(Aspect.Entities, Strictness.Strict));
    }

    [Fact]
    public void A_comparison_lists_what_is_lost_and_gained()
    {
        var gold = new List<Gold> { Gold(Entities(Hacking, Gaming)) };
        var before = RunOf(Entities(Hacking, Concept("Alpha")));
        var after = RunOf(Entities(Gaming, Concept("Beta")));

        var change = RunComparison.Of(gold, before, after, KindCatalog.Default).Aspects.Single(one => one.Aspect == Aspect.Entities);

        Assert.Equal([("paper.pdf", "concept 'Reward hacking'")], change.Lost);
        Assert.Equal([("paper.pdf", "concept 'Specification gaming'")], change.Gained);
        Assert.Equal([("paper.pdf", "concept 'Alpha'")], change.Spared);
        Assert.Equal([("paper.pdf", "concept 'Beta'")], change.Added);
        Assert.Equal(0, change.F1);
    }

    private static NamedEntity Concept(string name) => new("concept", name, []);

    private static Annotation Entities(params NamedEntity[] entities) => new(entities, [], []);

    private static Annotation Edge(NamedEntity source, string relation, NamedEntity target) => new([], [new NamedEdge(source, relation, target)], []);

    private static Annotation Quote(string text, int start, int end) => new([], [], [new PlacedQuote(text, start, end)]);

    private static Gold Gold(Annotation right) => new("paper.pdf", new GoldSource(null, ""), right);

    private static Run RunOf(Annotation found) => new("rules", [new RunDocument("paper.pdf", found, 0, null)]);

    private static Score Score(Annotation right, Annotation found) => Score(Gold(right), found);

    private static Score Score(Gold gold, Annotation found) => Scorer.Of([gold], RunOf(found), KindCatalog.Default);

    /// <summary>Documents of two gold entities each, of which a share is found and nothing else.</summary>
    private static Score Documents(params double[] shares)
    {
        var gold = shares.Select((_, i) => new Gold($"{i}", new GoldSource(null, ""), Entities(Hacking, Gaming))).ToList();
        var runs = shares.Select((share, i) => new RunDocument($"{i}", Found(share), 0, null)).ToList();
        return Scorer.Of(gold, new Run("rules", runs), KindCatalog.Default);

        static Annotation Found(double share) => share switch
        {
            0 => Entities(Concept("Alpha"), Concept("Beta")),
            1 => Entities(Hacking, Gaming),
            _ => Entities(Hacking, Concept("Beta")),
        };
    }
}
