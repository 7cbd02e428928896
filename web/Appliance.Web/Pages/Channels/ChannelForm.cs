namespace Appliance.Web.Pages.Channels;

/// <summary>What every channel account has, whatever its channel.</summary>
public sealed class ChannelForm
{
    public string? Name { get; set; }

    public bool Enabled { get; set; } = true;

    public long? GroupId { get; set; }
}
