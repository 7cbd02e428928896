namespace Appliance.Web.Http;

/// <summary>Open to a session whose account must set up a second factor first: what that takes, and signing out.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowBeforeSecondFactorAttribute : Attribute;
