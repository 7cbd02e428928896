using System.Data.Common;
using Appliance.Sdk.Authentication;
using Appliance.Storage;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Accounts.External;

/// <summary>
/// Asks the directories about a login and password. The way back in is kept by the order: a super admin's own password is
/// looked at before any plugin is called, so that no directory, however broken or slow, stands before it.
/// </summary>
internal sealed class Directories(IDatabase database, IIdentityProviders providers, ExternalAccounts accounts, ILogger<Directories> logger)
{
    /// <param name="connection">For reading.</param>
    /// <param name="found">The account of that login; null when there is none.</param>
    /// <param name="loginKey">As typed.</param>
    public DirectoryPlan Plan(DbConnection connection, Credentials? found, string loginKey)
    {
        var stored = ProviderStore.All(connection);
        if (stored.Count == 0)
            return new DirectoryPlan(LocalCounts: true, [], []);
        var running = providers.All;
        var asked = stored
            .Where(provider => provider.Policy.Enabled && running.Any(one => one.Id == provider.Id && one.PluginId == provider.PluginId && one.Kind == ProviderKinds.Password))
            .ToList();
        if (found is null)
            return new DirectoryPlan(LocalCounts: true, [], asked);

        var links = IdentityStore.OfAgent(connection, found.Id);
        var relevant = asked.Where(provider => Concerns(connection, provider, links, loginKey)).ToList();
        if (AgentStore.Find(connection, found.Id)!.RoleIds.Contains(AgentStore.RoleId(connection, BuiltInRoles.SuperAdmin)))
            return new DirectoryPlan(LocalCounts: true, [], relevant);
        var local = links.All(link => link.DisabledAt is null && stored.FirstOrDefault(provider => provider.Id == link.ProviderId) is not { Policy: { Enabled: true, LocalPassword: false } });
        return new DirectoryPlan(local, [.. relevant.Where(provider => provider.Policy.BeforeLocal)], [.. relevant.Where(provider => !provider.Policy.BeforeLocal)]);
    }

    /// <summary>Asks one after the other until one knows the person; each has 10 s. Whom a directory has locked out is locked out here.</summary>
    public async Task<DirectoryAnswer> AskAsync(IReadOnlyList<StoredProvider> asked, string login, string password, CancellationToken cancellationToken)
    {
        // RFC 4513 5.1.2: a directory may take an empty password for an anonymous bind, and say yes.
        if (asked.Count == 0 || string.IsNullOrWhiteSpace(login) || password.Length == 0)
            return DirectoryAnswer.NotAsked;
        var (unavailable, refused) = (false, false);
        var credentials = new PasswordCredentials { Login = login.Trim(), Password = password };
        foreach (var provider in asked)
        {
            var answer = await providers.AuthenticateAsync(provider.Id, credentials, cancellationToken);
            switch (answer)
            {
                case { Outcome: AuthenticationOutcome.Succeeded, Identity: { } identity }:
                    return new DirectoryAnswer(provider, identity, unavailable);
                case { Outcome: AuthenticationOutcome.Disabled, Subject: { } subject }:
                    await LockOutAsync(provider.Id, subject, cancellationToken);
                    break;
                case { Outcome: AuthenticationOutcome.Unavailable }:
                    logger.LogWarning("The sign-in provider {Provider} could not be asked: {Reason}", provider.Id, answer.Reason);
                    unavailable = true;
                    break;
                case { Outcome: AuthenticationOutcome.Refused }:
                    refused = true;
                    break;
            }
        }

        // A wrong password at one counts, whatever the others would have said.
        return new DirectoryAnswer(null, null, unavailable && !refused);
    }

    private Task LockOutAsync(string providerId, string subject, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            if (IdentityStore.Find(session.Connection, providerId, subject) is { DisabledAt: null } link)
                accounts.LockOut(session, link, "disabled");
        },
        cancellationToken);

    private static bool Concerns(DbConnection connection, StoredProvider provider, IReadOnlyList<IdentityLink> links, string loginKey) =>
        provider.Policy.LinkBy != LinkRules.None
        || links.Any(link => link.ProviderId == provider.Id)
        || IdentityStore.KnowsLogin(connection, provider.Id, loginKey);
}
