using System.Globalization;
using CurationPipeline.Graph;
using CurationPipeline.Review;
using CurationPipeline.Site;
using CurationPipeline.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CurationPipeline.Web;

/// <summary>Which address shows or does what.</summary>
internal sealed class DeskRoutes(Desk desk, DeskGuard guard)
{
    private const int MostFound = 12;

    private readonly DeskMessages _messages = new();
    private readonly BaseSite _site = new(desk);
    private readonly PairRoutes _pairs = new(desk, guard);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Papers);
        routes.MapGet("/assets/{file}", context => Assets.Send(context, Route(context, "file")));
        routes.MapGet("/favicon.ico", NoContent); // browsers ask for it unasked
        routes.MapGet("/base/{**path}", context => _site.Send(context, Route(context, "path")));
        routes.MapGet("/acceptance", context => Html(context, AcceptancePage.Of(desk.Lessons.Get(), _messages.Take(context))));
        routes.MapGet("/find", Find);
        routes.MapGet("/paper/{name}", context => With(context, List));
        routes.MapGet("/paper/{name}/item/{key}", context => With(context, Item));
        routes.MapGet("/paper/{name}/drawing/{key}/{piece:int}", context => With(context, Drawing));
        routes.MapPost("/paper/{name}/answer", context => With(context, Answer));
        routes.MapPost("/paper/{name}/edit", context => With(context, (_, file) => Change(context, file, AnswerForm.Edit, moveOn: false)));
        routes.MapPost("/paper/{name}/join", context => With(context, (_, file) => Change(context, file, AnswerForm.Join, moveOn: true)));
        routes.MapGet("/pair", _pairs.Show);
        routes.MapPost("/pair", _pairs.Ask);
        routes.MapPost("/paper/{name}/strike", context => With(context, (_, file) => Change(context, file, AnswerForm.Strike, moveOn: false)));
        routes.MapPost("/paper/{name}/nearest", context => With(context, Nearest));
        routes.MapPost("/paper/{name}/all", context => With(context, All));
        routes.MapPost("/paper/{name}/undo", context => With(context, Undo));
        routes.MapPost("/paper/{name}/apply", context => With(context, Apply));
    }

    private Task Papers(HttpContext context) => Html(context, PapersPage.Of([.. desk.Files().Select(Read)], _messages.Take(context)));

    private static (string Name, ReviewFile? File, string? Mistake) Read(DeskFile file)
    {
        try
        {
            return (NameOf(file), file.Read().File, null);
        }
        catch (Exception exception) when (exception is CurationException or IOException or UnauthorizedAccessException)
        {
            return (NameOf(file), null, exception.Message);
        }
    }

    /// <summary>The page of a review file: its questions, as far as a filter shows them.</summary>
    public Task List(HttpContext context, DeskFile file)
    {
        var sheet = file.Read();
        _ = Paper(sheet.File.Paper); // begins to read it, so that the first question's page is there
        var filter = FilterQuery.Read(context.Request.Query);
        var chances = Chances(sheet);
        var shown = filter.Order(sheet.Questions, chances).Where(filter.Shows).ToList();
        var names = desk.Base.Ask(knowledge => KnownSides.NamesOf(knowledge, ListPage.Mentions(shown)));
        return Html(context, ListPage.Of(
            NameOf(file), sheet, filter, shown, chances, names, guard.Token, _messages.Take(context), file.LastStep?.What));
    }

    /// <summary>The page of one question.</summary>
    public Task Item(HttpContext context, DeskFile file)
    {
        var sheet = file.Read();
        var filter = FilterQuery.Read(context.Request.Query);
        var chances = Chances(sheet);
        var order = filter.Order(sheet.Questions, chances);
        var at = PlaceOf(order, Route(context, "key"));
        if (at < 0)
            return Go(context, Address.Paper(NameOf(file)), "That item is not in the file any more: it was decided.");
        var (paper, missing) = Paper(sheet.File.Paper);
        var piece = int.TryParse(context.Request.Query["piece"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var view = new ItemView(
            NameOf(file), sheet, order, at,
            Math.Clamp(piece, 0, Math.Max(0, order[at].Evidence.Count - 1)),
            filter,
            chances(order[at]),
            desk.Base.Ask(knowledge => KnownSides.In(knowledge, ItemView.Speaks(order[at]), ItemView.Mentions(sheet.File, order[at]))),
            paper, missing, guard.Token, file.LastStep?.What)
        {
            Also = desk.Also(file, order[at]),
            Twins = desk.Twins(sheet.File, order[at]),
        };
        return Html(context, ItemPage.Of(view, _messages.Take(context)));
    }

    /// <summary>Takes the answer to one question.</summary>
    public Task Answer(HttpContext context, DeskFile file) => Change(context, file, AnswerForm.Answer, moveOn: true);

    private (OpenPaper? Paper, string? Missing) Paper(ReviewedPaper paper) => paper.IsNone ? (null, null) : desk.Papers.Get(paper) switch
    {
        { IsCompletedSuccessfully: true } read => (read.Result, null),
        { IsFaulted: true } failed => (null, failed.Exception.InnerException?.Message ?? "The paper cannot be read."),
        _ => (null, null),
    };

    /// <summary>The page of the paper alone, for a page that came before the paper was read.</summary>
    private async Task Drawing(HttpContext context, DeskFile file)
    {
        var sheet = file.Read();
        var order = sheet.Questions;
        var at = PlaceOf(order, Route(context, "key"));
        var piece = int.Parse(Route(context, "piece"), CultureInfo.InvariantCulture); // the route takes whole numbers only
        if (at < 0 || piece < 0 || piece >= order[at].Evidence.Count)
        {
            await NotFound(context, "There is no such quote.");
            return;
        }

        await Html(context, PaperPane.Of(await desk.Papers.Get(sheet.File.Paper), order[at].Evidence[piece]).ToString());
    }

    private Task Find(HttpContext context)
    {
        var (type, text) = (context.Request.Query["type"].ToString(), context.Request.Query["q"].ToString());
        var found = desk.Base.Ask(knowledge => knowledge.Graph.Search(text, 200)
            .Where(hit => hit.Entity.Id.Type == type).Take(MostFound).ToList());
        return Html(context, found switch
        {
            null => "<p class=\"none\">The base is in use by another program; type on in a moment.</p>",
            [] => "<p class=\"none\">Nothing of this kind has these words.</p>",
            _ => Markup.Join(found.Select(hit => Dialogs.Found(hit.Entity.Id, hit.Entity.Name, hit.Entity.Description))).ToString(),
        });
    }

    /// <summary>Changes one item, then shows the next question that is open, or the same item where it is not answered yet.</summary>
    private async Task Change(HttpContext context, DeskFile file, Action<DeskFile, IFormCollection> change, bool moveOn)
    {
        var form = await context.Request.ReadFormAsync();
        var key = form["key"].ToString();
        var filter = QuestionFilter.Read(field => form["f_" + field]);
        try
        {
            change(file, form);
        }
        catch (CurationException exception)
        {
            await Go(context, Address.Item(NameOf(file), key, filter), exception.Message, failed: true);
            return;
        }

        await Go(context, moveOn ? Next(file, key, filter) : Address.Item(NameOf(file), key, filter), file.LastStep?.What);
    }

    /// <summary>The next open question after one, round the end; the list when there is none.</summary>
    private string Next(DeskFile file, string key, QuestionFilter filter)
    {
        var sheet = file.Read();
        var order = filter.Order(sheet.Questions, Chances(sheet));
        var at = PlaceOf(order, key);
        var next = order.Skip(at + 1).Concat(order.Take(at + 1))
            .FirstOrDefault(question => question.Answer.Say == Say.Pending && (filter with { State = null }).Shows(question));
        return next is null ? Address.Paper(NameOf(file), filter with { State = null }) : Address.Item(NameOf(file), next.Key, filter);
    }

    /// <summary>The probability of a question to be accepted, as earlier answers say.</summary>
    private Func<Question, double?> Chances(ReviewSheet sheet)
    {
        var lessons = desk.Lessons.Get();
        return question => lessons?.Probability(question, sheet.File.Origin);
    }

    private async Task Nearest(HttpContext context, DeskFile file)
    {
        var form = await context.Request.ReadFormAsync();
        AnswerForm.Nearest(file, form);
        await Go(context, Address.Paper(NameOf(file)), file.LastStep?.What);
    }

    private async Task All(HttpContext context, DeskFile file)
    {
        var form = await context.Request.ReadFormAsync();
        var filter = FilterQuery.Read(form);
        AnswerForm.All(file, form, filter);
        await Go(context, Address.Paper(NameOf(file), filter), file.LastStep?.What);
    }

    private Task Undo(HttpContext context, DeskFile file)
    {
        var step = file.LastStep;
        var undone = desk.Undo(file);
        var address = step is DeskStep.Answers { Changes: [var only] } && file.Read() is var sheet && sheet.Has(only.Key) && sheet.SectionOf(only.Key) != "unverified"
            ? Address.Item(NameOf(file), only.Key)
            : Address.Paper(NameOf(file));
        return Go(context, address, undone is null ? "There is nothing to take back." : $"Took back: {undone}");
    }

    private async Task Apply(HttpContext context, DeskFile file)
    {
        var form = await context.Request.ReadFormAsync();
        try
        {
            await Go(context, Address.Paper(NameOf(file)), ApplySaid.Of(desk.Apply(file, partial: form["partial"] == "yes")));
        }
        catch (CurationException exception)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            await Html(context, ProblemPage.OfApply(NameOf(file), exception.Message, guard.Token));
        }
    }

    /// <summary>Finds the file of an address; a file that cannot be read, or a change that does not hold, is explained on a page.</summary>
    private async Task With(HttpContext context, Func<HttpContext, DeskFile, Task> handle)
    {
        if (desk.Find(Route(context, "name")) is not { } file)
        {
            await NotFound(context, "There is no such review file in this base.");
            return;
        }

        try
        {
            await handle(context, file);
        }
        catch (CurationException exception)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            await Html(context, ProblemPage.Of(exception.Message, Address.Paper(NameOf(file))));
        }
    }

    private static Task NotFound(HttpContext context, string what)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Html(context, ProblemPage.Of(what, "/"));
    }

    private static Task NoContent(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static string Route(HttpContext context, string name) => context.Request.RouteValues[name] as string ?? "";

    private static string NameOf(DeskFile file) => Desk.NameOf(file.Path);

    private static int PlaceOf(IReadOnlyList<Question> order, string key)
    {
        for (var at = 0; at < order.Count; at++)
        {
            if (order[at].Key == key)
                return at;
        }

        return -1;
    }

    /// <summary>Shows another page with what there is to tell; a reload then repeats nothing.</summary>
    private Task Go(HttpContext context, string address, string? text, bool failed = false)
    {
        if (text is not null)
            _messages.Leave(context, new DeskMessage(text, failed));
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
        return Task.CompletedTask;
    }

    private static Task Html(HttpContext context, string html)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(html);
    }
}
