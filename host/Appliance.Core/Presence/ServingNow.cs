using Appliance.Core.Channels;
using Appliance.Core.Conversations;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Presence;

/// <summary>Whether somebody would answer, and how soon: what a widget says before the first message.</summary>
public sealed class ServingNow(IDatabase database, PresenceService presence, ChannelAccounts channels, ServicePace pace)
{
    private const int MaxMembers = 200;

    /// <summary>True when a member of the widget's group is online and receives.</summary>
    public bool Anyone(WidgetView widget)
    {
        ArgumentNullException.ThrowIfNull(widget);
        if (GroupOf(widget) is not { } groupId)
            return false;
        var members = database.Read(connection => connection.Query<long>(
            "select agent_id from group_members where group_id = @groupId limit @limit", new { groupId, limit = MaxMembers }).AsList());
        return members.Exists(agentId => presence.Of(agentId) is { Presence: PresenceStates.Online, Reception: true });
    }

    /// <summary>Usual minutes until the widget's group answers; null when there is too little to tell.</summary>
    public int? ReplyMinutes(WidgetView widget)
    {
        ArgumentNullException.ThrowIfNull(widget);
        var groupId = GroupOf(widget);
        return database.Read(connection => pace.ReplyMinutes(connection, groupId));
    }

    /// <summary>The group in which the widget's conversations wait: its own, or the channel account's.</summary>
    private long? GroupOf(WidgetView widget)
    {
        if (widget.GroupId is { } own)
            return own;
        var account = channels.Get(Actor.System, widget.ChannelAccountId);
        return account.IsRefused ? null : account.Value.GroupId;
    }
}
