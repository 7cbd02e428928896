namespace Appliance.Plugins;

/// <summary>An error of a plugin.</summary>
/// <param name="What">Which call or work.</param>
/// <param name="At">When.</param>
/// <param name="Text">The exception as it was, at most 4000 characters.</param>
public sealed record PluginError(string What, DateTimeOffset At, string Text);
