namespace Appliance.Core.Accounts;

/// <summary>A permission with its words.</summary>
/// <param name="Name">Stable name, for example <c>agents.edit</c>.</param>
/// <param name="Area">Heading under which pages show it.</param>
/// <param name="Text">What it allows: language tag → sentence.</param>
public sealed record PermissionText(string Name, string Area, IReadOnlyDictionary<string, string> Text);
