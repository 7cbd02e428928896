namespace Appliance.Core.Channels;

/// <summary>Something that came in and that no agent sees, because it could not be read or broke the rules.</summary>
/// <param name="Id">Of the entry.</param>
/// <param name="At">When it came.</param>
/// <param name="Reason">As the plugin or the server said, at most 500 characters.</param>
/// <param name="Raw">What came, at most 65,536 characters.</param>
public sealed record InboundRejectView(long Id, DateTimeOffset At, string Reason, string Raw);
