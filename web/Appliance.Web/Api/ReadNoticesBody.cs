namespace Appliance.Web.Api;

/// <summary>Up to which notice all are marked as read; null for all.</summary>
public sealed record ReadNoticesBody(long? UpTo = null);
