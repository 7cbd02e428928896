using Appliance.Core.Channels;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Presence;

/// <summary>Whether somebody would answer: what a widget says before the first message.</summary>
public sealed class ServingNow(IDatabase database, PresenceService presence, ChannelAccounts channels)
{
    private const int MaxMembers = 200;

    /// <summary>True when a member of the widget's group is online and receives.</summary>
    public bool Anyone(WidgetView widget)
    {
        ArgumentNullException.ThrowIfNull(widget);
        var groupId = widget.GroupId;
        if (groupId is null)
        {
            var account = channels.Get(Actor.System, widget.ChannelAccountId);
            groupId = account.IsRefused ? null : account.Value.GroupId;
        }

        if (groupId is null)
            return false;
        var members = database.Read(connection => connection.Query<long>(
            "select agent_id from group_members where group_id = @groupId limit @limit", new { groupId, limit = MaxMembers }).AsList());
        return members.Exists(agentId => presence.Of(agentId) is { Presence: PresenceStates.Online, Reception: true });
    }
}
