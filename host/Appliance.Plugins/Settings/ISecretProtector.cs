namespace Appliance.Plugins.Settings;

/// <summary>Encrypts secrets at rest.</summary>
public interface ISecretProtector
{
    /// <summary>Encrypts.</summary>
    string Protect(string secret);

    /// <summary>Decrypts; false when the text is damaged or the key is gone.</summary>
    bool TryUnprotect(string protectedSecret, out string secret);
}
