using Appliance.Core.Accounts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.SignalR;

namespace Appliance.Web.Hubs;

/// <summary>What the widget is connected to: <c>/hubs/visitor</c>.</summary>
[RequirePermission(Permissions.Self, HubTicketHandler.Visitors)]
internal sealed class VisitorHub(LiveSession sessions) : Hub
{
    public override Task OnConnectedAsync()
    {
        var identity = Context.User!.FindIdentity()!;
        sessions.Open(Context, Clients.Caller, Context.User!.FindActor()!, identity.VisitorTokenId);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        sessions.Close(Context);
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>Sends every event since <paramref name="cursor"/> that the visitor may see today, then goes on live.</summary>
    [HubMethodName("resume")]
    public Task ResumeAsync(string? cursor) =>
        LiveSession.Of(Context).ResumeAsync(EventCursor.TryParse(cursor, out var place) ? place : null, Context.ConnectionAborted);
}
