using System.Data.Common;
using Appliance.Core.Conversations;
using Dapper;

namespace Appliance.Core.Customers;

/// <summary>Makes views of customers.</summary>
internal static class CustomerViews
{
    /// <param name="connection">Reading.</param>
    /// <param name="tail">Where clause with what follows it, over <c>customers cu</c>.</param>
    /// <param name="parameters">Of the tail.</param>
    public static IReadOnlyList<CustomerView> Query(DbConnection connection, string tail, DynamicParameters parameters)
    {
        var rows = connection.Query<Row>(
            $"""
            select cu.id as Id, cu.name as Name, cu.email as Email, cu.phone as Phone, cu.avatar as Avatar, cu.locale as Locale,
                cu.tags as Tags, cu.stated as Stated, cu.created_at as CreatedAt,
                cu.owner_id as OwnerId, o.display_name as OwnerName, cu.owned_since as OwnedSince, cu.pool as Pool, cu.pool_group_id as PoolGroupId, pg.name as PoolGroupName,
                (select count(*) from conversations c where c.customer_id = cu.id) as Conversations
            from customers cu left join agents o on o.id = cu.owner_id left join agent_groups pg on pg.id = cu.pool_group_id {tail}
            """,
            parameters).ToList();
        var identities = connection.Query<IdentityRow>(
            """
            select i.customer_id as CustomerId, i.id as Id, i.channel_account_id as ChannelAccountId, ca.channel as Channel,
                ca.name as ChannelAccountName, i.external_id as ExternalId, i.name as Name
            from identities i join channel_accounts ca on ca.id = i.channel_account_id
            where i.customer_id in @ids order by i.id
            """,
            new { ids = rows.Select(row => row.Id) }).ToLookup(identity => identity.CustomerId);
        return rows.ConvertAll(row => row.ToView([.. identities[row.Id].Select(identity => identity.ToView())]));
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public string? Name { get; init; }

        public string? Email { get; init; }

        public string? Phone { get; init; }

        public string? Avatar { get; init; }

        public string? Locale { get; init; }

        public required string Tags { get; init; }

        public required string Stated { get; init; }

        public long CreatedAt { get; init; }

        public long? OwnerId { get; init; }

        public string? OwnerName { get; init; }

        public long? OwnedSince { get; init; }

        public string? Pool { get; init; }

        public long? PoolGroupId { get; init; }

        public string? PoolGroupName { get; init; }

        public int Conversations { get; init; }

        public CustomerView ToView(IReadOnlyList<IdentityView> identities) => new()
        {
            Id = Id,
            Name = Name,
            Email = Email,
            Phone = Phone,
            Avatar = Avatar,
            Locale = Locale,
            Tags = StoredJson.Read<string[]>(Tags) ?? [],
            Stated = StoredJson.Read<StatedProfile>(Stated) ?? new StatedProfile(),
            Identities = identities,
            Conversations = Conversations,
            Owner = OwnerId is null && Pool is null
                ? null
                : new CustomerOwner(Reference(OwnerId, OwnerName), StoredTime.From(OwnedSince), Pool, Reference(PoolGroupId, PoolGroupName)),
            CreatedAt = StoredTime.From(CreatedAt),
        };
    }

    private static NamedReference? Reference(long? id, string? name) => id is { } known ? new NamedReference(known, name ?? "") : null;

    private sealed record IdentityRow
    {
        public long CustomerId { get; init; }

        public long Id { get; init; }

        public long ChannelAccountId { get; init; }

        public required string Channel { get; init; }

        public required string ChannelAccountName { get; init; }

        public required string ExternalId { get; init; }

        public string? Name { get; init; }

        public IdentityView ToView() => new(Id, ChannelAccountId, Channel, ChannelAccountName, ExternalId, Name);
    }
}
