namespace CurationPipeline.Site;

/// <summary>What an entity is: kind, status, id, name, description and other names.</summary>
internal static class EntityHead
{
    private const int MostAliases = 40;

    public static Markup Of(SiteBase site, EntityView view)
    {
        var (entity, path) = (view.Entity, view.Path);
        var head = Markup.Of($"""
            <header>
            <p class="meta"><a class="{site.ClassOf(view.Id.Type)}" href="{Links.From(path, Links.ToKind(view.Id.Type))}">{view.Id.Type}</a>
            <span class="status">active</span> <code>{view.Id}</code> <span class="edges">{Words.Count(view.EdgeCount, "edge")}</span></p>
            <h1>{Words.Name(entity.Name, view.Id, 400)}</h1>

            """);
        if (entity.Description.Length > 0)
            head.Add($"<p class=\"description\"><bdi>{SafeText.Cut(entity.Description, SafeText.LongestText)}</bdi></p>\n");
        if (entity.Description.Length > SafeText.LongestText)
            head.Add($"<p class=\"rest\">The whole description, of {Words.Count(entity.Description.Length, "character")}, stands in the entry <code>seeds/{view.Id.Type}/{view.Id.Slug}.yaml</code>.</p>\n");
        if (entity.Aliases.Count > 0)
        {
            var names = entity.Aliases.Take(MostAliases).Select(alias => Markup.Of($"<li><bdi>{SafeText.Cut(alias, 100)}</bdi></li>"));
            var rest = entity.Aliases.Count > MostAliases ? $" and {entity.Aliases.Count - MostAliases} more" : "";
            head.Add($"<div class=\"aliases\"><span>Also called</span> <ul>{Markup.Join(names)}</ul>{rest}</div>\n");
        }

        return head.Add($"</header>\n");
    }
}
