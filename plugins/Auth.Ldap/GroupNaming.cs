using Appliance.Sdk.Settings;

namespace Appliance.Auth.Ldap;

/// <summary>How a group is told to the server.</summary>
public enum GroupNaming
{
    /// <summary>cn=support,ou=groups,dc=example,dc=com: cannot be mistaken.</summary>
    [Label("完整 DN", "Full DN")]
    DistinguishedName,

    /// <summary>support: shorter, but two groups may share it.</summary>
    [Label("名称（cn）", "Name (cn)")]
    CommonName,
}
