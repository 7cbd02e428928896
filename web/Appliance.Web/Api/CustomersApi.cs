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
        customers.MapPost("/{id:long}/reveal", RevealAsync).WithSummary("One customer with the contacts that are masked; written to the audit log").RequirePermission(Permissions.CustomersReveal);
        customers.MapPost("/{id:long}/claim", ClaimAsync).WithSummary("Become the owner of a customer whom nobody owns; one caller wins").RequirePermission(Permissions.CustomersClaim);
        customers.MapPost("/{id:long}/release", ReleaseAsync).WithSummary("Give a customer of one's own back to a pool").RequirePermission(Permissions.CustomersClaim);
        customers.MapPut("/{id:long}/owner", AssignAsync).WithSummary("Set the owner or the pool of a customer").RequirePermission(Permissions.CustomersAssign);
        customers.MapGet("/{id:long}/notes", Notes).WithSummary("Follow-up notes, newest first").RequirePermission(Permissions.FollowUpNotesView);
        customers.MapPost("/{id:long}/notes", AddNoteAsync).WithSummary("Write a follow-up note").RequirePermission(Permissions.FollowUpNotesEdit);
        customers.MapPut("/{id:long}/notes/{noteId:long}", UpdateNoteAsync).WithSummary("Change a follow-up note").RequirePermission(Permissions.FollowUpNotesEdit);
        customers.MapDelete("/{id:long}/notes/{noteId:long}", DeleteNoteAsync).WithSummary("Delete a follow-up note").RequirePermission(Permissions.FollowUpNotesEdit);
    }

    private static Results<Ok<Page<CustomerView>>, Problem> List(string? q, string? owned, string? cursor, PageLimit? limit, HttpContext context, CustomerService customers) =>
        customers.List(context.GetActor(), string.IsNullOrWhiteSpace(q) ? null : q, cursor, limit?.Value ?? 50, string.IsNullOrEmpty(owned) ? null : owned).ToHttp();

    private static Results<Ok<CustomerView>, Problem> Get(long id, HttpContext context, CustomerService customers) =>
        customers.Get(context.GetActor(), id).ToHttp();

    private static async Task<Results<Ok<CustomerView>, Problem>> UpdateAsync(long id, CustomerInput input, HttpContext context, CustomerService customers) =>
        (await customers.UpdateAsync(context.GetActor(), id, input, context.RequestAborted)).ToHttp();

    private static async Task<Results<NoContent, Problem>> RevokeTokensAsync(long id, HttpContext context, VisitorTokens tokens) =>
        (await tokens.RevokeAsync(context.GetActor(), id, context.RequestAborted)).ToNoContent();

    private static async Task<Results<Ok<CustomerView>, Problem>> RevealAsync(long id, HttpContext context, RevealContacts reveal) =>
        (await reveal.CustomerAsync(context.GetActor(), id, context.RequestAborted)).ToHttp();

    private static async Task<Results<Ok<CustomerView>, Problem>> ClaimAsync(long id, HttpContext context, CustomerOwnership ownership) =>
        (await ownership.ClaimAsync(context.GetActor(), id, context.RequestAborted)).ToHttp();

    private static async Task<Results<NoContent, Problem>> ReleaseAsync(long id, OwnerInput body, HttpContext context, CustomerOwnership ownership) =>
        (await ownership.ReleaseAsync(context.GetActor(), id, body, context.RequestAborted)).ToNoContent();

    private static async Task<Results<NoContent, Problem>> AssignAsync(long id, OwnerInput body, HttpContext context, CustomerOwnership ownership) =>
        (await ownership.AssignAsync(context.GetActor(), id, body, context.RequestAborted)).ToNoContent();

    private static Results<Ok<Page<FollowUpNote>>, Problem> Notes(long id, [AsParameters] PageQuery page, HttpContext context, FollowUpNotes notes) =>
        notes.List(context.GetActor(), id, page.Request).ToHttp();

    private static async Task<Results<Created<FollowUpNote>, Problem>> AddNoteAsync(long id, NoteBody body, HttpContext context, FollowUpNotes notes) =>
        (await notes.AddAsync(context.GetActor(), id, body.Text, context.RequestAborted)).ToCreated(note => $"/api/v1/customers/{id}/notes/{note.Id}");

    private static async Task<Results<Ok<FollowUpNote>, Problem>> UpdateNoteAsync(long id, long noteId, NoteBody body, HttpContext context, FollowUpNotes notes) =>
        (await notes.UpdateAsync(context.GetActor(), id, noteId, body.Text, context.RequestAborted)).ToHttp();

    private static async Task<Results<NoContent, Problem>> DeleteNoteAsync(long id, long noteId, HttpContext context, FollowUpNotes notes) =>
        (await notes.DeleteAsync(context.GetActor(), id, noteId, context.RequestAborted)).ToNoContent();

    private static Results<Ok<Page<PageView>>, Problem> PageViews(long id, PageLimit? limit, HttpContext context, PageViews pages) =>
        pages.Of(context.GetActor(), id, limit?.Value ?? 50).ToHttp();
}
