namespace Appliance.Sdk.Authentication;

/// <summary>Implemented beside <see cref="IExternalSignIn"/> by one that can end the session at the other site, too.</summary>
public interface IExternalSignOut
{
    /// <summary>Where to send the browser after the person has signed out here; null for nowhere. Within 10 s.</summary>
    /// <param name="returnAddress">Where the other site may send the browser back to; absolute.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Uri?> SignOutAsync(Uri returnAddress, CancellationToken cancellationToken);
}
