using Appliance.Auth.Ldap.Protocol;

namespace Appliance.Auth.Ldap;

/// <summary>Opens connections and searches as the settings say.</summary>
internal sealed class LdapDirectory(LdapSettings settings)
{
    private const int MaxGroups = 1000;
    private const int MaxDepth = 10;

    /// <summary>Connected, encrypted, nobody bound.</summary>
    public async Task<LdapConnection> ConnectAsync(Steps? steps, CancellationToken cancellationToken)
    {
        steps?.Begin("连接目录服务器", "Connect to the directory");
        var connection = await LdapConnection.OpenAsync(settings.Server, settings.EffectivePort, cancellationToken);
        try
        {
            steps?.Passed($"{settings.Server}:{settings.EffectivePort}");
            if (settings.Security == LdapSecurity.None)
                return connection;
            steps?.Begin("加密并核对证书", "Encrypt, and check the certificate");
            if (settings.Security == LdapSecurity.StartTls)
                await connection.StartTlsAsync(TlsTrust.For(settings), cancellationToken);
            else
                await connection.EncryptAsync(TlsTrust.For(settings), cancellationToken);
            steps?.Passed(settings.Security == LdapSecurity.StartTls ? "StartTLS" : "LDAPS");
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connected, and bound as the account for searching.</summary>
    public async Task<LdapConnection> ConnectForSearchAsync(Steps steps, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(steps, cancellationToken);
        try
        {
            if (string.IsNullOrWhiteSpace(settings.BindDn))
                return connection;
            steps.Begin("用查询账号登录目录", "Bind as the account for searching");
            var result = await connection.BindAsync(settings.BindDn, settings.BindPassword ?? "", cancellationToken);
            if (result.Code != LdapException.Success)
                throw new LdapException($"The directory refuses the account for searching: {result.Code} {result.Message}", result.Code);
            steps.Passed(settings.BindDn);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whom the filter finds for a login; two at most, of which one is too many.</summary>
    public Task<IReadOnlyList<LdapEntry>> FindByLoginAsync(LdapConnection connection, string login, CancellationToken cancellationToken) =>
        connection.SearchAsync(new LdapSearch(settings.BaseDn, LdapScope.Subtree, LdapFilter.Parse(settings.EffectiveFilter).With("login", login), Wanted(), 2), cancellationToken);

    /// <summary>Whom the directory's own id names.</summary>
    public Task<IReadOnlyList<LdapEntry>> FindBySubjectAsync(LdapConnection connection, byte[] subject, CancellationToken cancellationToken) =>
        connection.SearchAsync(
            new LdapSearch(settings.BaseDn, LdapScope.Subtree, new LdapFilter.Comparison(3, settings.EffectiveSubject, subject), Wanted(), 2), cancellationToken);

    /// <summary>The groups of a person, named as the settings say; at most 1000.</summary>
    public async Task<IReadOnlyList<string>> GroupsAsync(LdapConnection connection, LdapEntry person, CancellationToken cancellationToken)
    {
        var groups = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var direct = person.Texts("memberOf").ToList();
        if (settings.Kind == DirectoryKind.ActiveDirectory)
        {
            // LDAP_MATCHING_RULE_IN_CHAIN: the directory walks the nesting itself ("Search Filter Syntax", Microsoft).
            var rule = settings.NestedGroups ? "1.2.840.113556.1.4.1941" : null;
            await AddAsync(connection, groups, rule is null ? Member("member", person.Dn) : new LdapFilter.Extensible("member", rule, Bytes(person.Dn)), cancellationToken);
        }
        else
        {
            await ClimbAsync(connection, groups, person, cancellationToken);
        }

        foreach (var dn in direct)
            groups.TryAdd(dn, FirstValue(dn));
        return [.. groups.Select(group => settings.GroupNaming == GroupNaming.CommonName ? group.Value : group.Key).Distinct().Take(MaxGroups)];
    }

    // Directories without such a rule are asked level by level; each group once, so that circles end.
    private async Task ClimbAsync(LdapConnection connection, Dictionary<string, string> groups, LdapEntry person, CancellationToken cancellationToken)
    {
        LdapFilter first = new LdapFilter.Set(1, [Member("member", person.Dn), Member("uniqueMember", person.Dn), Member("memberUid", person.Text(settings.EffectiveLogin) ?? person.Dn)]);
        var found = await AddAsync(connection, groups, first, cancellationToken);
        for (var depth = 0; settings.NestedGroups && depth < MaxDepth && found.Count > 0 && groups.Count < MaxGroups; depth++)
        {
            var next = new List<string>();
            foreach (var slice in found.Chunk(50))
            {
                LdapFilter any = new LdapFilter.Set(1, [.. slice.SelectMany(dn => new LdapFilter[] { Member("member", dn), Member("uniqueMember", dn) })]);
                next.AddRange(await AddAsync(connection, groups, any, cancellationToken));
            }

            found = next;
        }
    }

    private async Task<List<string>> AddAsync(LdapConnection connection, Dictionary<string, string> groups, LdapFilter filter, CancellationToken cancellationToken)
    {
        var found = await connection.SearchAsync(new LdapSearch(settings.EffectiveGroupBase, LdapScope.Subtree, filter, ["cn"], MaxGroups), cancellationToken);
        var added = new List<string>();
        foreach (var group in found)
        {
            if (groups.TryAdd(group.Dn, group.Text("cn") ?? FirstValue(group.Dn)))
                added.Add(group.Dn);
        }

        return added;
    }

    private List<string> Wanted() =>
    [
        settings.EffectiveSubject, settings.EffectiveLogin, settings.NameAttribute, "cn", settings.EmailAttribute, settings.PhoneAttribute, "memberOf",
        .. AccountState.Attributes,
    ];

    private static LdapFilter.Comparison Member(string attribute, string value) => new(3, attribute, Bytes(value));

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    // cn=support,ou=groups → support
    private static string FirstValue(string dn)
    {
        var equals = dn.IndexOf('=', StringComparison.Ordinal);
        var end = equals;
        while (end >= 0 && end < dn.Length && (dn[end] != ',' || dn[end - 1] == '\\'))
            end++;
        return equals < 0 ? dn : dn[(equals + 1)..end];
    }
}
