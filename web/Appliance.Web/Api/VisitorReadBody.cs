namespace Appliance.Web.Api;

/// <summary>A visitor's read mark.</summary>
/// <param name="MessageId">Everything up to this message has been seen.</param>
internal sealed record VisitorReadBody(long MessageId);
