using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Customers;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Customers.</summary>
public static class CustomersApi
{
    public static void MapCustomersApi(this IEndpointRouteBuilder routes)
    {
        var customers = routes.MapGroup("/api/v1/customers").WithTags("Customers");
        customers.MapGet("", List).WithSummary("Customers within scope, newest first").RequirePermission(Permissions.CustomersView);
        customers.MapGet("/{id:long}", Get).WithSummary("One customer").RequirePermission(Permissions.CustomersView);
        customers.MapPut("/{id:long}", UpdateAsync).WithSummary("Change name, tags and verified contacts").RequirePermission(Permissions.CustomersEdit);
        customers.MapDelete("/{id:long}/visitor-tokens", RevokeTokensAsync).WithSummary("End every visitor token of a customer").RequirePermission(Permissions.CustomersEdit);
        customers.MapGet("/{id:long}/page-views", PageViews).WithSummary("The pages that a customer has looked at, newest first").RequirePermission(Permissions.CustomersView);
    }

    private static Results<Ok<Page<CustomerView>>, Problem> List(string? q, string? cursor, PageLimit? limit, HttpContext context, CustomerService customers) =>
        customers.List(context.GetActor(), string.IsNullOrWhiteSpace(q) ? null : q, cursor, limit?.Value ?? 50).ToHttp();

    private static Results<Ok<CustomerView>, Problem> Get(long id, HttpContext context, CustomerService customers) =>
        customers.Get(context.GetActor(), id).ToHttp();

    private static async Task<Results<Ok<CustomerView>, Problem>> UpdateAsync(long id, CustomerInput input, HttpContext context, CustomerService customers) =>
        (await customers.UpdateAsync(context.GetActor(), id, input, context.RequestAborted)).ToHttp();

    private static async Task<Results<NoContent, Problem>> RevokeTokensAsync(long id, HttpContext context, VisitorTokens tokens) =>
        (await tokens.RevokeAsync(context.GetActor(), id, context.RequestAborted)).ToNoContent();

    private static Results<Ok<Page<PageView>>, Problem> PageViews(long id, PageLimit? limit, HttpContext context, PageViews pages) =>
        pages.Of(context.GetActor(), id, limit?.Value ?? 50).ToHttp();
}
