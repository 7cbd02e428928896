using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>What of an account signing in depends on.</summary>
internal sealed record Credentials
{
    public long Id { get; init; }
    public string Login { get; init; } = "";
    public string LoginKey { get; init; } = "";
    public string State { get; init; } = "";
    public string? PasswordHash { get; init; }
    public string? StartCodeHash { get; init; }
    public bool MustChangePassword { get; init; }
    public long? PasswordChangedAt { get; init; }

    private const string Columns =
        """
        id as Id, login as Login, login_key as LoginKey, state as State, password_hash as PasswordHash,
        start_code_hash as StartCodeHash, must_change_password as MustChangePassword, password_changed_at as PasswordChangedAt
        """;

    /// <summary>By login, or by an e-mail address or a phone number that one account alone has.</summary>
    public static Credentials? Find(DbConnection connection, string loginKey) =>
        connection.QuerySingleOrDefault<Credentials>($"select {Columns} from agents where login_key = @loginKey", new { loginKey })
        ?? (connection.Query<Credentials>(
            $"select {Columns} from agents where email_key = @loginKey or phone_key = @phoneKey limit 2",
            new { loginKey, phoneKey = PhoneKey.Of(loginKey) }).AsList() is [var only] ? only : null);

    public static Credentials? Find(DbConnection connection, long agentId) =>
        connection.QuerySingleOrDefault<Credentials>($"select {Columns} from agents where id = @agentId", new { agentId });
}
