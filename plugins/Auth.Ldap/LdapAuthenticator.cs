using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using Appliance.Auth.Ldap.Protocol;
using Appliance.Sdk;
using Appliance.Sdk.Authentication;
using Microsoft.Extensions.Logging;

namespace Appliance.Auth.Ldap;

/// <summary>
/// Search, then bind: the person is found with the account for searching, and the password is tried on a connection of its
/// own. Never logs or keeps a password.
/// </summary>
public sealed class LdapAuthenticator(LdapSettings settings, IPluginContext context) : IAuthenticator, IDirectoryLookup
{
    private readonly LdapDirectory _directory = new(settings);

    public string Id => "ldap";

    public LocalizedText Name { get; } = new("公司目录（LDAP）", "Company directory (LDAP)");

    public Task<AuthenticationResult> AuthenticateAsync(PasswordCredentials credentials, CancellationToken cancellationToken)
    {
        // RFC 4513 5.1.2: a bind with a name and no password is anonymous, and succeeds.
        if (credentials.Password.Length == 0)
            return Task.FromResult(AuthenticationResult.Refused("No password was given."));
        return AskAsync(
            async (connection, steps, end) =>
            {
                var (person, problem) = Found(steps, await _directory.FindByLoginAsync(connection, credentials.Login, end));
                if (person is null)
                {
                    // As long as for somebody who exists.
                    await using var dummy = await _directory.ConnectAsync(null, end);
                    await dummy.BindAsync($"cn={Guid.NewGuid():N},{settings.BaseDn}", credentials.Password, end);
                    return problem!;
                }

                if (Subject(person) is not { } subject)
                    return Unusable(steps);
                if (LockedOut(person, subject, steps) is { } lockedOut)
                    return lockedOut;
                if (await CheckPasswordAsync(person, subject, credentials.Password, steps, end) is { } refused)
                    return refused;
                return await DescribeAsync(connection, person, subject, steps, end);
            },
            cancellationToken);
    }

    public Task<AuthenticationResult> LookUpAsync(DirectoryQuery query, CancellationToken cancellationToken) => AskAsync(
        async (connection, steps, end) =>
        {
            if (query.Login is null && SubjectBytes(query.Subject!) is null)
                return AuthenticationResult.Unknown();
            var (person, problem) = Found(steps, query.Login is { } login
                ? await _directory.FindByLoginAsync(connection, login, end)
                : await _directory.FindBySubjectAsync(connection, SubjectBytes(query.Subject!)!, end));
            if (person is null)
                return problem!;
            if (Subject(person) is not { } subject)
                return Unusable(steps);
            return LockedOut(person, subject, steps) ?? await DescribeAsync(connection, person, subject, steps, end);
        },
        cancellationToken);

    private async Task<AuthenticationResult> AskAsync(
        Func<LdapConnection, Steps, CancellationToken, Task<AuthenticationResult>> ask, CancellationToken cancellationToken)
    {
        var steps = new Steps();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await using var connection = await _directory.ConnectForSearchAsync(steps, both.Token);
            steps.Begin("查找用户", "Find the person");
            return steps.On(await ask(connection, steps, both.Token));
        }
        catch (Exception exception) when (exception is LdapException or SocketException or IOException or AuthenticationException or CryptographicException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var reason = exception is OperationCanceledException ? $"The directory did not answer within {settings.TimeoutSeconds} s." : InWords(exception);
            steps.Failed(reason);
            context.Logger.LogWarning("{Step}: {Reason}", steps.Current.En, reason);
            return steps.On(AuthenticationResult.Unavailable($"{steps.Current.En}: {reason}"));
        }
    }

    private static (LdapEntry? Person, AuthenticationResult? Problem) Found(Steps steps, IReadOnlyList<LdapEntry> found)
    {
        switch (found)
        {
            case [var one]:
                steps.Passed(one.Dn);
                return (one, null);
            case []:
                steps.Failed("Nobody matches.");
                return (null, AuthenticationResult.Unknown());
            default:
                steps.Failed("More than one entry matches: " + string.Join(" · ", found.Select(entry => entry.Dn)));
                return (null, AuthenticationResult.Refused("More than one entry matches the login."));
        }
    }

    private AuthenticationResult? LockedOut(LdapEntry person, string subject, Steps steps)
    {
        steps.Begin("检查账号状态", "Check that the account is active");
        if (AccountState.Problem(person, context.Time.GetUtcNow()) is not { } problem)
        {
            steps.Passed();
            return null;
        }

        steps.Failed(problem);
        return AuthenticationResult.Disabled(subject, problem);
    }

    private async Task<AuthenticationResult?> CheckPasswordAsync(LdapEntry person, string subject, string password, Steps steps, CancellationToken cancellationToken)
    {
        await using var own = await _directory.ConnectAsync(null, cancellationToken);
        steps.Begin("核对密码", "Check the password");
        var result = await own.BindAsync(person.Dn, password, cancellationToken);
        if (result.Code == LdapException.Success)
        {
            steps.Passed();
            return null;
        }

        if (result.Code is not (LdapException.InvalidCredentials or LdapException.UnwillingToPerform))
            throw new LdapException($"{result.Code} {result.Message}", result.Code);
        var (lockedOut, reason) = AccountState.OfBind(result);
        steps.Failed(reason);
        return lockedOut ? AuthenticationResult.Disabled(subject, reason) : AuthenticationResult.Refused(reason);
    }

    private async Task<AuthenticationResult> DescribeAsync(LdapConnection connection, LdapEntry person, string subject, Steps steps, CancellationToken cancellationToken)
    {
        steps.Begin("读取所属的组", "Read the groups");
        var groups = await _directory.GroupsAsync(connection, person, cancellationToken);
        steps.Passed(groups.Count == 0 ? "–" : string.Join(" · ", groups));
        return AuthenticationResult.Succeeded(new ExternalIdentity
        {
            Subject = subject,
            Login = person.Text(settings.EffectiveLogin) ?? subject,
            DisplayName = person.Text(settings.NameAttribute) ?? person.Text("cn"),
            Email = person.Text(settings.EmailAttribute),
            Phone = person.Text(settings.PhoneAttribute),
            Groups = groups,
        });
    }

    private AuthenticationResult Unusable(Steps steps)
    {
        steps.Begin("读取唯一标识", "Read the id");
        steps.Failed($"The entry has no {settings.EffectiveSubject}.");
        return AuthenticationResult.Unavailable($"The entry has no {settings.EffectiveSubject}, or the account for searching may not read it.");
    }

    private string? Subject(LdapEntry person)
    {
        if (!IsGuid)
            return person.Text(settings.EffectiveSubject) is { Length: <= 200 } text ? text : null;
        return person.Bytes(settings.EffectiveSubject) is [{ Length: 16 } bytes] ? new Guid(bytes).ToString() : null;
    }

    private byte[]? SubjectBytes(string subject)
    {
        if (!IsGuid)
            return System.Text.Encoding.UTF8.GetBytes(subject);
        return Guid.TryParse(subject, out var id) ? id.ToByteArray() : null;
    }

    private bool IsGuid => string.Equals(settings.EffectiveSubject, "objectGUID", StringComparison.OrdinalIgnoreCase);

    private static string InWords(Exception exception) => exception.InnerException is { } inner and not SocketException ? $"{exception.Message} {inner.Message}" : exception.Message;
}
