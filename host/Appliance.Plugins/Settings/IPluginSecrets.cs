namespace Appliance.Plugins.Settings;

/// <summary>What the plugin host asks of the server: secrets in settings of plugins and channel accounts, encrypted at rest.</summary>
public interface IPluginSecrets
{
    /// <summary>Encrypts.</summary>
    string Protect(string secret);

    /// <summary>Decrypts; null when the text is damaged or the key is gone.</summary>
    string? Unprotect(string protectedSecret);
}
