using Appliance.Sdk;

namespace Appliance.Core.Announcements;

/// <summary>An announcement on top of a page.</summary>
public sealed record AnnouncementBar(long Id, LocalizedText Title, LocalizedText Body);
