using System.Text.Json.Nodes;
using Appliance.Plugins.Calls;
using Appliance.Plugins.Settings;
using Appliance.Sdk.Channels;

namespace Appliance.Plugins.Parts;

/// <summary>A kind of channel of a plugin, to be called by the host. After a restart of the plugin there is a new one.</summary>
public sealed class ChannelHandle
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly PluginPart<ChannelParts> _part;
    private readonly IPluginSecrets _secrets;
    private readonly IConnectionOwner _owner;

    internal ChannelHandle(string pluginId, PluginPart<ChannelParts> part, ChannelParts parts, IPluginSecrets secrets, IConnectionOwner owner)
    {
        PluginId = pluginId;
        _part = part;
        _secrets = secrets;
        _owner = owner;
        // Without the type: it would hold the plugin's load context.
        Description = parts.Description with { AccountSettings = null };
        SettingsForm = parts.Settings?.Form;
    }

    public string Id => Description.Id;

    public string PluginId { get; }

    /// <summary>What it is and can do. <see cref="ChannelDescription.AccountSettings"/> is always null here; see <see cref="SettingsForm"/>.</summary>
    public ChannelDescription Description { get; }

    /// <summary>Form of an account's settings; null when an account has none.</summary>
    public SettingsForm? SettingsForm { get; }

    /// <summary>Checks settings that were sent; within 5 s.</summary>
    /// <param name="input">Field → value; an absent secret keeps the stored one, an empty one clears it.</param>
    /// <param name="stored">What is stored now; null for a new account.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<CallResult<SettingsInput>> CheckSettingsAsync(JsonObject input, string? stored, CancellationToken cancellationToken) => _part.CallAsync(
        $"Settings of {Id}",
        Limit,
        (channel, _) => Task.FromResult(channel.Settings is null
            ? new SettingsInput("{}", new Dictionary<string, string[]>())
            : channel.Settings.Check(input, stored, _secrets)),
        cancellationToken,
        counts: false);

    /// <summary>
    /// Opens the connection of an account; within 5 s. Dispose it when the account is changed or disabled. When the plugin
    /// stops, its calls end by themselves as <see cref="CallOutcome.Unavailable"/>: open a new one on the next handle.
    /// </summary>
    public async Task<CallResult<ConnectionHandle>> OpenAsync(ChannelAccountSetup account, IInbox inbox, CancellationToken cancellationToken)
    {
        var result = await _part.CallAsync(
            $"Open {Id} {account.Id}",
            Limit,
            (channel, end) => Task.FromResult(Open(channel, account, inbox, end)),
            cancellationToken,
            counts: false).ConfigureAwait(false);
        result.Value?.Listen();
        return result;
    }

    private ConnectionHandle Open(ChannelParts channel, ChannelAccountSetup account, IInbox inbox, CancellationToken end)
    {
        var connection = channel.Channel.Open(
            new ChannelAccount
            {
                Id = account.Id,
                Name = account.Name,
                Settings = channel.Settings?.Bind(account.Settings, _secrets),
                WebhookAddress = channel.Description.Capabilities.Webhook ? account.WebhookAddress : null,
            },
            new HostInbox(inbox));
        // Whoever asked has gone: nobody would dispose it.
        end.ThrowIfCancellationRequested();
        return _owner.Adopt(Id, account.Id, connection, inbox);
    }
}
