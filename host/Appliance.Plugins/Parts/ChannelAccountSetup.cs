namespace Appliance.Plugins.Parts;

/// <summary>An account as stored, for which a connection is to be opened.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">As the admin named it.</param>
/// <param name="Settings">As <see cref="ChannelHandle.CheckSettingsAsync"/> gave it to be stored.</param>
/// <param name="WebhookAddress">Where the platform calls; null when not known.</param>
public sealed record ChannelAccountSetup(long Id, string Name, string? Settings, Uri? WebhookAddress);
