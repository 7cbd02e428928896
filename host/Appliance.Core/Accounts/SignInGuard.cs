using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>
/// Lockout that grows: after the free failures of a key, each further one locks it for twice as long, up to an hour. A
/// login is counted by address, over all addresses, and an address over all logins; from an address where the login signed
/// in lately only the first counts, and a device that it knows is counted alone, so that nobody else's failures lock its
/// owner out. Logins that do not exist are counted alike.
/// </summary>
internal sealed class SignInGuard(TimeProvider clock)
{
    private const int FreeByLoginAndAddress = 5;
    private const int FreeByDevice = 5;
    private const int FreeByLogin = 20;
    private const int FreeByAddress = 100;
    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLock = TimeSpan.FromHours(1);
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromDays(1);
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(30);

    /// <summary>How long the login is still locked for this caller; null when it is not.</summary>
    public TimeSpan? LockedFor(DbConnection connection, string loginKey, CallerInfo caller)
    {
        var now = Now();
        var keys = Keys(connection, loginKey, caller, IsKnown(connection, loginKey, caller.Address, now)).Select(item => item.Key).ToArray();
        var until = connection.ExecuteScalar<long?>("select max(locked_until) from sign_in_failures where key in @keys", new { keys }) ?? 0;
        return until > now ? TimeSpan.FromMilliseconds(until - now) : null;
    }

    /// <summary>Until when the login is locked for some address or device at least; null when it is not.</summary>
    public static long? LockedUntil(DbConnection connection, string loginKey, long now) =>
        connection.ExecuteScalar<long?>(
            "select max(locked_until) from sign_in_failures where key = @login or (key > @from and key < @to) or (key > @fromDevice and key < @toDevice)",
            OfLogin(loginKey)) is { } until && until > now ? until : null;

    /// <summary>Counts a failure. True when it is the one that begins a lock.</summary>
    public bool Failed(DbConnection connection, string loginKey, CallerInfo caller)
    {
        var now = Now();
        var begins = false;
        connection.Execute("delete from sign_in_failures where last_at < @before", new { before = now - (long)ForgetAfter.TotalMilliseconds });
        foreach (var (key, free, isLogin) in Keys(connection, loginKey, caller, knownAddress: false))
        {
            var failures = connection.ExecuteScalar<int>(
                """
                insert into sign_in_failures (key, failures, last_at) values (@key, 1, @now)
                on conflict (key) do update set failures = sign_in_failures.failures + 1, last_at = excluded.last_at
                returning failures
                """,
                new { key, now });
            begins |= isLogin && failures == free;
            if (failures >= free)
                connection.Execute("update sign_in_failures set locked_until = @until where key = @key", new { key, until = now + LockMilliseconds(failures - free) });
        }

        return begins;
    }

    /// <summary>Forgets what was mistyped here. What strangers tried elsewhere stays: their guesses go on while the owner works.</summary>
    /// <param name="connection">The writer's.</param>
    /// <param name="loginKey">Whose.</param>
    /// <param name="caller">From where.</param>
    /// <param name="knownDevice">The account knew the device before: what others tried from the same address is not the owner's.</param>
    public static void Succeeded(DbConnection connection, string loginKey, CallerInfo caller, bool knownDevice = false) =>
        connection.Execute(
            "delete from sign_in_failures where key in @keys",
            new
            {
                keys = new[]
                {
                    knownDevice ? null : $"both {loginKey} {Network(caller.Address)}",
                    caller.Device is { } device ? DeviceKey(loginKey, device) : null,
                }.OfType<string>(),
            });

    /// <summary>Unlocks a login for every address.</summary>
    public static void Unlock(DbConnection connection, string loginKey) =>
        connection.Execute(
            "delete from sign_in_failures where key = @login or (key > @from and key < @to) or (key > @fromDevice and key < @toDevice)",
            OfLogin(loginKey));

    // A login holds no blank, and no character stands between the blank and '!'.
    private static object OfLogin(string loginKey) => new
    {
        login = "login " + loginKey,
        from = $"both {loginKey} ",
        to = $"both {loginKey}!",
        fromDevice = $"device {loginKey} ",
        toDevice = $"device {loginKey}!",
    };

    private static (string Key, int Free, bool IsLogin)[] Keys(DbConnection connection, string loginKey, CallerInfo caller, bool knownAddress)
    {
        if (caller.Device is { } device && IsKnownDevice(connection, loginKey, device))
            return [(DeviceKey(loginKey, device), FreeByDevice, true)];
        var network = Network(caller.Address);
        (string, int, bool) both = ($"both {loginKey} {network}", FreeByLoginAndAddress, true);
        return knownAddress ? [both] : [both, ($"login {loginKey}", FreeByLogin, true), ($"address {network}", FreeByAddress, false)];
    }

    private static string DeviceKey(string loginKey, string device) => $"device {loginKey} {OpaqueToken.Hash(device)}";

    /// <summary>One subscriber has a /64 of IPv6 at least (RFC 6177), and would have 2^64 addresses to guess from.</summary>
    private static string Network(string address) =>
        IPAddress.TryParse(address, out var parsed) && parsed.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(parsed.GetAddressBytes(), 0, 8)
            : address;

    private static bool IsKnownDevice(DbConnection connection, string loginKey, string device) => connection.ExecuteScalar<long?>(
        "select 1 from agents a join devices d on d.agent_id = a.id where a.login_key = @loginKey and d.token_hash = @hash",
        new { loginKey, hash = OpaqueToken.Hash(device) }) is not null;

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
