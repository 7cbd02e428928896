using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>
/// Lockout that grows: after the free failures of a key, each further one locks it for twice as long, up to an hour. A
/// login is counted by address, over all addresses, and an address over all logins; from an address where the login signed
/// in lately only the first counts, so that strangers cannot lock its owner out. Logins that do not exist are counted alike.
/// </summary>
internal sealed class SignInGuard(TimeProvider clock)
{
    private const int FreeByLoginAndAddress = 5;
    private const int FreeByLogin = 20;
    private const int FreeByAddress = 100;
    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLock = TimeSpan.FromHours(1);
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromDays(1);
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(30);

    /// <summary>How long the login is still locked for this address; null when it is not.</summary>
    public TimeSpan? LockedFor(DbConnection connection, string loginKey, string address)
    {
        var now = Now();
        var keys = Keys(loginKey, address, IsKnown(connection, loginKey, address, now)).Select(item => item.Key).ToArray();
        var until = connection.ExecuteScalar<long?>("select max(locked_until) from sign_in_failures where key in @keys", new { keys }) ?? 0;
        return until > now ? TimeSpan.FromMilliseconds(until - now) : null;
    }

    /// <summary>Until when the login is locked for some address at least; null when it is not.</summary>
    public static long? LockedUntil(DbConnection connection, string loginKey, long now) => connection.ExecuteScalar<long?>(
        "select max(locked_until) from sign_in_failures where (key = @login or (key > @from and key < @to)) and locked_until > @now",
        new { login = "login " + loginKey, from = $"both {loginKey} ", to = $"both {loginKey}!", now });

    /// <summary>Counts a failure.</summary>
    public void Failed(DbConnection connection, string loginKey, string address)
    {
        var now = Now();
        connection.Execute("delete from sign_in_failures where last_at < @before", new { before = now - (long)ForgetAfter.TotalMilliseconds });
        foreach (var (key, free) in Keys(loginKey, address, known: false))
        {
            var failures = connection.ExecuteScalar<int>(
                """
                insert into sign_in_failures (key, failures, last_at) values (@key, 1, @now)
                on conflict (key) do update set failures = sign_in_failures.failures + 1, last_at = excluded.last_at
                returning failures
                """,
                new { key, now });
            if (failures >= free)
                connection.Execute("update sign_in_failures set locked_until = @until where key = @key", new { key, until = now + LockMilliseconds(failures - free) });
        }
    }

    /// <summary>Forgets what was mistyped here. What strangers tried elsewhere stays: their guesses go on while the owner works.</summary>
    public static void Succeeded(DbConnection connection, string loginKey, string address) =>
        connection.Execute("delete from sign_in_failures where key = @key", new { key = $"both {loginKey} {address}" });

    /// <summary>Unlocks a login for every address.</summary>
    public static void Unlock(DbConnection connection, string loginKey) =>
        connection.Execute(
            "delete from sign_in_failures where key = @login or (key > @from and key < @to)",
            new { login = "login " + loginKey, from = $"both {loginKey} ", to = $"both {loginKey}!" });

    private static (string Key, int Free)[] Keys(string loginKey, string address, bool known)
    {
        (string, int) both = ($"both {loginKey} {address}", FreeByLoginAndAddress);
        return known ? [both] : [both, ($"login {loginKey}", FreeByLogin), ($"address {address}", FreeByAddress)];
    }

    private static bool IsKnown(DbConnection connection, string loginKey, string address, long now) =>
        connection.ExecuteScalar<long?>(
            """
            select 1 from sessions s join agents a on a.id = s.agent_id
            where (a.login_key = @loginKey or a.email_key = @loginKey) and s.address = @address and s.created_at > @since limit 1
            """,
            new { loginKey, address, since = now - (long)KnownFor.TotalMilliseconds }) is not null;

    private static long LockMilliseconds(int beyond) =>
        (long)Math.Min(LongestLock.TotalMilliseconds, FirstLock.TotalMilliseconds * Math.Pow(2, Math.Min(beyond, 10)));

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
