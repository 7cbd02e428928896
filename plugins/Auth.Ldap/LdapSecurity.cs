using Appliance.Sdk.Settings;

namespace Appliance.Auth.Ldap;

/// <summary>How the way to the directory is encrypted.</summary>
public enum LdapSecurity
{
    /// <summary>Plain at first, then upgraded before anything is said (RFC 4511 4.14).</summary>
    [Label("StartTLS（端口 389）", "StartTLS (port 389)")]
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    [Label("LDAPS（端口 636）", "LDAPS (port 636)")]
    Ldaps,

    /// <summary>Not at all; accepted only for a directory on this very machine.</summary>
    [Label("不加密（只限本机）", "None (this machine only)")]
    None,
}
