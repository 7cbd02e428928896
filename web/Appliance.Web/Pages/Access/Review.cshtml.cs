using System.Globalization;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Access;
using Appliance.Core.Paging;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Access;

/// <summary>The access review: each role that somebody holds, to be confirmed or taken away.</summary>
[RequirePermission(Permissions.AccessView)]
public sealed class ReviewModel(PageKit kit, AccessReview review) : ActorPage(kit)
{
    [BindProperty(SupportsGet = true)]
    public bool Due { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Page<ReviewEntry> Entries { get; private set; } = new([], null);

    public int Months => review.Months;

    public bool MayReview => May(Permissions.AccessReview);

    public bool MayTake => MayReview && May(Permissions.AgentsEdit);

    public long? Me => Actor.AgentId;

    public IActionResult OnGet()
    {
        var found = review.List(Actor, Due, new PageRequest(PageRequest.DefaultLimit, string.IsNullOrEmpty(Cursor) ? null : Cursor));
        if (found.IsRefused)
            return Refused(found.Refusal);
        Entries = found.Value;
        return Page();
    }

    /// <param name="grant">agent.role of the row whose button was pressed.</param>
    /// <param name="decision">confirmed or taken.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    [RequireStepUp]
    public async Task<IActionResult> OnPostAsync(string grant, string decision, string? reason, CancellationToken cancellationToken)
    {
        var parts = (grant ?? "").Split('.');
        if (parts.Length != 2 || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out var agentId) || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out var roleId))
            return Refused(Refusal.NotFound);
        if (await review.DecideAsync(Actor, new ReviewDecision(agentId, roleId, decision, reason), cancellationToken) is { } refusal)
            return Stay(refusal);
        return Finish(decision == AccessReview.Taken ? Texts["已收回。"] : Texts["已确认。"], Address(Cursor));
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostMonthsAsync(int months, CancellationToken cancellationToken) =>
        await review.SetMonthsAsync(Actor, months, cancellationToken) is { } refusal ? Stay(refusal) : Finish(Texts["已保存。"], Address(null));

    public string Address(string? cursor) =>
        "/settings/access-review" + (Due ? "?due=true" : "") + (string.IsNullOrEmpty(cursor) ? "" : (Due ? "&" : "?") + "cursor=" + Uri.EscapeDataString(cursor));

    private IActionResult Stay(Refusal refusal)
    {
        if (refusal.Kind == RefusalKind.NotFound)
            return Refused(refusal);
        ModelState.Clear();
        var page = OnGet();
        Explain(refusal);
        return page;
    }
}
