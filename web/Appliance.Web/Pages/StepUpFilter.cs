using System.Reflection;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Passkeys;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Appliance.Web.Pages;

/// <summary>
/// Stops sensitive work of a page (<see cref="RequireStepUpAttribute"/>) until the person has proved anew who they are. The
/// question carries the form that was sent, and its answer comes back to the same address together with that form: nothing
/// is typed twice, nothing is kept on the server, and no address is followed that a link could have planted.
/// </summary>
public sealed class StepUpFilter(StepUp stepUp, PasskeySites sites, ProblemTexts problems, TimeProvider clock) : IAsyncPageFilter
{
    internal const string Prefix = "StepUp.";
    private const string Antiforgery = "__RequestVerificationToken";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!IsSensitive(context) || http.User.FindIdentity() is not { } identity || !StepUpWindow.IsOver(identity, clock))
        {
            await next();
            return;
        }

        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || http.Request.Form.Files.Count > 0)
        {
            var back = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : http.Request.Path.Value;
            context.Result = new LocalRedirectResult("/step-up?returnUrl=" + Uri.EscapeDataString(back ?? "/"));
            return;
        }

        var refusal = Proof(http.Request.Form, sites.Of(http)) is { } proof
            ? await stepUp.VerifyAsync(identity.Caller, proof, http.GetCallerInfo(), http.RequestAborted)
            : new Refusal(RefusalKind.Forbidden, "step_up_required");
        if (refusal is null)
            await next();
        else
            context.Result = Ask(context, identity.Caller, refusal);
    }

    /// <summary>What the person answered; null when they were not asked yet.</summary>
    internal static StepUpProof? Proof(IFormCollection form, PasskeySite site)
    {
        string? Given(string name) => form[Prefix + name].ToString() is { Length: > 0 } value ? value : null;
        var (password, code) = (Given("Password"), Given("Code"));
        if (Given("Credential") is { } credential && Given("State") is { } state)
            return new StepUpProof(Passkey: new PasskeyAnswer(credential, state), Site: site);
        return password is null && code is null ? null : new StepUpProof(password, password is null ? code : null);
    }

    private static bool IsSensitive(PageHandlerExecutingContext context) =>
        context.HandlerInstance.GetType().IsDefined(typeof(RequireStepUpAttribute), inherit: true)
        || context.HandlerMethod?.MethodInfo.GetCustomAttribute<RequireStepUpAttribute>() is not null;

    private ViewResult Ask(PageHandlerExecutingContext context, Actor actor, Refusal refusal)
    {
        var request = context.HttpContext.Request;
        var fields = request.Form
            .Where(field => field.Key != Antiforgery && !field.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))
            .ToList();
        var problem = refusal.Code == "step_up_required" ? null : problems.Detail(Texts.Language, refusal.Code) ?? refusal.Code;
        var view = new StepUpView(request.Path + request.QueryString, fields, stepUp.Ways(actor), problem, request.Path);
        return new ViewResult
        {
            ViewName = "/Pages/Shared/StepUpDoor.cshtml",
            StatusCode = refusal.ToProblem().StatusCode,
            ViewData = new ViewDataDictionary<StepUpView>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = view },
        };
    }
}
