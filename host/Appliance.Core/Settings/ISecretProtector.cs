namespace Appliance.Core.Settings;

/// <summary>Encrypts what must be read again: credentials of channels, secrets of widgets.</summary>
public interface ISecretProtector
{
    /// <summary>Encrypts for one purpose; only the same purpose decrypts.</summary>
    string Protect(string purpose, string secret);

    /// <summary>Decrypts; null when the keys do not fit, for example after a restore without them.</summary>
    string? Unprotect(string purpose, string protectedSecret);
}
