using Appliance.Sdk;

namespace Appliance.Plugins;

/// <summary>Why something was not done with a plugin.</summary>
/// <param name="Code">Stable, snake_case.</param>
/// <param name="Text">In words.</param>
/// <param name="Errors">For settings: field → what is wrong.</param>
public sealed record PluginRefusal(string Code, LocalizedText Text, IReadOnlyDictionary<string, string[]>? Errors = null)
{
    internal static PluginRefusal NotFound { get; } = new("not_found", new LocalizedText("没有这个插件", "There is no such plugin"));
}
