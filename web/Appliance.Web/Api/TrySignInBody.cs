namespace Appliance.Web.Api;

/// <summary>Body of a trial.</summary>
/// <param name="Login">As the person would type it.</param>
/// <param name="Password">Left out, the person is only looked up.</param>
public sealed record TrySignInBody(string Login, string? Password = null);
