using Appliance.Core.Settings;
using Appliance.Sdk.Authentication;
using Appliance.Storage;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Accounts.External;

/// <summary>
/// Sign-in at another site: a state is made for one browser, lives ten minutes and is used once. What the plugin wants
/// remembered is kept here, encrypted; the browser never has it.
/// </summary>
public sealed class ExternalSignIns
{
    private const string Purpose = "external-sign-in";
    private const int MaxMemory = 4000;
    private const int MaxState = 200;
    private const int MaxParameter = 8000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly IDatabase _database;
    private readonly IIdentityProviders _providers;
    private readonly ExternalAccounts _accounts;
    private readonly ProviderTrials _trials;
    private readonly ExternalEntrance _entrance;
    private readonly ISecretProtector _secrets;
    private readonly TimeProvider _clock;
    private readonly ILogger<ExternalSignIns> _logger;

    internal ExternalSignIns(
        IDatabase database, IIdentityProviders providers, ExternalAccounts accounts, ProviderTrials trials, ExternalEntrance entrance, ISecretProtector secrets, TimeProvider clock,
        ILogger<ExternalSignIns> logger)
    {
        _database = database;
        _providers = providers;
        _accounts = accounts;
        _trials = trials;
        _entrance = entrance;
        _secrets = secrets;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>The ways in that are switched on, in the admin's order.</summary>
    public IReadOnlyList<SignInButton> Buttons()
    {
        var running = _providers.All.Where(provider => provider.Kind == ProviderKinds.Redirect).ToDictionary(provider => provider.Id);
        return running.Count == 0 ? [] : [.. _database.Read(ProviderStore.All)
            .Where(stored => stored.Policy.Enabled && running.TryGetValue(stored.Id, out var provider) && provider.PluginId == stored.PluginId)
            .Select(stored => new SignInButton(stored.Id, running[stored.Id].Name))];
    }

    /// <summary>
    /// Where to send the browser: https, or a site on this very machine. Refused: not_found, forbidden, provider_unavailable,
    /// rate_limited.
    /// </summary>
    public async Task<Result<Uri>> StartAsync(ExternalStart start, CancellationToken cancellationToken)
    {
        if (Running(start.ProviderId) is null || (start.Purpose != ExternalPurposes.Trial && Enabled(start.ProviderId) is null))
            return Refusal.NotFound;
        if (start.Purpose == ExternalPurposes.Trial && start.Actor?.May(Permissions.SignInProvidersEdit) != true)
            return Refusal.Forbidden(Permissions.SignInProvidersEdit);
        if (start.Purpose == ExternalPurposes.Link && start.Actor?.AgentId is null)
            return Refusal.NotSignedIn;
        var state = OpaqueToken.New();
        var (begun, reason) = await _providers.StartAsync(start.ProviderId, new ExternalSignInRequest { ReturnAddress = start.ReturnAddress, State = state }, cancellationToken);
        if (begun?.Address is not { IsAbsoluteUri: true } address || !IsSafe(address) || begun.Memory?.Length > MaxMemory)
        {
            _logger.LogWarning("The sign-in provider {Provider} could not begin: {Reason}", start.ProviderId, reason?.En ?? "its address or its memory is not allowed");
            return new Refusal(RefusalKind.Unavailable, "provider_unavailable");
        }

        var pending = new PendingSignIn
        {
            ProviderId = start.ProviderId,
            BrowserHash = OpaqueToken.Hash(start.BrowserKey),
            Purpose = start.Purpose,
            AgentId = start.Actor?.AgentId,
            Memory = begun.Memory is null ? null : _secrets.Protect(Purpose, begun.Memory),
            ReturnUrl = start.ReturnUrl,
            ExpiresAt = Now() + (long)Life.TotalMilliseconds,
        };
        var kept = await _database.WriteAsync(session => pending.Keep(session, state, Now()), cancellationToken);
        return kept ? address : new Refusal(RefusalKind.TooMany, "rate_limited", RetryAfter: Life);
    }

    /// <summary>
    /// The browser came back. Refused: sign_in_expired (unknown, used, too old, of another browser or another provider),
    /// external_refused, provider_unavailable, and what the rules of accounts refuse.
    /// </summary>
    /// <param name="providerId">Of the address that was called.</param>
    /// <param name="parameters">Of the query.</param>
    /// <param name="returnAddress">As at the start.</param>
    /// <param name="browserKey">The browser's cookie; null when it has none.</param>
    /// <param name="actor">Who is signed in in that browser; null for nobody.</param>
    /// <param name="caller">From where.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<ExternalReturn>> CompleteAsync(
        string providerId, IReadOnlyDictionary<string, string> parameters, Uri returnAddress, string? browserKey, Actor? actor, CallerInfo caller, CancellationToken cancellationToken)
    {
        if (!parameters.TryGetValue("state", out var state) || state.Length is 0 or > MaxState || parameters.Values.Any(value => value.Length > MaxParameter))
            return Expired;
        var pending = await _database.WriteAsync(session => PendingSignIn.Take(session, state), cancellationToken);
        if (pending is null || pending.ExpiresAt <= Now() || pending.ProviderId != providerId || browserKey is null || pending.BrowserHash != OpaqueToken.Hash(browserKey))
            return Expired;
        if (pending.Purpose != ExternalPurposes.SignIn && (actor?.AgentId is not { } agentId || agentId != pending.AgentId))
            return Expired;
        var memory = pending.Memory is null ? null : _secrets.Unprotect(Purpose, pending.Memory);
        var answer = await _providers.CompleteAsync(
            providerId, new ExternalSignInReturn { ReturnAddress = returnAddress, Parameters = parameters, Memory = memory }, cancellationToken);

        if (pending.Purpose == ExternalPurposes.Trial)
            return new ExternalReturn(pending.Purpose, null, await _trials.ReportAsync(providerId, answer, cancellationToken), pending.ReturnUrl);
        if (answer is not { Outcome: AuthenticationOutcome.Succeeded, Identity: { } identity } || Enabled(providerId) is not { } provider)
            return await RefuseAsync(providerId, answer, caller, cancellationToken);
        if (pending.Purpose == ExternalPurposes.Link)
            return await LinkAsync(actor!, providerId, identity, pending, cancellationToken);
        var signedIn = await _entrance.EnterAsync(new ExternalEntry(provider, identity, Remember: false, caller), cancellationToken);
        return signedIn.Map(session => new ExternalReturn(pending.Purpose, session, null, pending.ReturnUrl));
    }

    /// <summary>Where to send the browser after it signed out of that session; null for nowhere.</summary>
    public async Task<Uri?> SignOutAsync(Actor actor, Uri returnAddress, CancellationToken cancellationToken)
    {
        if (actor.SessionId is not { } sessionId || _database.Read(connection => SessionProvider.Of(connection, sessionId)) is not { } providerId || Running(providerId) is not { SignsOut: true })
            return null;
        return await _providers.SignOutAsync(providerId, returnAddress, cancellationToken) is { IsAbsoluteUri: true } address && IsSafe(address) ? address : null;
    }

    private async Task<Refusal> RefuseAsync(string providerId, AuthenticationResult answer, CallerInfo caller, CancellationToken cancellationToken)
    {
        _logger.LogInformation("The sign-in provider {Provider} let nobody in: {Outcome} {Reason}", providerId, answer.Outcome, answer.Reason);
        var unavailable = answer.Outcome == AuthenticationOutcome.Unavailable;
        await _database.WriteAsync(
            session =>
            {
                SignInLog.Add(session, null, "", unavailable ? "provider_unavailable" : "external_refused", caller, _clock);
                if (answer is { Outcome: AuthenticationOutcome.Disabled, Subject: { } subject } && IdentityStore.Find(session.Connection, providerId, subject) is { DisabledAt: null } link)
                    _accounts.LockOut(session, link, "disabled");
            },
            cancellationToken);
        return unavailable ? new Refusal(RefusalKind.Unavailable, "provider_unavailable") : new Refusal(RefusalKind.NotSignedIn, "external_refused");
    }

    private Task<Result<ExternalReturn>> LinkAsync(Actor actor, string providerId, ExternalIdentity identity, PendingSignIn pending, CancellationToken cancellationToken) =>
        _database.WriteAsync<Result<ExternalReturn>>(
            session =>
            {
                var agentId = actor.AgentId!.Value;
                if (IdentityStore.Find(session.Connection, providerId, identity.Subject) is not null
                    || IdentityStore.OfAgent(session.Connection, agentId).Any(link => link.ProviderId == providerId))
                {
                    return Refusal.Conflict("already_linked");
                }

                _accounts.Link(session, actor, providerId, identity, agentId, "self");
                return new ExternalReturn(pending.Purpose, null, null, pending.ReturnUrl);
            },
            cancellationToken);

    private IdentityProvider? Running(string id) => _providers.All.FirstOrDefault(provider => provider.Id == id && provider.Kind == ProviderKinds.Redirect);

    private StoredProvider? Enabled(string id) =>
        Running(id) is { } running && _database.Read(connection => ProviderStore.Find(connection, id)) is { Policy.Enabled: true } stored && stored.PluginId == running.PluginId ? stored : null;

    // Plain http only for a provider on this machine, as developers and tests have one: nothing leaves it.
    private static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private static Refusal Expired { get; } = Refusal.Refused("sign_in_expired");

    private long Now() => _clock.GetUtcNow().ToUnixTimeMilliseconds();
}
