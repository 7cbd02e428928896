using Appliance.Sdk;

namespace Appliance.Core.Announcements;

/// <summary>An announcement as stored.</summary>
internal sealed record AnnouncementRow
{
    public const string Columns =
        """
        id as Id, title_zh as TitleZh, title_en as TitleEn, body_zh as BodyZh, body_en as BodyEn, audience as Audience,
        audience_ids as AudienceIds, bar as Bar, from_at as FromAt, until_at as UntilAt, created_by as CreatedBy,
        created_at as CreatedAt, withdrawn_at as WithdrawnAt, told_up_to as ToldUpTo
        """;

    public long Id { get; init; }
    public string TitleZh { get; init; } = "";
    public string TitleEn { get; init; } = "";
    public string BodyZh { get; init; } = "";
    public string BodyEn { get; init; } = "";
    public string Audience { get; init; } = Audiences.All;
    public string AudienceIds { get; init; } = "[]";
    public bool Bar { get; init; }
    public long FromAt { get; init; }
    public long? UntilAt { get; init; }
    public long? CreatedBy { get; init; }
    public long CreatedAt { get; init; }
    public long? WithdrawnAt { get; init; }
    public long ToldUpTo { get; init; }

    public LocalizedText Title => new(TitleZh, TitleEn);

    public LocalizedText Body => new(BodyZh, BodyEn);

    public IReadOnlyList<long> Ids => StoredJson.Read<List<long>>(AudienceIds) ?? [];

    public AnnouncementView View(long now) => new(
        Id, Title, Body, Audience, Ids, Bar, StoredTime.From(FromAt), StoredTime.From(UntilAt),
        WithdrawnAt is not null ? "withdrawn" : now < FromAt ? "planned" : UntilAt <= now ? "over" : "running", CreatedBy, StoredTime.From(CreatedAt));
}
