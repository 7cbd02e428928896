namespace Appliance.Auth.Ldap.Protocol;

/// <summary>The directory answered no, or what it said cannot be read.</summary>
internal sealed class LdapException(string message, int code = LdapException.ProtocolError) : Exception(message)
{
    // RFC 4511 4.1.9.
    public const int Success = 0;
    public const int ProtocolError = 2;
    public const int SizeLimitExceeded = 4;
    public const int NoSuchObject = 32;
    public const int InvalidCredentials = 49;
    public const int UnwillingToPerform = 53;

    public int Code { get; } = code;
}
