namespace Appliance.Core.Channels;

/// <summary>A widget's row.</summary>
internal sealed record WidgetRow
{
    public const string Select = """
        select w.id as Id, w.key as Key, w.name as Name, w.channel_account_id as ChannelAccountId, w.group_id as GroupId,
            w.allowed_origins as AllowedOrigins, w.look as Look, w.enabled as Enabled, w.secret as Secret
        from widgets w
        """;

    public long Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public long ChannelAccountId { get; init; }

    public long? GroupId { get; init; }

    public required string AllowedOrigins { get; init; }

    public required string Look { get; init; }

    public bool Enabled { get; init; }

    public string? Secret { get; init; }

    public WidgetView ToView() => new()
    {
        Id = Id,
        Key = Key,
        Name = Name,
        ChannelAccountId = ChannelAccountId,
        GroupId = GroupId,
        AllowedOrigins = StoredJson.Read<string[]>(AllowedOrigins) ?? [],
        Look = StoredJson.Element(Look),
        Enabled = Enabled,
        HasSecret = Secret is not null,
    };
}
