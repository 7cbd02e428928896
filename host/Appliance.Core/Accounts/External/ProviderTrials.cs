using Appliance.Sdk.Authentication;
using Appliance.Storage;

namespace Appliance.Core.Accounts.External;

/// <summary>An admin tries a provider before it is switched on. What it would do is done, looked at, and undone.</summary>
public sealed class ProviderTrials
{
    private readonly IDatabase _database;
    private readonly IIdentityProviders _providers;
    private readonly ExternalAccounts _accounts;

    internal ProviderTrials(IDatabase database, IIdentityProviders providers, ExternalAccounts accounts)
    {
        _database = database;
        _providers = providers;
        _accounts = accounts;
    }

    /// <summary>
    /// Tries a login with its password, or looks the person up where no password is given. Refused: forbidden, not_found,
    /// invalid (login), lookup_not_supported.
    /// </summary>
    public async Task<Result<Trial>> TryAsync(Actor actor, string providerId, string login, string? password, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.SignInProvidersEdit))
            return Refusal.Forbidden(Permissions.SignInProvidersEdit);
        if (_providers.All.FirstOrDefault(one => one.Id == providerId && one.Kind == ProviderKinds.Password) is not { } provider)
            return Refusal.NotFound;
        if (string.IsNullOrWhiteSpace(login) || login.Length > 200)
            return Refusal.Invalid("login", "required");
        if (string.IsNullOrEmpty(password) && !provider.LooksUp)
            return Refusal.Refused("lookup_not_supported");
        var answer = string.IsNullOrEmpty(password)
            ? await _providers.LookUpAsync(providerId, new DirectoryQuery { Login = login.Trim() }, cancellationToken)
            : await _providers.AuthenticateAsync(providerId, new PasswordCredentials { Login = login.Trim(), Password = password }, cancellationToken);
        return await ReportAsync(providerId, answer, cancellationToken);
    }

    /// <summary>What an answer would lead to.</summary>
    internal async Task<Trial> ReportAsync(string providerId, AuthenticationResult answer, CancellationToken cancellationToken)
    {
        var trial = new Trial(answer.Outcome.ToString().ToLowerInvariant(), answer.Reason, answer.Steps ?? [], answer.Identity, null, null, []);
        if (answer.Identity is not { } identity)
            return trial;
        return await _database.WriteAsync(
            session =>
            {
                session.Discard();
                var policy = ProviderStore.Find(session.Connection, providerId)?.Policy ?? new ProviderPolicy();
                var admitted = _accounts.Admit(session, providerId, policy, identity);
                return admitted.IsRefused
                    ? trial with { Refusal = admitted.Refusal.Code }
                    : trial with { Account = admitted.Value, RoleIds = AgentStore.Find(session.Connection, admitted.Value.AgentId)!.RoleIds };
            },
            cancellationToken);
    }
}
