using System.Globalization;
using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Seeds;

namespace CurationPipeline.Cli.Review;

/// <summary>The review desk in a terminal: the same questions and keys as in the browser, one key an answer, each saved at once.</summary>
internal sealed class TerminalDesk(DeskFolder files, DeskFile file, string folder, string by, Func<ReviewedPaper, string?> findPaper, Terminal terminal)
{
    private const char ControlC = '\u0003';

    private const string Keys = "a approve  r reject  l later  s same as  e edit  o open again  n next  p previous  * all  f filter  u undo  A apply  ? help  Q quit";

    private const string Help = """
        a approve                 r reject: then 1 to 9 for the reason, Enter for none
        l later                   s same as an entity of the base: type words, then its number
        e edit in $EDITOR         o open again
        n next, p previous        f filter: state, kind, relation, role, page, score, reason or q, as in: kind=edge page=3
        * and a, r, l or o        the same answer for all that the filter shows
        u undo                    A apply: take the answers into the base
        Q quit; every answer is saved already
        Of two similar entities: a an edge joins them, r they are unrelated, s they are one
        """;

    private readonly Keyboard _keyboard = new(terminal);
    private QuestionFilter _filter = new();
    private string _at = "";
    private string _seen = "";

    /// <summary>Asks until the person quits.</summary>
    public void Run()
    {
        _at = (Shown().FirstOrDefault(question => question.Answer.Say == Say.Pending) ?? Shown().FirstOrDefault())?.Key ?? "";
        Show();
        while (_keyboard.Key() is var key && key.KeyChar is not ('Q' or ControlC) && key.Key != ConsoleKey.Escape)
        {
            try
            {
                Press(key.KeyChar);
            }
            catch (CurationException exception)
            {
                terminal.Print(Printed.Wrapped(exception.Message, 0));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                terminal.Print(Printed.Wrapped($"{exception.Message.TrimEnd('.')}. See that the disk has room and that the files may be written, and press the key again.", 0));
            }
        }
    }

    private void Press(char key)
    {
        switch (key)
        {
            case 'a' when Current() is Question.OfPair { Item: var pair }: Join(pair); break;
            case 'a': Answer(new Answer(Say.Approve)); break;
            case 'l': Answer(new Answer(Say.Later)); break;
            case 'o': Answer(new Answer(Say.Pending)); break;
            case 'r' when Current() is Question.OfPair: Answer(new Answer(Say.Reject)); break;
            case 'r': Answer(new Answer(Say.Reject, Reason: AskReason())); break;
            case 's' when Current() is Question.OfPair { Item: var pair }: Merge(pair); break;
            case 's': Same(); break;
            case 'e': Edit(); break;
            case 'n': Step(1); break;
            case 'p': Step(-1); break;
            case '*': All(); break;
            case 'f': Filter(); break;
            case 'u': Undo(); break;
            case 'A': Apply(); break;
            case '?': terminal.Print(Help); break;
        }
    }

    private List<Question> Shown() => [.. file.Read().Questions.Where(_filter.Shows)];

    private Question? Current() => file.Read().Questions.FirstOrDefault(question => question.Key == _at);

    private void Show()
    {
        var sheet = file.Read();
        if (sheet.Questions.FirstOrDefault(other => other.Key == _at) is not { } question)
        {
            terminal.Print(sheet.Questions.Count == 0 ? "Nothing is left to decide in this file." : "The filter shows nothing; f sets another.");
            terminal.Print(Keys);
            return;
        }

        using var knowledge = OpenBase.At(folder, terminal);
        var decided = sheet.File.Answers.Count(answer => answer.Answer.Decides);
        var place = sheet.Questions.Select((other, at) => (other, at)).First(pair => pair.other.Key == _at).at + 1;
        terminal.Output.WriteLine();
        terminal.Print(string.Create(
            CultureInfo.InvariantCulture, $"--- {place} of {sheet.Questions.Count}, {decided} decided · {QuestionText.State(question.Answer)} · {Printed.Line(sheet.File.Paper.Title)}"));
        if (question.Answer.Disagreement is { } both)
            terminal.Print($"! Two people do not agree: {Printed.Line(both)}");
        var also = question is Question.OfEntity entity ? files.Also(file, entity.Item) : [];
        var twins = files.Twins(sheet.File, question.Key);
        _seen = SeenMark.Of(sheet, question.Key, also, twins);
        foreach (var line in new QuestionText(sheet.File, knowledge) { Also = also, Twins = twins }.Of(question))
            terminal.Print(line);
        terminal.Print(Keys);
    }

    private void Answer(Answer answer)
    {
        var note = answer.Note ?? Current()?.Answer.Note;
        Change(answer, () => file.AnswerOne(_at, _seen, answer with { Note = note }));
    }

    private void Change(Answer answer, Action change)
    {
        if (Current() is not { } question || !IsTaken(change))
            return;
        terminal.Print($"{QuestionText.State(answer)}: {Printed.Line(question.Title)}");
        TellMissed();
        var questions = file.Read().Questions;
        var at = questions.Select(other => other.Key).ToList().IndexOf(_at);
        _at = (questions.Skip(at + 1).Concat(questions.Take(at + 1))
            .FirstOrDefault(other => other.Answer.Say == Say.Pending && (_filter with { State = null }).Shows(other)) ?? question).Key;
        Show();
    }

    /// <summary>Whether a change held; else it is said why not, and the question is shown as it stands now.</summary>
    private bool IsTaken(Action change)
    {
        try
        {
            change();
            return true;
        }
        catch (CurationException exception)
        {
            terminal.Print(Printed.Wrapped(exception.Message, 0));
            Show();
            return false;
        }
    }

    private void TellMissed()
    {
        foreach (var path in file.LastStep is DeskStep.Answers step ? step.Missed : [])
            terminal.Print(Printed.Wrapped($"! Not in {Path.GetFileName(path)}, which cannot be read or written now: look at it there.", 0));
    }

    /// <summary>Two entities are joined: by which edge, and why.</summary>
    private void Join(ProposedPair pair)
    {
        using var knowledge = KnowledgeBase.Open(folder, terminal.Time, terminal.Say);
        var allowed = PairProposals.Allowed(knowledge.Catalog, pair.First.Id, pair.Second.Id);
        knowledge.Dispose();
        for (var i = 0; i < allowed.Count; i++)
            terminal.Print($"  {i + 1} {allowed[i].Source} {allowed[i].Relation.Replace('_', ' ')} {allowed[i].Target}");
        var said = _keyboard.Line(pair.Edge is { } likely ? $"Which edge (its number, or nothing for {likely.Relation.Replace('_', ' ')}): " : "Which edge (its number): ");
        var edge = said.Length == 0 ? pair.Edge
            : int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= allowed.Count ? allowed[number - 1]
            : null;
        var why = edge is null ? "" : _keyboard.Line("Why does it hold: ");
        if (edge is { } chosen && why.Length > 0)
            Change(new Answer(Say.Approve), () => file.Change($"join {pair.First.Name} · {pair.Second.Name}", _at, _seen, text =>
                ItemEdit.Join(text, file.Path, chosen, why, new Answer(Say.Approve, Note: Current()?.Answer.Note))));
        else
            terminal.Print("Nothing was changed: an edge needs its number and a line that says why.");
    }

    /// <summary>Two entities are one: which of the two stays.</summary>
    private void Merge(ProposedPair pair)
    {
        if (!pair.MayBeOne)
            throw new CurationException($"A {pair.First.Id.Type} and a {pair.Second.Id.Type} cannot be one.");
        terminal.Print($"Which one stays?\n  1 {pair.First.Id} ({pair.First.Edges} edges)\n  2 {pair.Second.Id} ({pair.Second.Edges} edges)");
        if (_keyboard.Key().KeyChar is ('1' or '2') and var one)
            Answer(new Answer(Say.SameAs, one == '1' ? pair.First.Id : pair.Second.Id));
    }

    private string? AskReason()
    {
        terminal.Print("Why? " + string.Join("  ", CurationPipeline.Review.Answer.RejectReasons.Select((reason, at) => $"{at + 1} {reason}")) + "  Enter none");
        return _keyboard.Key().KeyChar is >= '1' and <= '9' and var digit ? CurationPipeline.Review.Answer.RejectReasons[digit - '1'] : null;
    }

    private void Same()
    {
        if (Current() is not Question.OfEntity { Item: var item })
        {
            terminal.Print("Only an entity can be the same as another.");
            return;
        }

        using var knowledge = OpenBase.At(folder, terminal);
        var words = _keyboard.Line("Same as (words, or nothing for the likely ones): ");
        List<EntityId> found = words.Length == 0
            ? [.. item.PossibleDuplicates.Select(other => other.Id).Take(9)]
            : [.. knowledge.Graph.Search(words, 100).Select(hit => hit.Entity.Id).Where(id => id.Type == item.Entity.Id.Type).Take(9)];
        knowledge.Dispose();
        for (var i = 0; i < found.Count; i++)
            terminal.Print($"  {i + 1} {found[i]}");
        if (found.Count == 0)
            terminal.Print($"No {item.Entity.Id.Type} of the base has these words.");
        else if (_keyboard.Key().KeyChar - '1' is >= 0 and var at && at < found.Count)
            Answer(new Answer(Say.SameAs, found[at]));
    }

    /// <summary>The item's own lines in the person's editor; they are checked before they go back into the file.</summary>
    private void Edit()
    {
        if (Current() is not { } question)
            return;
        var editor = new Editor(Editor.Of(terminal), folder, terminal.Files, terminal.Print);
        if (IsTaken(() => editor.Edit(file.Read().TextOf(question.Key), after => file.Change($"edit {question.Title}", _at, _seen, _ => after))))
            Show();
    }

    private void Step(int by)
    {
        var shown = Shown();
        var at = shown.FindIndex(question => question.Key == _at) + by;
        if (at >= 0 && at < shown.Count)
            _at = shown[at].Key;
        Show();
    }

    private void All()
    {
        var key = _keyboard.Key().KeyChar;
        Answer? answer = key switch
        {
            'a' => new Answer(Say.Approve),
            'l' => new Answer(Say.Later),
            'o' => new Answer(Say.Pending),
            'r' => new Answer(Say.Reject, Reason: AskReason()),
            _ => null,
        };
        if (answer is null)
            return;
        var count = DeskAnswers.Together(Shown(), answer.Say).Count;
        terminal.Print($"{QuestionText.State(answer)}, all {count} that the filter shows{(answer.Say == Say.Approve ? " and that need no look of their own, without what other papers say of the same" : "")}: y for yes");
        if (_keyboard.Key().KeyChar != 'y')
            return;
        file.AnswerAll(_filter, count, answer);
        TellMissed();
        Show();
    }

    private void Filter()
    {
        var fields = _keyboard.Line("Filter: ").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .GroupBy(part => part[0], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last()[1], StringComparer.Ordinal);
        _filter = QuestionFilter.Read(fields.GetValueOrDefault);
        var shown = Shown();
        terminal.Print($"The filter shows {shown.Count}.");
        _at = shown.FirstOrDefault()?.Key ?? "";
        Show();
    }

    private void Undo()
    {
        var undone = file.Undo((batch, then) =>
        {
            using var knowledge = OpenBase.At(folder, terminal);
            new ReviewedBase(knowledge).Undo(batch, by, then);
        });
        terminal.Print(undone is null ? "There is nothing to take back." : $"Took back: {Printed.Line(undone)}");
        Show();
    }

    private void Apply()
    {
        var applied = file.Applied(() =>
        {
            using var knowledge = OpenBase.At(folder, terminal);
            return new ReviewApplication(knowledge, findPaper).Apply([file.Path], by, partial: false);
        });
        foreach (var line in ApplySummary.Told(applied).Prepend(ApplySummary.Of(applied)))
            terminal.Print(Printed.Line(line));
        _at = Shown().FirstOrDefault(question => question.Answer.Say == Say.Pending)?.Key ?? "";
        Show();
    }
}
