using System.Data.Common;
using Dapper;

namespace Appliance.Core.Channels;

/// <summary>The platform's ids of the messages that are stored: a repeated delivery finds its own.</summary>
internal static class InboundKeys
{
    public static bool Contains(DbConnection connection, long channelAccountId, string externalId) => connection.ExecuteScalar<long>(
        "select count(*) from inbound_keys where channel_account_id = @channelAccountId and external_id = @externalId",
        new { channelAccountId, externalId }) > 0;

    public static void Add(DbConnection connection, long channelAccountId, string externalId, long messageId, long now) => connection.Execute(
        """
        insert into inbound_keys (channel_account_id, external_id, message_id, at)
        values (@channelAccountId, @externalId, @messageId, @now)
        """,
        new { channelAccountId, externalId, messageId, now });
}
