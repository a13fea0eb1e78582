namespace CurationPipeline.Site;

/// <summary>How far in the ledger a site went, and the one before it: a site that is made again without changes stays the same.</summary>
/// <param name="Since">Up to where the site before went; null where there was none.</param>
/// <param name="Until">Up to where this one goes.</param>
internal sealed record SiteHistory(string? Since, string Until)
{
    public const string File = $"{Links.Assets}/made.txt";

    /// <param name="folder">Where the last site may be.</param>
    /// <param name="now">The ledger's last line.</param>
    public static SiteHistory Next(string folder, string now)
    {
        var path = Path.Combine(folder, File);
        var lines = System.IO.File.Exists(path) ? System.IO.File.ReadAllLines(path) : [];
        return lines switch
        {
            [var since, var until, ..] when until == now => new SiteHistory(since.Length > 0 ? since : null, now),
            [_, var until, ..] => new SiteHistory(until, now),
            _ => new SiteHistory(null, now),
        };
    }

    public override string ToString() => $"{Since}\n{Until}\n";
}
