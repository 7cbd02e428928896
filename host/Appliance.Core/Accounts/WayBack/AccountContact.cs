using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts.WayBack;

/// <summary>Where the owner of an account is reached by mail.</summary>
internal sealed record AccountContact
{
    public long Id { get; init; }
    public string Login { get; init; } = "";
    public string LoginKey { get; init; } = "";
    public string State { get; init; } = "";
    public string? Email { get; init; }
    public string? Locale { get; init; }
    public bool HasPassword { get; init; }

    public bool ReadsEnglish => Locale == "en";

    public static AccountContact? Find(DbConnection connection, long agentId) => connection.QuerySingleOrDefault<AccountContact>(
        """
        select id as Id, login as Login, login_key as LoginKey, state as State, email as Email, locale as Locale, password_hash is not null as HasPassword
        from agents where id = @agentId
        """,
        new { agentId });
}
