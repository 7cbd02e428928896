using Dapper;

namespace Appliance.Storage.Tests.Testing;

/// <summary>Writes to and reads from the table of <see cref="TestStorage"/>.</summary>
internal static class Notes
{
    public static long Insert(this IWriteSession session, long sender, long number, string text = "note") =>
        session.Connection.ExecuteScalar<long>(
            "insert into notes (sender, number, text) values (@sender, @number, @text) returning id",
            new { sender, number, text });

    public static long CountNotes(this IDatabase database) =>
        database.Read(connection => connection.ExecuteScalar<long>("select count(*) from notes"));

    public static long[] NumbersOf(this IDatabase database, long sender) =>
        database.Read(connection => connection.Query<long>("select number from notes where sender = @sender order by id", new { sender }).ToArray());
}
