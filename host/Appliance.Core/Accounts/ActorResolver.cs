using System.Collections.Concurrent;
using Appliance.Core.Accounts.Limits;
using Appliance.Core.Accounts.SecondFactors;
using Appliance.Storage;
using Appliance.Storage.Events;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>
/// Turns a session cookie or an API token into an <see cref="Actor"/>. What it found is cached until anything changes that
/// rights depend on: such a change makes every cached entry stale at once, because changes are rare and one query tells.
/// </summary>
public sealed class ActorResolver : IDisposable
{
    private const int MaxCached = 20_000;
    private readonly IDatabase _database;
    private readonly SignInLimits _limits;
    private readonly TimeProvider _clock;
    private readonly IDisposable _listener;
    private readonly ConcurrentDictionary<string, Entry> _cache = new();
    private long _generation;

    public ActorResolver(IDatabase database, IEventLog events, SignInLimits limits, TimeProvider clock)
    {
        _database = database;
        _limits = limits;
        _clock = clock;
        _listener = events.Listen(batch =>
        {
            if (batch.Any(record => AccountEvents.ChangesRights(record.Type)))
                Forget();
        });
    }

    /// <summary>The person behind a session cookie; null when it is unknown, ended or expired, or the account is not enabled.</summary>
    public ValueTask<SessionIdentity?> BySessionAsync(string token, CancellationToken cancellationToken) => BySessionAsync(token, null, cancellationToken);

    /// <summary>As above; null also where the account's rules do not let it be signed in now, or from this address.</summary>
    public async ValueTask<SessionIdentity?> BySessionAsync(string token, string? address, CancellationToken cancellationToken)
    {
        var entry = Find("s:" + OpaqueToken.Hash(token), ReadSession);
        if (entry is null || IsOutside(entry, address))
            return null;
        var slid = await SlideAsync(entry, address, cancellationToken);
        return new SessionIdentity(entry.Actor, entry.XsrfToken, Time(entry.VerifiedAt), entry.Persistent, entry.Locale, slid, entry.MustSetUpFactor);
    }

    /// <summary>The program behind an API token; null when it is unknown, revoked or expired, or its agent is not enabled.</summary>
    public async ValueTask<TokenIdentity?> ByTokenAsync(string token, CancellationToken cancellationToken)
    {
        var entry = Find("t:" + OpaqueToken.Hash(token), ReadToken);
        if (entry is null)
            return null;
        await NoteUseAsync(entry, cancellationToken);
        return new TokenIdentity(entry.Actor, entry.Locale);
    }

    /// <summary>
    /// The same caller as of now, for connections that outlive a request: null when the session or token has ended, and
    /// otherwise with today's rights.
    /// </summary>
    public Actor? Refresh(Actor actor)
    {
        var hash = actor switch
        {
            { Kind: ActorKind.Agent, SessionId: { } id } => _database.Read(connection => connection.QuerySingleOrDefault<string>(
                "select token_hash from sessions where id = @id", new { id })),
            { Kind: ActorKind.Token, SessionId: { } id } => _database.Read(connection => connection.QuerySingleOrDefault<string>(
                "select token_hash from api_tokens where id = @id", new { id })),
            _ => null,
        };
        if (hash is null)
            return null;
        if (actor.Kind == ActorKind.Token)
            return Find("t:" + hash, ReadToken)?.Actor;
        return Find("s:" + hash, ReadSession) is { MustSetUpFactor: false } entry && !IsOutside(entry, entry.Address) ? entry.Actor : null;
    }

    /// <summary>Makes everything cached stale. Called after a change commits, so that its author sees it in the next call.</summary>
    public void Forget() => Interlocked.Increment(ref _generation);

    public void Dispose() => _listener.Dispose();

    private bool IsOutside(Entry entry, string? address) => _limits.Violation(entry.Rules, address, entry.DeviceApproved) is not null;

    private Entry? Find(string key, Func<string, Entry?> read)
    {
        var current = Interlocked.Read(ref _generation);
        if (!_cache.TryGetValue(key, out var entry) || entry.Generation != current || entry.Until <= Now())
        {
            // The generation is taken before the read: a change that commits in between leaves the entry stale.
            var found = read(key[2..]);
            if (found is null)
            {
                _cache.TryRemove(key, out _);
                return null;
            }
            entry = found with { Generation = current };
            if (_cache.Count >= MaxCached)
                _cache.Clear();
            _cache[key] = entry;
        }
        return entry.Usage.ExpiresAt is { } expires && Now() >= expires ? null : entry;
    }

    private Entry? ReadSession(string hash) => _database.Read(connection =>
    {
        var row = connection.QuerySingleOrDefault<SessionRow>(
            """
            select s.id as Id, s.agent_id as AgentId, s.xsrf_token as XsrfToken, s.persistent as Persistent, s.client as Client,
                   s.verified_at as VerifiedAt, s.expires_at as ExpiresAt, s.last_seen_at as LastSeenAt, a.locale as Locale,
                   a.department_id as DepartmentId, a.ends_at as EndsAt, s.address as Address, d.approved_at as DeviceApprovedAt,
                   s.second_factor as SecondFactor
            from sessions s join agents a on a.id = s.agent_id left join devices d on d.id = s.device_id
            where s.token_hash = @hash and s.ended_at is null and a.state = 'enabled' and (a.ends_at is null or a.ends_at > @now)
            """,
            new { hash, now = Now() });
        if (row is null)
            return null;
        var rules = SignInRulesStore.For(connection, row.AgentId, Now());

        // Until the demanded second factor is there, the session is good for setting one up and for nothing else.
        var bare = rules.SecondFactor && row.SecondFactor == 0 && !FactorStore.Of(connection, row.AgentId).Any;
        var rights = bare
            ? new AgentRights(new HashSet<string> { Permissions.Self }, DataScope.None)
            : AgentRightsReader.Read(connection, row.AgentId, row.DepartmentId, Now());

        // Whoever loses the right loses the session on the phone with it, by whatever way they came in.
        if (!bare && row.Client == "mobile" && !rights.Granted.Contains(Permissions.SignInMobile))
            return null;
        return new Entry(
            Actor.Agent(row.AgentId, row.Id, rights.Granted, rights.Scope, row.Client),
            row.XsrfToken, row.VerifiedAt, row.Persistent != 0, row.Locale, new Usage(row.LastSeenAt, row.ExpiresAt), Earlier(rights.Until, row.EndsAt))
        {
            Rules = rules,
            Address = row.Address,
            DeviceApproved = row.DeviceApprovedAt is not null,
            MustSetUpFactor = bare,
        };
    });

    private Entry? ReadToken(string hash) => _database.Read(connection =>
    {
        var row = connection.QuerySingleOrDefault<TokenRow>(
            """
            select t.id as Id, t.agent_id as AgentId, t.permissions as Permissions, t.expires_at as ExpiresAt,
                   t.last_used_at as LastUsedAt, a.locale as Locale, a.department_id as DepartmentId, a.ends_at as EndsAt
            from api_tokens t join agents a on a.id = t.agent_id
            where t.token_hash = @hash and t.revoked_at is null and a.state = 'enabled' and (a.ends_at is null or a.ends_at > @now)
            """,
            new { hash, now = Now() });
        if (row is null)
            return null;
        var rights = AgentRightsReader.Read(connection, row.AgentId, row.DepartmentId, Now());

        // A token never exceeds its agent: what the agent lost, the token lost.
        var granted = RoleJson.ReadNames(row.Permissions).Append(Permissions.Self).Where(rights.Granted.Contains).ToHashSet();
        return new Entry(
            Actor.Token(row.AgentId, row.Id, granted, rights.Scope), "", 0, true, row.Locale, new Usage(row.LastUsedAt ?? 0, row.ExpiresAt),
            Earlier(rights.Until, row.EndsAt));
    });

    private async ValueTask<bool> SlideAsync(Entry entry, string? address, CancellationToken cancellationToken)
    {
        var now = Now();
        if (!entry.Usage.Due(now))
            return false;
        var expires = now + (long)SessionLifetime.Of(entry.Persistent).TotalMilliseconds;
        var written = await TryWriteAsync(
            "update sessions set last_seen_at = @now, expires_at = @expires, address = coalesce(@address, address) where id = @id and ended_at is null",
            new { now, expires, address, id = entry.Actor.SessionId }, cancellationToken);
        if (written)
            entry.Usage.ExpiresAt = expires;
        return written;
    }

    private async ValueTask NoteUseAsync(Entry entry, CancellationToken cancellationToken)
    {
        var now = Now();
        if (entry.Usage.Due(now))
            await TryWriteAsync("update api_tokens set last_used_at = @now where id = @id", new { now, id = entry.Actor.SessionId }, cancellationToken);
    }

    /// <summary>Reading goes on while the disk is full or the writer is busy; the expiry is then moved by a later call.</summary>
    private async Task<bool> TryWriteAsync(string sql, object arguments, CancellationToken cancellationToken)
    {
        try
        {
            await _database.WriteAsync(session => { session.Connection.Execute(sql, arguments); }, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is StorageBusyException or StorageFullException)
        {
            return false;
        }
    }

    private static long? Earlier(long? one, long? other) => one is null ? other : other is null ? one : Math.Min(one.Value, other.Value);

    private long Now() => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private sealed record Entry(
        Actor Actor, string XsrfToken, long VerifiedAt, bool Persistent, string? Locale, Usage Usage, long? Until, long Generation = 0)
    {
        public EffectiveRules Rules { get; init; } = EffectiveRules.None;

        /// <summary>From where the session was last seen.</summary>
        public string? Address { get; init; }

        public bool DeviceApproved { get; init; }

        public bool MustSetUpFactor { get; init; }
    }

    /// <summary>What moves without a change of rights.</summary>
    private sealed class Usage(long lastSeenAt, long? expiresAt)
    {
        private long _lastSeenAt = lastSeenAt;

        public long? ExpiresAt { get; set; } = expiresAt;

        /// <summary>True for one caller in each interval.</summary>
        public bool Due(long now)
        {
            var seen = Interlocked.Read(ref _lastSeenAt);
            return now - seen >= (long)SessionLifetime.SlideEvery.TotalMilliseconds
                && Interlocked.CompareExchange(ref _lastSeenAt, now, seen) == seen;
        }
    }

    private sealed class SessionRow
    {
        public long Id { get; init; }
        public long AgentId { get; init; }
        public string XsrfToken { get; init; } = "";
        public long Persistent { get; init; }
        public string Client { get; init; } = "";
        public long VerifiedAt { get; init; }
        public long ExpiresAt { get; init; }
        public long LastSeenAt { get; init; }
        public string? Locale { get; init; }
        public long? DepartmentId { get; init; }
        public long SecondFactor { get; init; }
        public long? EndsAt { get; init; }
        public long? DeviceApprovedAt { get; init; }
        public string? Address { get; init; }
    }

    private sealed class TokenRow
    {
        public long Id { get; init; }
        public long AgentId { get; init; }
        public string Permissions { get; init; } = "[]";
        public long? ExpiresAt { get; init; }
        public long? LastUsedAt { get; init; }
        public string? Locale { get; init; }
        public long? DepartmentId { get; init; }
        public long? EndsAt { get; init; }
    }
}
