namespace Appliance.Core.Accounts.Passkeys;

/// <summary>Where passkeys are made for and used: what the browser signs must name this origin, and the key this domain.</summary>
/// <param name="Origin">Scheme, host and port, as browsers write it.</param>
/// <param name="Domain">The host alone (WebAuthn's RP ID).</param>
public sealed record PasskeySite(string Origin, string Domain)
{
    /// <summary>The site at an address.</summary>
    public static PasskeySite At(Uri address) => new(address.GetLeftPart(UriPartial.Authority), address.Host);
}
