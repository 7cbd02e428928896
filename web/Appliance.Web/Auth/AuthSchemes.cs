namespace Appliance.Web.Auth;

/// <summary>The ways in which a caller shows who it is.</summary>
public static class AuthSchemes
{
    /// <summary>An agent's cookie.</summary>
    public const string Session = "Session";

    /// <summary>A program's bearer token.</summary>
    public const string ApiToken = "ApiToken";

    /// <summary>A visitor's bearer token.</summary>
    public const string Visitor = "Visitor";
}
