using System.Globalization;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Appliance.Web.Pages;

/// <summary>A page for somebody who is signed in. It asks services in their name and shows what they refuse as sentences.</summary>
public abstract class ActorPage(PageKit kit) : PageModel
{
    /// <summary>What was done, shown on top of the next page.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>What was not done and why, shown on top of the next page.</summary>
    [TempData]
    public string? NotDone { get; set; }

    /// <summary>Where a POST undoes it.</summary>
    [TempData]
    public string? Undo { get; set; }

    /// <summary>Something to be read once: a start code, a token, a secret. It never travels in an address.</summary>
    public string? Secret { get; protected set; }

    public string MyName => Card?.DisplayName ?? "";

    /// <summary>The first letter of the name, for the round mark; surrogates stay together.</summary>
    public string MyInitial => MyName.Length == 0 ? "?" : StringInfo.GetNextTextElement(MyName).ToUpper(CultureInfo.InvariantCulture);

    protected Texts Texts => kit.Texts;

    /// <summary>Who asks.</summary>
    protected Actor Actor => HttpContext.GetActor();

    private AgentCard? Card => HttpContext.FindActor()?.AgentId is { } id ? kit.Agents.Find(id) : null;

    public bool May(string permission) => HttpContext.FindActor()?.May(permission) == true;

    /// <summary>
    /// What to answer when a service refused: the page again with the sentences beside their fields and on top, or a page of
    /// its own for what does not exist here or may not be done.
    /// </summary>
    /// <param name="refusal">The reason.</param>
    /// <param name="form">The property that the page binds its form to.</param>
    protected IActionResult Refused(Refusal refusal, string form = "Form")
    {
        if (refusal.Kind is RefusalKind.NotFound or RefusalKind.Forbidden)
        {
            PageRefusal.Set(HttpContext, refusal);
            return new StatusCodeResult(HttpContext.Response.StatusCode);
        }

        Explain(refusal, form);
        return Page();
    }

    /// <summary>Puts the sentences of a refusal where the page shows them.</summary>
    protected void Explain(Refusal refusal, string form = "Form")
    {
        var fields = refusal.Kind == RefusalKind.Invalid ? refusal.Errors : null;
        if (fields is not { Count: > 0 })
        {
            ModelState.AddModelError("", kit.Problems.Detail(Texts.Language, refusal.Code) ?? Texts["没有完成（{0}）。", refusal.Code]);
            return;
        }

        foreach (var (field, problems) in fields)
        {
            foreach (var problem in problems)
            {
                ModelState.AddModelError($"{form}.{char.ToUpperInvariant(field[0])}{field[1..]}", kit.Problems.Field(Texts.Language, problem));
            }
        }
    }

    /// <summary>Back to a page, with a line that says what was not done: a reload of it asks for nothing again.</summary>
    protected IActionResult Decline(string notDone, string address)
    {
        NotDone = notDone;
        return LocalRedirect(address);
    }

    /// <summary>Back to a page, with a line that says what was done.</summary>
    protected IActionResult Finish(string done, string address, string? undo = null)
    {
        Done = done;
        Undo = undo;
        return LocalRedirect(address);
    }
}
