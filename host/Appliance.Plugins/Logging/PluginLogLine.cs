using Microsoft.Extensions.Logging;

namespace Appliance.Plugins.Logging;

/// <summary>A line that a plugin, or the host about it, has written.</summary>
public sealed record PluginLogLine(DateTimeOffset At, LogLevel Level, string Text);
