using Appliance.Sdk;

namespace Appliance.Core.Announcements;

/// <summary>What an admin writes.</summary>
/// <param name="Title">One line, at most 100 characters; where English is empty, Chinese stands for it.</param>
/// <param name="Body">Plain text, at most 2,000 characters.</param>
/// <param name="Audience">One of <see cref="Audiences"/>.</param>
/// <param name="AudienceIds">Groups or roles; nothing for all.</param>
/// <param name="Bar">Whether it stands on top of the pages until it is dismissed or over.</param>
/// <param name="From">When it goes out; null for now.</param>
/// <param name="Until">When the bar disappears; null for never.</param>
public sealed record AnnouncementInput(
    LocalizedText Title, LocalizedText Body, string Audience = Audiences.All, IReadOnlyList<long>? AudienceIds = null, bool Bar = true,
    DateTimeOffset? From = null, DateTimeOffset? Until = null);
