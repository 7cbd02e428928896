using Appliance.Core.Channels;

namespace Appliance.Web.Pages.Home;

/// <summary>What is done and what is left to do.</summary>
/// <param name="ToTry">The widget to try with: the demo's, else the first; null while there is none.</param>
/// <param name="HasOwnWidget">One besides the demo's.</param>
/// <param name="OpenWidget">An own widget may stand on any page.</param>
/// <param name="HasAnswered">A person answered a customer.</param>
/// <param name="HasColleagues">More than one account.</param>
/// <param name="HasGroup">At least one group.</param>
public sealed record FirstStepsState(WidgetView? ToTry, bool HasOwnWidget, bool OpenWidget, bool HasAnswered, bool HasColleagues, bool HasGroup)
{
    /// <summary>The three steps to the first conversation are behind.</summary>
    public bool IsWelcomed => ToTry is not null && HasAnswered;

    /// <summary>Nothing is left to do.</summary>
    public bool IsDone => IsWelcomed && HasOwnWidget && !OpenWidget && HasColleagues && HasGroup;
}
