using Appliance.Sdk;

namespace Appliance.Core.Accounts.External;

/// <summary>A way in that is joined to an account.</summary>
/// <param name="Id">For taking it off.</param>
/// <param name="ProviderId">By which provider.</param>
/// <param name="ProviderName">Its name; the id while its plugin does not run.</param>
/// <param name="Subject">The directory's own id of the person.</param>
/// <param name="LinkedBy">created, login, email or self.</param>
/// <param name="LinkedAt">Since when.</param>
/// <param name="SeenAt">The last sign-in or look-up that found them.</param>
/// <param name="DisabledAt">Since when the directory locks them out; null when it does not.</param>
public sealed record IdentityView(
    long Id, string ProviderId, LocalizedText ProviderName, string Subject, string LinkedBy, DateTimeOffset LinkedAt, DateTimeOffset SeenAt, DateTimeOffset? DisabledAt);
