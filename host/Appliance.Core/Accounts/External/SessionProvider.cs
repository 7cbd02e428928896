using System.Data.Common;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.External;

/// <summary>By which provider a session began.</summary>
internal static class SessionProvider
{
    public static void Set(IWriteSession session, long sessionId, string providerId, bool secondFactor) => session.Connection.Execute(
        "update sessions set provider_id = @providerId, second_factor = @secondFactor where id = @sessionId",
        new { sessionId, providerId, secondFactor = secondFactor ? 1 : 0 });

    public static string? Of(DbConnection connection, long sessionId) =>
        connection.QuerySingleOrDefault<string>("select provider_id from sessions where id = @sessionId", new { sessionId });
}
