using Appliance.Core.Accounts;
using Appliance.Core.Presence;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.SignalR;

namespace Appliance.Web.Hubs;

/// <summary>What an agent's pages and programs are connected to: <c>/hubs/agent</c>.</summary>
[RequirePermission(Permissions.Self, HubTicketHandler.Agents, AuthSchemes.Session)]
internal sealed class AgentHub(LiveSession sessions, PresenceService presence) : Hub
{
    private const int MaxWatched = 500;
    private static readonly object PresenceKey = new();
    private static readonly HashSet<string> Lists = ["waiting", "active", "recent", "bot", "left", "visitors", "marks"];

    public override Task OnConnectedAsync()
    {
        var actor = Context.User!.FindActor()!;
        Context.Items[PresenceKey] = presence.Connected(actor.AgentId!.Value, actor.Client);
        sessions.Open(Context, Clients.Caller, actor, visitorTokenId: null);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        sessions.Close(Context);
        if (Context.Items.TryGetValue(PresenceKey, out var connected))
            ((IDisposable)connected!).Dispose();
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>Sends every event since <paramref name="cursor"/> that the agent may see today, then goes on live.</summary>
    [HubMethodName("resume")]
    public Task ResumeAsync(string? cursor) =>
        LiveSession.Of(Context).ResumeAsync(EventCursor.TryParse(cursor, out var place) ? place : null, Context.ConnectionAborted);

    /// <summary>Replaces what is told in full, and the lists of which summaries are told.</summary>
    [HubMethodName("watch")]
    public void Watch(WatchRequest request)
    {
        var conversations = request?.Conversations ?? [];
        var lists = request?.Lists ?? [];
        if (conversations.Count > MaxWatched)
            throw new HubException($"At most {MaxWatched} conversations can be watched.");
        if (lists.FirstOrDefault(list => !Lists.Contains(list)) is { } unknown)
            throw new HubException($"There is no list \"{unknown}\".");
        var connection = LiveSession.Of(Context);
        ((AgentReader)connection.Reader).Watch(WatchSet.Of(conversations, lists));
        connection.Release();
    }
}
