namespace Appliance.Sdk.Channels;

/// <summary>An option of a menu.</summary>
/// <param name="Id">Comes back in <see cref="MenuReplyContent"/>; 1–64 characters.</param>
/// <param name="Text">What the customer reads; 1–80 characters.</param>
public sealed record MenuOption(string Id, string Text);
