using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Core.Conversations;
using Appliance.Core.Paging;

namespace Appliance.Web.Pages.Home;

/// <summary>How far a new installation has come, read from what is there: nothing is ticked by hand.</summary>
public sealed class FirstSteps(WidgetService widgets, ConversationReader conversations, AgentService agents, GroupService groups)
{
    private const string DemoKey = "demo";

    public FirstStepsState Read(Actor actor)
    {
        var all = widgets.List(actor) is { IsRefused: false } found ? found.Value : [];
        var own = all.Where(widget => widget.Key != DemoKey).ToList();
        return new FirstStepsState(
            all.FirstOrDefault(widget => widget.Key == DemoKey) ?? (all.Count > 0 ? all[0] : null),
            own.Count > 0,
            own.Any(widget => widget.Enabled && widget.AllowedOrigins.Count == 0),
            HasAnswered(actor),
            Count(agents.List(actor, new AgentFilter(), new PageRequest(2))) > 1,
            Count(groups.List(actor, new PageRequest(1))) > 0);
    }

    /// <summary>Whether a person has answered a customer in any of the latest conversations.</summary>
    private bool HasAnswered(Actor actor) =>
        new[] { ConversationStates.Active, ConversationStates.Closed }.Any(state =>
            conversations.List(actor, new ConversationFilter { State = state, Limit = 50 }) is { IsRefused: false } page
            && page.Value.Items.Any(conversation => conversation.FirstResponseAt is not null));

    private static int Count<T>(Result<Page<T>> page) => page.IsRefused ? 0 : page.Value.Items.Count;
}
