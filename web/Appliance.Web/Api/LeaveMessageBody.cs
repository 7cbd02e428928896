namespace Appliance.Web.Api;

/// <summary>What a visitor leaves when nobody serves.</summary>
/// <param name="Contact">E-mail address or phone number, at most 200 characters.</param>
/// <param name="Text">At most 5000 characters.</param>
/// <param name="Name">At most 200 characters.</param>
internal sealed record LeaveMessageBody(string Contact, string Text, string? Name = null);
