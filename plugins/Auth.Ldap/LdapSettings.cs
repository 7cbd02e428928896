using System.ComponentModel.DataAnnotations;
using System.Net;
using Appliance.Auth.Ldap.Protocol;
using Appliance.Sdk.Settings;

namespace Appliance.Auth.Ldap;

/// <summary>What an admin fills in about the directory.</summary>
public sealed record LdapSettings : IValidatableObject
{
    [Label("目录类型", "Kind of directory")]
    [Help("决定下面留空的属性和筛选条件。", "Decides the attributes and filters that are left empty below.")]
    public DirectoryKind Kind { get; init; } = DirectoryKind.ActiveDirectory;

    [Label("服务器", "Server")]
    [Help("主机名，要和证书上的一致，例如 dc1.example.com。", "The host name as its certificate says it, for example dc1.example.com.")]
    [Required, StringLength(253)]
    public string Server { get; init; } = "";

    [Label("加密", "Encryption")]
    public LdapSecurity Security { get; init; } = LdapSecurity.StartTls;

    [Label("端口", "Port")]
    [Help("留空用标准端口。", "Left empty, the standard port.")]
    [Range(1, 65535)]
    public int? Port { get; init; }

    [Label("公司自己的 CA 证书", "The company's own CA certificate")]
    [Help("PEM 格式。填了就只信任它；留空信任系统的证书。", "PEM. Filled in, it alone is trusted; left empty, what the system trusts.")]
    [DataType(DataType.MultilineText), StringLength(20000)]
    public string? CaCertificate { get; init; }

    [Label("查询账号", "Account for searching")]
    [Help("只读账号的 DN；Active Directory 也可以写 name@example.com。留空为匿名查询。", "DN of a read-only account; Active Directory also takes name@example.com. Left empty, searches are anonymous.")]
    [StringLength(500)]
    public string? BindDn { get; init; }

    [Label("查询账号的密码", "Its password")]
    [SecretSetting, StringLength(500)]
    public string? BindPassword { get; init; }

    [Label("从哪里查人", "Where people are")]
    [Help("例如 ou=people,dc=example,dc=com，连同下级。", "For example ou=people,dc=example,dc=com, with everything below it.")]
    [Required, StringLength(500)]
    public string BaseDn { get; init; } = "";

    [Label("查人条件", "Filter for people")]
    [Help("{login} 是输入的登录名。留空用目录类型的默认条件。", "{login} is what was typed. Left empty, the default of the kind of directory.")]
    [StringLength(1000)]
    public string? UserFilter { get; init; }

    [Label("从哪里查组", "Where groups are")]
    [Help("留空和查人相同。", "Left empty, where people are.")]
    [StringLength(500)]
    public string? GroupBaseDn { get; init; }

    [Label("组怎样表示", "How groups are named")]
    public GroupNaming GroupNaming { get; init; } = GroupNaming.DistinguishedName;

    [Label("包含嵌套的组", "With nested groups")]
    [Help("组里的组也算。", "Groups within groups count.")]
    public bool NestedGroups { get; init; } = true;

    [Label("登录名属性", "Attribute of the login")]
    [Help("留空：sAMAccountName 或 uid。", "Left empty: sAMAccountName or uid.")]
    [StringLength(100)]
    public string? LoginAttribute { get; init; }

    [Label("唯一标识属性", "Attribute of the id")]
    [Help("永不改变、不会给别人的标识。留空：objectGUID 或 entryUUID。", "Never changes and is never given to another. Left empty: objectGUID or entryUUID.")]
    [StringLength(100)]
    public string? SubjectAttribute { get; init; }

    [Label("姓名属性", "Attribute of the name")]
    [StringLength(100)]
    public string NameAttribute { get; init; } = "displayName";

    [Label("邮箱属性", "Attribute of the e-mail")]
    [StringLength(100)]
    public string EmailAttribute { get; init; } = "mail";

    [Label("电话属性", "Attribute of the phone")]
    [StringLength(100)]
    public string PhoneAttribute { get; init; } = "telephoneNumber";

    [Label("最长等待", "Longest wait")]
    [Help("1–9 秒，包括连接、加密和查询。", "1–9 s, with connecting, encrypting and searching.")]
    [Range(1, 9)]
    public int TimeoutSeconds { get; init; } = 5;

    internal int EffectivePort => Port ?? (Security == LdapSecurity.Ldaps ? 636 : 389);

    internal string EffectiveLogin => Or(LoginAttribute, Kind == DirectoryKind.ActiveDirectory ? "sAMAccountName" : "uid");

    internal string EffectiveSubject => Or(SubjectAttribute, Kind == DirectoryKind.ActiveDirectory ? "objectGUID" : "entryUUID");

    internal string EffectiveGroupBase => Or(GroupBaseDn, BaseDn);

    internal string EffectiveFilter => Or(
        UserFilter,
        Kind == DirectoryKind.ActiveDirectory
            ? "(&(objectCategory=person)(objectClass=user)(|(sAMAccountName={login})(userPrincipalName={login})(mail={login})))"
            : "(&(objectClass=person)(|(uid={login})(mail={login})))");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Security == LdapSecurity.None && !IsThisMachine(Server))
            yield return new("Passwords would cross the network unencrypted. / 密码会在网络上明文传送。", [nameof(Security)]);
        if (!string.IsNullOrWhiteSpace(CaCertificate) && TlsTrust.Read(CaCertificate) is null)
            yield return new("No certificate in PEM. / 不是 PEM 证书。", [nameof(CaCertificate)]);
        if (!string.IsNullOrWhiteSpace(BindDn) && string.IsNullOrEmpty(BindPassword))
            yield return new("An account without a password binds anonymously. / 查询账号需要密码。", [nameof(BindPassword)]);
        if (FilterProblem() is { } problem)
            yield return new(problem, [nameof(UserFilter)]);
    }

    private string? FilterProblem()
    {
        if (!EffectiveFilter.Contains("{login}", StringComparison.Ordinal))
            return "{login} is missing. / 缺少 {login}。";
        try
        {
            LdapFilter.Parse(EffectiveFilter);
            return null;
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }

    private static bool IsThisMachine(string server) => server == "localhost" || (IPAddress.TryParse(server, out var address) && IPAddress.IsLoopback(address));

    private static string Or(string? value, string fallback) => string.IsNullOrWhiteSpace(value) ? fallback : value.Trim();
}
