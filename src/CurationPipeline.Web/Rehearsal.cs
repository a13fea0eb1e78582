using System.Text;
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
                await AnswerAsync(file, first.Key);
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

    /// <summary>Answers in a copy that is saved nowhere.</summary>
    private Task AnswerAsync(DeskFile file, string key)
    {
        var context = Nobody(key);
        var seen = SeenMark.Of(file.Read().TextOf(key));
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = "application/x-www-form-urlencoded";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes($"key={Uri.EscapeDataString(key)}&seen={Uri.EscapeDataString(seen)}&say=Reject&reason=trivial"));
        return routes.Answer(context, new DeskFile(file.Path, new DiskFiles(new Nowhere())));
    }

    private static DefaultHttpContext Nobody(string key)
    {
        var context = new DefaultHttpContext();
        context.Request.RouteValues["key"] = key;
        return context;
    }

    /// <summary>A disk that keeps nothing.</summary>
    private sealed class Nowhere : IDisk
    {
        public void MakeFolder(string path)
        {
        }

        public void Write(string path, Action<Stream> write) => write(Stream.Null);

        public DateTime WriteNew(string path, ReadOnlySpan<byte> bytes) => default;

        public void Append(string path, ReadOnlySpan<byte> bytes, FileShare others = FileShare.Read)
        {
        }

        public void Flush(IReadOnlyList<string> paths, bool names = false)
        {
        }

        public void Move(string path, string newPath)
        {
        }

        public void MoveFolder(string path, string newPath)
        {
        }

        public void Delete(string path)
        {
        }

        public void RemoveFolder(string path)
        {
        }

        public void Commit(Action commit) => commit();
    }
}
