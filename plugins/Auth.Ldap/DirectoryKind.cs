using Appliance.Sdk.Settings;

namespace Appliance.Auth.Ldap;

/// <summary>Decides the attributes and filters that are left empty.</summary>
public enum DirectoryKind
{
    /// <summary>Microsoft's, with objectGUID, sAMAccountName and userAccountControl.</summary>
    [Label("Active Directory", "Active Directory")]
    ActiveDirectory,

    /// <summary>OpenLDAP, 389 Directory Server and the like, with entryUUID and uid.</summary>
    [Label("OpenLDAP 等", "OpenLDAP and others")]
    Other,
}
