using Appliance.Core;
using Appliance.Core.Channels;
using Appliance.Core.Conversations;
using Appliance.Core.Customers;
using Appliance.Storage.Events;
using Appliance.Web.Http;
using Appliance.Web.Hubs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>What the widget calls: the session by the widget's key, everything else with the visitor's token.</summary>
public static class VisitorApi
{
    public static void MapVisitorApi(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/widgets/{key}/session", OpenSessionAsync).WithSummary("Begin a visit, or go on with one").WithTags("Visitors").AllowAnonymous()
            .RequireRateLimiting(RateLimitPolicies.VisitorSession).Produces<VisitorSessionView>();

        var visitor = routes.MapGroup("/api/v1/visitor").WithTags("Visitors").RequireVisitor();
        visitor.MapGet("/messages", Messages).WithSummary("The visitor's messages over all conversations, ascending by id");
        visitor.MapPost("/messages", SendAsync).WithSummary("Write; opens a conversation when none is open").RequireRateLimiting(RateLimitPolicies.VisitorMessage)
            .Produces<MessageView>(StatusCodes.Status201Created).Produces<MessageView>();
        visitor.MapPost("/page-views", NotePageAsync).WithSummary("Tell which page is open").RequireRateLimiting(RateLimitPolicies.VisitorMessage);
        visitor.MapPost("/typing", Typing).WithSummary("Tell that the visitor is typing").RequireRateLimiting(RateLimitPolicies.VisitorMessage);
        visitor.MapPost("/read", ReadAsync).WithSummary("Tell how far the visitor has read").RequireRateLimiting(RateLimitPolicies.VisitorMessage);
        visitor.MapPost("/rating", RateAsync).WithSummary("Rate the latest conversation").RequireRateLimiting(RateLimitPolicies.VisitorMessage);
        visitor.MapPost("/leave-message", LeaveMessageAsync).WithSummary("Leave a message and how to be reached").RequireRateLimiting(RateLimitPolicies.VisitorMessage);
        visitor.MapPost("/close", CloseAsync).WithSummary("End the open conversation").RequireRateLimiting(RateLimitPolicies.VisitorMessage);
        visitor.MapPost("/hub-ticket", Ticket).WithSummary("A ticket that opens live connections for 60 s").RequireRateLimiting(RateLimitPolicies.VisitorMessage);
    }

    private static async Task<IResult> OpenSessionAsync(
        string key,
        VisitorSessionRequest request,
        HttpContext context,
        WidgetService widgets,
        VisitorSessions sessions,
        VisitorConversation conversations,
        WidgetSettings settings,
        IEventLog log)
    {
        if (widgets.ByKey(key) is not { } widget)
            return Refusal.NotFound.ToProblem();
        if (!WidgetOrigins.Allow(context.Request, widget))
            return new Refusal(RefusalKind.Forbidden, "foreign_origin").ToProblem();
        var opened = await sessions.OpenAsync(widget, request, ClientDevice.Kind(context.Request), context.RequestAborted);
        if (opened.IsRefused)
            return opened.Refusal.ToProblem();

        var session = opened.Value;
        var cursor = EventCursor.Format(log.Head);
        var open = conversations.Open(session.Actor);
        return TypedResults.Ok(new VisitorSessionView(
            session.Token,
            new NamedCustomer(session.Actor.CustomerId!.Value, session.Name),
            open,
            open is null ? conversations.Last(session.Actor) : null,
            settings.Of(widget),
            cursor));
    }

    private static Ok<Page<MessageView>> Messages([AsParameters] MessageQuery query, HttpContext context, ConversationReader reader) =>
        TypedResults.Ok(new Page<MessageView>(reader.VisitorMessages(context.GetActor(), query.Window), null));

    private static async Task<IResult> SendAsync(
        NewMessage message, HttpContext context, SendVisitorMessage send, PageViews pages, WidgetService widgets)
    {
        var visitor = Visitor(context);
        var sent = await send.SendAsync(visitor, message, () => Opening(context, visitor, pages, widgets), context.RequestAborted);
        return sent.ToHttp(result => result.ToHttp("/api/v1/visitor/messages", result.Message.ForVisitor()));
    }

    private static async Task<NoContent> NotePageAsync(VisitedPage page, HttpContext context, PageViews pages)
    {
        await pages.NoteAsync(context.GetActor(), WidgetId(context), page, context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static NoContent Typing(HttpContext context, TypingSignals typing)
    {
        typing.ByVisitor(context.GetActor());
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Problem>> ReadAsync(VisitorReadBody body, HttpContext context, MarkRead read) =>
        (await read.ByVisitorAsync(context.GetActor(), body.MessageId, context.RequestAborted)).ToNoContent();

    private static async Task<Results<NoContent, Problem>> RateAsync(RatingBody body, HttpContext context, VisitorConversation conversations) =>
        (await conversations.RateAsync(context.GetActor(), new NewRating(body.Score, body.Tags, body.Solved, body.Comment), context.RequestAborted)).ToNoContent();

    private static async Task<Results<NoContent, Problem>> LeaveMessageAsync(
        LeaveMessageBody body, HttpContext context, LeaveMessage leave, PageViews pages, WidgetService widgets)
    {
        var visitor = Visitor(context);
        var left = await leave.LeaveAsync(
            visitor, body.Name, body.Contact, body.Text, () => Opening(context, visitor, pages, widgets), context.RequestAborted);
        return left.ToNoContent();
    }

    private static async Task<Results<NoContent, Problem>> CloseAsync(HttpContext context, VisitorConversation conversations) =>
        (await conversations.CloseAsync(context.GetActor(), context.RequestAborted)).ToNoContent();

    private static Ok<TicketView> Ticket(HttpContext context, HubTickets tickets) =>
        TypedResults.Ok(new TicketView(tickets.ForVisitor(context.User.FindIdentity()!.VisitorTokenId!.Value)));

    /// <summary>The caller with the kind of client that this request shows.</summary>
    private static Actor Visitor(HttpContext context)
    {
        var actor = context.GetActor();
        return Actor.Visitor(actor.CustomerId!.Value, actor.ChannelAccountId!.Value, ClientDevice.Kind(context.Request));
    }

    private static ConversationOpening Opening(HttpContext context, Actor visitor, PageViews pages, WidgetService widgets)
    {
        var widgetId = WidgetId(context);
        var widget = widgets.Get(Actor.System, widgetId);
        return new ConversationOpening(
            pages.EntryOf(visitor, widgetId, ClientDevice.System(context.Request)), widget.IsRefused ? null : widget.Value.GroupId);
    }

    private static long WidgetId(HttpContext context) => context.User.FindIdentity()!.WidgetId!.Value;
}
