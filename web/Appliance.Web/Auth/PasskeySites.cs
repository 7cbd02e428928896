using Appliance.Core;
using Appliance.Core.Accounts.Passkeys;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Auth;

/// <summary>
/// The site whose passkeys a request is about: the configured public address, whatever a request's Host header says; the
/// request's own address where none is configured, and for somebody who sits at the machine.
/// </summary>
public sealed class PasskeySites(PublicAddress address)
{
    private const string Localhost = "localhost";

    public PasskeySite Of(HttpContext context)
    {
        var host = context.Request.Host;
        return address.Root is { } root && host.Host != Localhost
            ? PasskeySite.At(root)
            : new PasskeySite($"{context.Request.Scheme}://{host.Value}", host.Host);
    }
}
