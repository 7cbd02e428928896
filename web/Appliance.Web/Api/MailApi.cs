using Appliance.Core.Accounts;
using Appliance.Core.Mail;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>The mail server, and what became of the mails.</summary>
public static class MailApi
{
    public static void MapMailApi(this IEndpointRouteBuilder routes)
    {
        var settings = routes.MapGroup("/api/v1/settings/mail").WithTags("Mail");
        settings.MapGet("", (HttpContext context, MailService mail) => mail.Get(context.GetActor()).ToHttp())
            .RequirePermission(Permissions.SettingsView).WithSummary("The mail server");
        settings.MapPut("", SaveAsync).RequirePermission(Permissions.SettingsEdit).RequireStepUp().WithSummary("Set the mail server");
        settings.MapPost("/test", TestAsync).RequirePermission(Permissions.SettingsEdit).RequireStepUp()
            .WithSummary("Send a mail now; the answer says what the server said");

        var mails = routes.MapGroup("/api/v1/mails").WithTags("Mail");
        mails.MapGet("", ([AsParameters] PageQuery page, HttpContext context, MailService mail) => mail.List(context.GetActor(), page.Request).ToHttp())
            .RequirePermission(Permissions.SettingsView).WithSummary("Mails of the last 30 days and their state");
        mails.MapPost("/{id:long}/send-again", async (long id, HttpContext context, MailService mail, CancellationToken cancellationToken) =>
                (await mail.SendAgainAsync(context.GetActor(), id, cancellationToken)).ToNoContent())
            .RequirePermission(Permissions.SettingsEdit).WithSummary("Send a mail that failed once more");
    }

    private static async Task<Results<Ok<MailSettingsView>, Problem>> SaveAsync(
        MailSettingsInput body, HttpContext context, MailService mail, CancellationToken cancellationToken) =>
        (await mail.SaveAsync(context.GetActor(), body, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<MailTestResult>, Problem>> TestAsync(
        MailTestBody body, HttpContext context, MailService mail, CancellationToken cancellationToken) =>
        (await mail.TestAsync(context.GetActor(), body.To, cancellationToken)).ToHttp();
}
