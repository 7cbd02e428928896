namespace Appliance.Core;

/// <summary>The address by which platforms reach the server, as the installing admin set it.</summary>
/// <param name="Root">Null when nobody has said: then only who calls knows an address that works.</param>
public sealed record PublicAddress(Uri? Root)
{
    /// <summary>The whole address of a path that begins with <c>/</c>; null when the address is not known.</summary>
    public Uri? Of(string path) => Root is null ? null : new Uri(Root.AbsoluteUri.TrimEnd('/') + path);
}
