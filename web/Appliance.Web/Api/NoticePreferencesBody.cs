using Appliance.Core.Notices;

namespace Appliance.Web.Api;

/// <summary>How I am told, for the kinds that are to change.</summary>
public sealed record NoticePreferencesBody(IReadOnlyList<NoticePreference> Items);
