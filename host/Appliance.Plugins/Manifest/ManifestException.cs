using Appliance.Sdk;

namespace Appliance.Plugins.Manifest;

/// <summary>Ends the reading of a manifest at the first thing that is wrong; never leaves <see cref="ManifestReader"/>.</summary>
internal sealed class ManifestException(string zh, string en) : Exception(en)
{
    public LocalizedText Problem { get; } = new(zh, en);
}
