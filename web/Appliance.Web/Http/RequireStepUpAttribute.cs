namespace Appliance.Web.Http;

/// <summary>
/// Sensitive work: a person must have proved who they are within the last 15 minutes. API tokens never need it. On an
/// endpoint: 403 <c>step_up_required</c>. On a page (its class, or one handler): the person is asked on a page of its own and
/// the work goes on with the form as it was sent; a form with files loses them, so there the page's class carries it.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequireStepUpAttribute : Attribute;
