namespace Appliance.Core.Customers;

/// <summary>Finds the visitor behind a bearer token.</summary>
public interface IVisitorTokens
{
    /// <summary>The visitor; null when the token is unknown, expired or revoked. Slides the token's expiry.</summary>
    ValueTask<VisitorCaller?> FindAsync(string token, CancellationToken cancellationToken);
}
