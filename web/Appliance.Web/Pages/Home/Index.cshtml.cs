using Appliance.Core.Accounts;
using Appliance.Core.Conversations;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Home;

/// <summary>Where one arrives: an admin at what is left to do, everybody else at their work.</summary>
[RequirePermission(Permissions.Self)]
public sealed class IndexModel(PageKit kit, FirstSteps steps, ConversationReader conversations) : ActorPage(kit)
{
    public FirstStepsState Steps { get; private set; } = null!;

    public QueueSummary Waiting { get; private set; } = null!;

    public IActionResult OnGet()
    {
        if (!May(Permissions.WidgetsEdit))
        {
            return LocalRedirect(May(Permissions.ConversationsView) ? "/workbench" : "/me");
        }

        Steps = steps.Read(Actor);
        Waiting = conversations.WaitingSummary(Actor);
        return Page();
    }
}
