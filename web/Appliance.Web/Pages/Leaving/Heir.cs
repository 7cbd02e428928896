namespace Appliance.Web.Pages.Leaving;

/// <summary>Somebody who could take over.</summary>
/// <param name="Id">The agent.</param>
/// <param name="Name">Their display name.</param>
/// <param name="Presence">online, away or offline.</param>
/// <param name="Reception">Whether they receive.</param>
/// <param name="Active">Conversations that they serve now.</param>
/// <param name="Capacity">How many routing may give.</param>
public sealed record Heir(long Id, string Name, string Presence, bool Reception, int Active, int Capacity)
{
    public bool IsThere => Presence != "offline";
}
