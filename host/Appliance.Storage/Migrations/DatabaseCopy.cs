using Appliance.Storage.Blobs;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Appliance.Storage.Migrations;

/// <summary>Copies a database while it is in use.</summary>
internal static class DatabaseCopy
{
    /// <summary>Writes one consistent snapshot to <paramref name="path"/>, which must not exist, and syncs it: VACUUM INTO does not.</summary>
    public static void Make(SqliteConnection source, string path)
    {
        try
        {
            source.Execute("vacuum into @path", new { path });
        }
        catch
        {
            File.Delete(path);
            throw;
        }

        DiskSync.File(path);
        DiskSync.Folder(Path.GetDirectoryName(path)!);
    }
}
