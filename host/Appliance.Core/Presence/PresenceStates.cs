namespace Appliance.Core.Presence;

/// <summary>The statuses that an agent chooses from, and what counts for others.</summary>
public static class PresenceStates
{
    public const string Online = "online";
    public const string Away = "away";
    public const string Offline = "offline";
}
