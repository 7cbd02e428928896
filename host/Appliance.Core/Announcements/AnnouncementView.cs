using Appliance.Sdk;

namespace Appliance.Core.Announcements;

/// <summary>An announcement as those who publish see it.</summary>
/// <param name="Id">Grows with time.</param>
/// <param name="Title">One line.</param>
/// <param name="Body">Plain text.</param>
/// <param name="Audience">One of <see cref="Audiences"/>.</param>
/// <param name="AudienceIds">Groups or roles.</param>
/// <param name="Bar">Whether it stands on top of the pages.</param>
/// <param name="From">When it goes out.</param>
/// <param name="Until">When the bar disappears.</param>
/// <param name="State">planned, running, over or withdrawn.</param>
/// <param name="CreatedBy">Who wrote it; null for the product itself.</param>
/// <param name="CreatedAt">When it was written.</param>
public sealed record AnnouncementView(
    long Id, LocalizedText Title, LocalizedText Body, string Audience, IReadOnlyList<long> AudienceIds, bool Bar, DateTimeOffset From,
    DateTimeOffset? Until, string State, long? CreatedBy, DateTimeOffset CreatedAt);
