namespace Appliance.Core.Routing;

/// <summary>The codes of explanations: why an agent could not serve, and why nobody could.</summary>
internal static class RoutingOutcomes
{
    public const string Offline = "offline";
    public const string Away = "away";
    public const string Reconnecting = "reconnecting";
    public const string ReceptionOff = "reception_off";
    public const string Full = "full";
    public const string Declined = "declined";
    public const string OtherChannels = "other_channels";
    public const string LeftByStrategy = "left_by_strategy";

    public const string NoGroup = "no_group";
    public const string NoMembers = "no_members";
    public const string AllOffline = "all_offline";
    public const string AllFull = "all_full";

    /// <summary>Why nobody of a group could serve, from why each one could not.</summary>
    public static string OfGroup(IReadOnlyCollection<string> hindrances) => hindrances switch
    {
        { Count: 0 } => NoMembers,
        _ when hindrances.Contains(Full) => AllFull,
        _ when hindrances.Contains(ReceptionOff) => ReceptionOff,
        _ when hindrances.Contains(Declined) => Declined,
        _ when hindrances.Contains(OtherChannels) => OtherChannels,
        _ when hindrances.Contains(LeftByStrategy) => LeftByStrategy,
        _ => AllOffline,
    };
}
