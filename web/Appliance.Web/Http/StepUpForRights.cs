using Appliance.Core;
using Appliance.Core.Accounts;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Http;

/// <summary>
/// For the operations that make and change accounts: a body that says what the account may do, or gives it a password, needs
/// a fresh proof of identity (403 <c>step_up_required</c>); a new nickname does not.
/// </summary>
internal sealed class StepUpForRights(TimeProvider clock) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var sensitive = context.Arguments.Any(argument => argument switch
        {
            AgentChange change => change.RoleIds.IsSet || change.Password.IsSet,
            NewAgent account => account.RoleIds is not null || account.Password is not null,
            _ => false,
        });
        return sensitive && context.HttpContext.User.FindIdentity() is { } identity && StepUpWindow.IsOver(identity, clock)
            ? new Refusal(RefusalKind.Forbidden, "step_up_required").ToProblem()
            : await next(context);
    }
}
