using Appliance.Core.Accounts;

namespace Appliance.Web.Api;

/// <summary>Answer of sign-in.</summary>
public sealed record SignInAnswer(AgentView Agent);
