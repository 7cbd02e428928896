using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Conversations;
using Appliance.Core.Customers;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>What agents do with conversations.</summary>
public static class ConversationsApi
{
    public static void MapConversationsApi(this IEndpointRouteBuilder routes)
    {
        var conversations = routes.MapGroup("/api/v1/conversations").WithTags("Conversations");
        conversations.MapGet("", List).WithSummary("Conversations within scope; waiting ones in queue order").RequirePermission(Permissions.ConversationsView);
        conversations.MapGet("/{id:long}", Get).WithSummary("One conversation with customer, routing decisions, topic and rating").RequirePermission(Permissions.ConversationsView);
        conversations.MapGet("/{id:long}/messages", Messages).WithSummary("Messages, ascending by seq").RequirePermission(Permissions.ConversationsView);
        conversations.MapPost("/{id:long}/messages", SendAsync).WithSummary("Write to the customer, or a note to colleagues").RequirePermission(Permissions.ConversationsSend)
            .Produces<MessageView>(StatusCodes.Status201Created).Produces<MessageView>();
        conversations.MapPost("/{id:long}/messages/{messageId:long}/recall", RecallAsync).WithSummary("Take a message back").RequirePermission(Permissions.ConversationsSend);
        conversations.MapPost("/{id:long}/messages/{messageId:long}/resend", ResendAsync).WithSummary("Send once more what the platform did not take").RequirePermission(Permissions.ConversationsSend);
        conversations.MapPost("/{id:long}/messages/{messageId:long}/reveal", RevealAsync).WithSummary("A message with the contacts that are masked; written to the audit log").RequirePermission(Permissions.CustomersReveal);
        conversations.MapPost("/{id:long}/read", ReadAsync).WithSummary("Tell how far I have read").RequirePermission(Permissions.ConversationsView);
        conversations.MapPost("/{id:long}/typing", Typing).WithSummary("Tell that I am typing").RequirePermission(Permissions.ConversationsSend);
        conversations.MapPost("/{id:long}/accept", AcceptAsync).WithSummary("Accept a waiting conversation; one caller wins").RequirePermission(Permissions.ConversationsAccept);
        conversations.MapPost("/{id:long}/reopen", ReopenAsync).WithSummary("Open a closed conversation again").RequirePermission(Permissions.ConversationsSend);
        conversations.MapPost("/{id:long}/take-over", TakeOverAsync).WithSummary("Take a conversation over").RequirePermission(Permissions.ConversationsTakeOver);
        conversations.MapPost("/{id:long}/transfer", TransferAsync).WithSummary("Pass it on to an agent or a group").RequirePermission(Permissions.ConversationsTransfer);
        conversations.MapPost("/{id:long}/close", CloseAsync).WithSummary("Close it").RequirePermission(Permissions.ConversationsClose);
        routes.MapGet("/api/v1/agents/loads", Loads).WithTags("Agents").RequirePermission(Permissions.AgentsView)
            .WithSummary("How many active conversations each enabled agent within scope has");
    }

    private static Results<Ok<Page<ConversationView>>, Problem> List([AsParameters] ConversationQuery query, HttpContext context, ConversationReader reader)
    {
        var actor = context.GetActor();
        var filter = query.ToFilter(actor);
        return filter.IsRefused ? filter.Refusal.ToProblem() : reader.List(actor, filter.Value).ToHttp();
    }

    private static Results<Ok<ConversationView>, Problem> Get(long id, HttpContext context, ConversationReader reader) =>
        reader.Get(context.GetActor(), id).ToHttp();

    private static Results<Ok<Page<MessageView>>, Problem> Messages(long id, [AsParameters] MessageQuery query, HttpContext context, ConversationReader reader) =>
        reader.Messages(context.GetActor(), id, query.Window).ToPage();

    private static Results<Ok<Page<AgentLoad>>, Problem> Loads([AsParameters] PageQuery page, HttpContext context, AgentLoads loads) =>
        loads.List(context.GetActor(), page.Request).ToHttp();

    private static async Task<IResult> SendAsync(long id, NewMessage message, HttpContext context, SendAgentMessage send)
    {
        var sent = await send.SendAsync(context.GetActor(), id, message, context.RequestAborted);
        return sent.ToHttp(result => result.ToHttp($"/api/v1/conversations/{id}/messages?after={result.Message.Seq - 1}&limit=1"));
    }

    private static async Task<Results<Ok<MessageView>, Problem>> RecallAsync(long id, long messageId, HttpContext context, RecallMessage recall) =>
        (await recall.RecallAsync(context.GetActor(), id, messageId, context.RequestAborted)).ToHttp();

    private static async Task<Results<Ok<MessageView>, Problem>> ResendAsync(long id, long messageId, HttpContext context, ResendMessage resend) =>
        (await resend.ResendAsync(context.GetActor(), id, messageId, context.RequestAborted)).ToHttp();

    private static async Task<Results<Ok<MessageView>, Problem>> RevealAsync(long id, long messageId, HttpContext context, RevealContacts reveal) =>
        (await reveal.MessageAsync(context.GetActor(), id, messageId, context.RequestAborted)).ToHttp();

    private static async Task<Results<NoContent, Problem>> ReadAsync(long id, ReadBody body, HttpContext context, MarkRead read) =>
        (await read.ByAgentAsync(context.GetActor(), id, body.Seq, context.RequestAborted)).ToNoContent();

    private static Results<NoContent, Problem> Typing(long id, HttpContext context, TypingSignals typing) =>
        typing.ByAgent(context.GetActor(), id).ToNoContent();

    private static async Task<Results<Ok<ConversationView>, Problem>> AcceptAsync(long id, HttpContext context, AcceptConversation accept) =>
        (await accept.AcceptAsync(context.GetActor(), id, context.RequestAborted)).ToHttp();

    private static async Task<Results<Ok<ConversationView>, Problem>> ReopenAsync(long id, HttpContext context, ReopenConversation reopen) =>
        (await reopen.ReopenAsync(context.GetActor(), id, context.RequestAborted)).ToHttp();

    private static async Task<Results<Ok<ConversationView>, Problem>> TakeOverAsync(long id, HttpContext context, TakeOverConversation takeOver) =>
        (await takeOver.TakeOverAsync(context.GetActor(), id, context.RequestAborted)).ToHttp();

    private static async Task<Results<Ok<ConversationView>, Problem>> TransferAsync(
        long id, TransferTarget target, HttpContext context, TransferConversation transfer) =>
        (await transfer.TransferAsync(context.GetActor(), id, target, context.RequestAborted)).ToHttp();

    private static async Task<Results<Ok<ConversationView>, Problem>> CloseAsync(long id, CloseBody? closing, HttpContext context, CloseConversation close) =>
        (await close.CloseAsync(context.GetActor(), id, new Closing(closing?.TopicId, closing?.Solved, closing?.Note), context.RequestAborted)).ToHttp();
}
