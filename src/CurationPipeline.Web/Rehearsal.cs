using CurationPipeline.Review;
using Microsoft.AspNetCore.Http;

namespace CurationPipeline.Web;

/// <summary>
/// Asks and answers the first question some times for nobody, and saves nothing: what runs for the first time is compiled then, and
/// a person would wait for it.
/// </summary>
internal sealed class Rehearsal(Desk desk, DeskRoutes routes)
{
    private const int Times = 30; // code that ran this often is compiled once more, and better

    public async Task RunAsync()
    {
        desk.Warm();
        foreach (var file in desk.Files())
        {
            try
            {
                if (file.Read().Questions is not [var first, ..])
                    continue;
                await AskOftenAsync(file, first.Key);
                if (file.Read().File.Paper is not { IsNone: true } and var paper)
                {
                    await desk.Papers.Get(paper);
                    await AskOftenAsync(file, first.Key); // with the page of the paper
                }

                return;
            }
            catch (CurationException)
            {
                // The page of the file says what is wrong with it.
            }
        }
    }

    private async Task AskOftenAsync(DeskFile file, string key)
    {
        for (var time = 0; time < Times; time++)
            await AskAsync(file, key);
    }

    private async Task AskAsync(DeskFile file, string key)
    {
        await routes.List(Nobody(key), file);
        await routes.Item(Nobody(key), file);
        var sheet = file.Read();
        var answered = sheet.With(key, ItemEdit.Answer(sheet.TextOf(key), file.Path, new Answer(Say.Reject)));
        answered.WriteTo(Stream.Null);
        _ = answered.Questions;
    }

    private static DefaultHttpContext Nobody(string key)
    {
        var context = new DefaultHttpContext();
        context.Request.RouteValues["key"] = key;
        return context;
    }
}
