namespace Appliance.Web.Api;

/// <summary>Body of step-up.</summary>
public sealed record StepUpBody(string Password);
