namespace Appliance.Sdk.Channels;

/// <summary>A place, WGS 84 degrees.</summary>
/// <param name="Latitude">−90 to 90.</param>
/// <param name="Longitude">−180 to 180.</param>
/// <param name="Title">Name or address; null when unknown.</param>
public sealed record LocationContent(double Latitude, double Longitude, string? Title = null) : MessageContent
{
    /// <inheritdoc/>
    public override string Type => MessageTypes.Location;
}
