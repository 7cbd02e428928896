namespace Appliance.Web.Api;

/// <summary>An agent's read mark.</summary>
/// <param name="Seq">Everything up to here has been seen.</param>
internal sealed record ReadBody(long Seq);
