namespace Appliance.Web.Api;

/// <summary>Where a test mail goes.</summary>
/// <param name="To">One address.</param>
public sealed record MailTestBody(string To);
