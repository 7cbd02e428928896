using System.Globalization;
using System.Security.Claims;
using Appliance.Core;

namespace Appliance.Web.Auth;

/// <summary>The caller of a request or connection, as ASP.NET Core carries it.</summary>
public sealed class ActorIdentity : ClaimsIdentity
{
    public ActorIdentity(Actor actor, string scheme, string? locale)
        : base(scheme)
    {
        Caller = actor;
        Locale = locale;

        // The forms of pages bind their antiforgery token to this claim.
        var id = actor.AgentId ?? actor.CustomerId ?? 0;
        AddClaim(new Claim(ClaimTypes.NameIdentifier, string.Create(CultureInfo.InvariantCulture, $"{actor.Kind}:{id}")));
    }

    public Actor Caller { get; }

    /// <summary>The caller's language; null for the request's.</summary>
    public string? Locale { get; }

    /// <summary>For a session: what the browser must repeat on every change.</summary>
    public string? XsrfToken { get; init; }

    /// <summary>For a session: when the person last proved who they are.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>For a session: a second factor is demanded and must be set up before anything else.</summary>
    public bool MustSetUpFactor { get; init; }

    /// <summary>For a visitor: the widget that the token is bound to.</summary>
    public long? WidgetId { get; init; }

    /// <summary>For a visitor: the row of the token.</summary>
    public long? VisitorTokenId { get; init; }
}
