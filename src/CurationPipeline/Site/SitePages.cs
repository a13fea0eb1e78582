using CurationPipeline.Graph;

namespace CurationPipeline.Site;

/// <summary>The pages of a site in the making: what holds from the last time is kept, and the rest is written and noted.</summary>
internal sealed class SitePages(SiteFolder files, PageNotes notes)
{
    /// <summary>Keeps the pages that were made with the first one, where they hold; false where they have to be made.</summary>
    /// <param name="first">The path of the first of them.</param>
    /// <param name="print">Of what they would be made; null where that is not known.</param>
    public bool Keep(string first, Fingerprint? print)
    {
        if (print is not { } known || notes.Holding(first, known) is not { } paths)
            return false;
        files.Keep(paths);
        return true;
    }

    /// <summary>Says which pages are about to be written: many at once cost less than one by one.</summary>
    public void Announce(IEnumerable<string> paths) => files.Announce(paths);

    /// <summary>Writes a file by which the next run goes.</summary>
    public void WriteWhole(string path, string content) => files.WriteWhole(path, content);

    /// <summary>Writes pages that are made together. May be called from several threads.</summary>
    /// <returns>How many they were.</returns>
    public int Write(Fingerprint? print, IEnumerable<SiteFile> pages)
    {
        var paths = new List<string>();
        foreach (var page in pages)
        {
            files.Write(page);
            paths.Add(page.Path);
        }

        if (print is { } known)
            notes.Add(known, paths);
        return paths.Count;
    }

    public SiteReport Close()
    {
        files.Close();
        notes.Close();
        return new SiteReport(files.Count, files.Changed, files.Removed);
    }
}
