using System.Data.Common;
using System.Security.Cryptography;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Audit;

/// <summary>
/// The keys under which the audit log keeps what belongs to persons. They lie in the database, beside the plain tables of
/// the same persons: what they are for is to be destroyed, not to keep a thief of the database out.
/// </summary>
public static class PersonKeys
{
    private const int Bytes = 32;

    /// <summary>
    /// Destroys a person's key as part of their erasure: every value sealed with it is unreadable from then on, and none is
    /// sealed for them again. The entries and their hashes stay as they are.
    /// </summary>
    public static void Destroy(IWriteSession session, string kind, long personId, TimeProvider clock)
    {
        var connection = session.Connection;

        // SQLite leaves the old bytes in the page otherwise (https://www.sqlite.org/pragma.html#pragma_secure_delete).
        connection.Execute("pragma secure_delete = on");
        connection.Execute(
            """
            insert into person_keys (kind, person_id, key, created_at, destroyed_at) values (@kind, @personId, null, @now, @now)
            on conflict (kind, person_id) do update set key = null, destroyed_at = excluded.destroyed_at
            """,
            new { kind, personId, now = clock.Milliseconds() });
        connection.Execute("pragma secure_delete = off");
    }

    /// <summary>The person's key, made when there is none; null when it was destroyed.</summary>
    internal static byte[]? ForSealing(DbConnection connection, string kind, long personId, long now)
    {
        if (Find(connection, kind, personId) is { } found)
            return found.Key;
        var key = RandomNumberGenerator.GetBytes(Bytes);
        connection.Execute(
            "insert into person_keys (kind, person_id, key, created_at) values (@kind, @personId, @key, @now)",
            new { kind, personId, key = Convert.ToBase64String(key), now });
        return key;
    }

    /// <summary>The person's key; null when it was destroyed or never made.</summary>
    internal static byte[]? ForReading(DbConnection connection, string kind, long personId) => Find(connection, kind, personId)?.Key;

    private static StoredKey? Find(DbConnection connection, string kind, long personId)
    {
        var rows = connection.Query<string?>("select key from person_keys where kind = @kind and person_id = @personId", new { kind, personId }).AsList();
        return rows.Count == 0 ? null : new StoredKey(rows[0] is { } key ? Convert.FromBase64String(key) : null);
    }

    private sealed record StoredKey(byte[]? Key);
}
