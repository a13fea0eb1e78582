using CurationPipeline.Site;

namespace CurationPipeline.Web.Pages;

/// <summary>What all pages of the desk have in common.</summary>
internal static class DeskFrame
{
    /// <param name="title">In plain text.</param>
    /// <param name="head">What stands beside the desk's name at the top.</param>
    /// <param name="content">What stands in <c>main</c>.</param>
    /// <param name="said">What to tell the person: what was done, or why it was not.</param>
    /// <param name="keys">The page's keys, with what each does.</param>
    public static string Page(string title, Markup head, Markup content, DeskMessage? said, params IReadOnlyList<(string Key, string What)> keys)
    {
        var page = Markup.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{SafeText.Cut(title, 120)} · Review desk</title>
            <link rel="stylesheet" href="/assets/site.css">
            <link rel="stylesheet" href="/assets/desk.css">
            <script src="/assets/desk.js" defer></script>
            </head>
            <body>
            <a class="skip" href="#content">Skip to the content</a>
            <header class="top">
            <a class="home" href="/">Review desk</a>
            {head}
            <button type="button" class="quiet" data-key="?" data-open="help" aria-keyshortcuts="?">Keys <kbd>?</kbd></button>
            </header>
            <p class="said{(said?.Failed == true ? " failed" : "")}" role="status" aria-live="polite">{said?.Text}</p>
            <main id="content">
            {content}
            </main>
            {Help(keys)}
            </body>
            </html>

            """);
        return page.ToString();
    }

    /// <summary>What every form of ours carries.</summary>
    public static Markup Hidden(params IReadOnlyList<(string Name, string Value)> fields) =>
        Markup.Join(fields.Select(field => Markup.Of($"<input type=\"hidden\" name=\"{field.Name}\" value=\"{field.Value}\">\n")));

    private static Markup Help(IReadOnlyList<(string Key, string What)> keys) => Markup.Of($"""
        <dialog id="help" aria-labelledby="help-title"><h2 id="help-title">Keys</h2>
        <dl class="keys">
        {Markup.Join(keys.Select(key => Markup.Of($"<div><dt><kbd>{key.Key}</kbd></dt><dd>{key.What}</dd></div>\n")))}<div><dt><kbd>Esc</kbd></dt><dd>close a dialog</dd></div>
        </dl>
        <form method="dialog"><button autofocus>Close</button></form></dialog>
        """);
}

/// <summary>Something to tell the person once.</summary>
internal sealed record DeskMessage(string Text, bool Failed);
