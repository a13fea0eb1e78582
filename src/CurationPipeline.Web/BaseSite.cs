using CurationPipeline.Seeds;
using CurationPipeline.Site;
using CurationPipeline.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace CurationPipeline.Web;

/// <summary>The base's own pages as they are now: made anew when the ledger has grown.</summary>
internal sealed class BaseSite(Desk desk)
{
    private readonly Lock _gate = new();
    private readonly string _folder = Path.Combine(desk.Options.Folder, ".curation", "site");
    private string? _made;

    public async Task Send(HttpContext context, string path)
    {
        Make(context.RequestAborted);
        var file = Path.GetFullPath(Path.Combine(_folder, path.Length == 0 ? "index.html" : path));
        if (!file.StartsWith(Path.GetFullPath(_folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = Path.GetExtension(file) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "text/plain; charset=utf-8",
        };
        await context.Response.SendFileAsync(file, context.RequestAborted);
    }

    private void Make(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var mark = LedgerMark.Of(desk.Options.Folder);
            if (mark != _made && desk.Base.Ask(knowledge => new SiteWriter(knowledge.Graph, knowledge.Catalog, Options(knowledge), knowledge.Files).Write(_folder, cancellationToken)) is not null)
                _made = mark;
        }
    }

    /// <summary>Here, unlike on a static site, a person can be asked what two similar entities are to each other.</summary>
    private SiteOptions Options(KnowledgeBase knowledge)
    {
        var (similarTo, threshold) = desk.Options.Similarity?.Invoke(knowledge) ?? (null, new SiteOptions().Threshold);
        return new SiteOptions
        {
            Notes = Path.Combine(desk.Options.Folder, SiteOptions.NotesFolder),
            SimilarTo = similarTo,
            Threshold = threshold,
            AskOf = Address.Pair,
        };
    }
}
