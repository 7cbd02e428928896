using System.Globalization;
using Appliance.Core.Accounts;
using Appliance.Core.Conversations;
using Appliance.Core.Customers;
using Appliance.Web.Http;
using Appliance.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Tables of customers and conversations, as files. Each is written to the audit log.</summary>
public static class ExportsApi
{
    /// <summary>Stands in the answer when there is more than one file may hold.</summary>
    private const string Truncated = "X-Truncated";

    public static void MapExportsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/customers/export", CustomersAsync).WithTags("Customers").WithSummary("Customers within scope as CSV, at most 10,000")
            .RequirePermission(Permissions.CustomersExport).RequireStepUp().Produces<string>(StatusCodes.Status200OK, "text/csv");
        routes.MapGet("/api/v1/conversations/export", ConversationsAsync).WithTags("Conversations").WithSummary("Conversations within scope as CSV, at most 10,000")
            .RequirePermission(Permissions.ConversationsExport).RequireStepUp().Produces<string>(StatusCodes.Status200OK, "text/csv");
    }

    private static async Task<IResult> CustomersAsync(string? q, HttpContext context, CustomerExport export, PageTime time)
    {
        var found = await export.ReadAsync(context.GetActor(), string.IsNullOrWhiteSpace(q) ? null : q, context.RequestAborted);
        if (found.IsRefused)
            return found.Refusal.ToProblem();
        var csv = new CsvText().Row(
        [
            Texts.Choose("编号", "Id"), Texts.Choose("姓名", "Name"), Texts.Choose("邮箱", "E-mail"), Texts.Choose("电话", "Phone"),
            Texts.Choose("自述邮箱", "Stated e-mail"), Texts.Choose("自述电话", "Stated phone"), Texts.Choose("标签", "Tags"), Texts.Choose("归属人", "Owner"),
            Texts.Choose("会话数", "Conversations"), Texts.Choose("首次出现", "First seen"),
        ]);
        foreach (var customer in found.Value.Items)
        {
            csv.Row(
            [
                Number(customer.Id), customer.Name ?? "", customer.Email ?? "", customer.Phone ?? "", customer.Stated.Email ?? "", customer.Stated.Phone ?? "",
                string.Join(' ', customer.Tags), customer.Owner?.Agent?.Name ?? "", Number(customer.Conversations), time.Exact(customer.CreatedAt),
            ]);
        }

        return File(context, csv, "customers.csv", found.Value.NextCursor is not null);
    }

    private static async Task<IResult> ConversationsAsync([AsParameters] ConversationQuery query, HttpContext context, ConversationExport export, PageTime time)
    {
        var actor = context.GetActor();
        var filter = query.ToFilter(actor);
        if (filter.IsRefused)
            return filter.Refusal.ToProblem();
        var found = await export.ReadAsync(actor, filter.Value, context.RequestAborted);
        if (found.IsRefused)
            return found.Refusal.ToProblem();
        var csv = new CsvText().Row(
        [
            Texts.Choose("编号", "Id"), Texts.Choose("状态", "State"), Texts.Choose("客户", "Customer"), Texts.Choose("渠道账号", "Channel account"),
            Texts.Choose("接待组", "Group"), Texts.Choose("客服", "Agent"), Texts.Choose("开始", "Started"), Texts.Choose("接入", "Accepted"),
            Texts.Choose("结束", "Closed"), Texts.Choose("满意度", "Rating"),
        ]);
        foreach (var conversation in found.Value.Items)
        {
            csv.Row(
            [
                Number(conversation.Id), conversation.State, conversation.Customer.Name ?? "", conversation.ChannelName ?? "", conversation.Group?.Name ?? "",
                conversation.Agent?.Name ?? "", time.Exact(conversation.StartedAt), Moment(time, conversation.AcceptedAt), Moment(time, conversation.ClosedAt),
                conversation.Rating is { } rating ? Number(rating.Score) : "",
            ]);
        }

        return File(context, csv, "conversations.csv", found.Value.NextCursor is not null);
    }

    private static FileContentHttpResult File(HttpContext context, CsvText csv, string name, bool truncated)
    {
        if (truncated)
            context.Response.Headers[Truncated] = "true";
        return TypedResults.File(csv.ToBytes(), CsvText.ContentType, name);
    }

    private static string Moment(PageTime time, DateTimeOffset? at) => at is { } value ? time.Exact(value) : "";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
