using Appliance.Core;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Http;

/// <summary>A page that was refused before it ran: the status stands, and the page for problems, run in its place, finds the reason.</summary>
internal static class PageRefusal
{
    public static void Set(HttpContext context, Refusal refusal)
    {
        context.Items[typeof(Refusal)] = refusal;
        context.Response.StatusCode = refusal.ToProblem().StatusCode ?? StatusCodes.Status500InternalServerError;
    }

    public static Refusal? Of(HttpContext context) => context.Items[typeof(Refusal)] as Refusal;
}
