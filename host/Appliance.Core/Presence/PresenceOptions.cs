using System.ComponentModel.DataAnnotations;

namespace Appliance.Core.Presence;

/// <summary>Settings of presence, section <c>Presence</c>.</summary>
public sealed class PresenceOptions
{
    /// <summary>How long an agent still counts as reachable after the last connection died; then theirs are handed back.</summary>
    [Range(5, 3600)]
    public int GraceSeconds { get; set; } = 60;
}
