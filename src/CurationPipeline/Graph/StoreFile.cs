using CurationPipeline.Catalog;

namespace CurationPipeline.Graph;

/// <summary>Opens the store's file; one that cannot be used is set aside, because it can be made again.</summary>
internal static class StoreFile
{
    /// <param name="path">Where it is or will be.</param>
    /// <param name="catalog">Its fingerprint is kept: under another catalog edges settle otherwise.</param>
    /// <param name="setAside">Gives the file another name, and says why.</param>
    /// <param name="disk">Where it lies.</param>
    public static GraphStore Open(string path, KindCatalog catalog, Action<string> setAside, IDisk disk)
    {
        if (File.Exists(Database.UnfinishedMark(path)))
            Remove(path, disk);
        if (WhatIsWrong(path, 0, Schema.Version) is { } wrong)
            setAside(wrong);
        var database = new Database(path, disk);
        try
        {
            if (Schema.VersionOf(database) > 0 && !Schema.IsIn(database))
            {
                database.Dispose();
                setAside("it is another program's");
                database = new Database(path, disk);
            }

            Schema.Migrate(database);
            return new GraphStore(database, catalog);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Whether what went wrong is the file's damage, so that another is to be made.</summary>
    public static bool IsDamage(CurationException exception) => Database.IsDamage(exception);

    /// <summary>Why a file cannot be used; null for one that can, or is not there yet.</summary>
    /// <param name="path">Of a database.</param>
    /// <param name="oldest">The least version that can be brought up to date.</param>
    /// <param name="newest">The greatest that is known.</param>
    public static string? WhatIsWrong(string path, int oldest, int newest)
    {
        if (!File.Exists(path))
            return null;
        if (File.Exists(Database.UnfinishedMark(path)))
            return "an earlier command was stopped while making it";
        if (IsCutOff(path))
            return "it is cut off or is not a database";
        try
        {
            using var database = new Database(path);
            var version = Schema.VersionOf(database);
            return version > newest ? "a newer version of curate made it"
                : version != 0 && version < oldest ? "an older version of curate made it"
                : !database.Any("SELECT count(*) FROM sqlite_master") ? "it cannot be read" : null;
        }
        catch (CurationException exception) when (Database.IsDamage(exception))
        {
            return "it is damaged";
        }
    }

    /// <summary>An earlier command was stopped while it filled the file: nothing is in it that the ledger has not.</summary>
    private static void Remove(string path, IDisk disk)
    {
        foreach (var end in (string[])["", "-wal", "-shm", "-unfinished"])
        {
            if (File.Exists(path + end))
                disk.Delete(path + end);
        }
    }

    /// <summary>The header says how many pages there are; in the log beside it may only be more.</summary>
    private static bool IsCutOff(string path)
    {
        using var file = File.OpenRead(path);
        var header = new byte[100];
        if (file.Length == 0)
            return false;
        if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || !header.AsSpan().StartsWith("SQLite format 3\0"u8))
            return true;
        var pageSize = (header[16] << 8) | header[17];
        var pages = (uint)((header[28] << 24) | (header[29] << 16) | (header[30] << 8) | header[31]);
        return file.Length < pages * (long)(pageSize == 1 ? 65536 : pageSize);
    }
}
