using Appliance.Core.Accounts;

namespace Appliance.Web.Api;

/// <summary>Who asks, what they may, and where the events stand: read it before the lists, then resume from the cursor.</summary>
/// <param name="Agent">The caller.</param>
/// <param name="Permissions">Names held.</param>
/// <param name="Scopes">Area → reach.</param>
/// <param name="ChannelAccountIds">Null for all.</param>
/// <param name="Cursor">For <c>resume</c>.</param>
public sealed record MeAnswer(
    AgentView Agent,
    IReadOnlyList<string> Permissions,
    IReadOnlyDictionary<string, AreaScope> Scopes,
    IReadOnlyList<long>? ChannelAccountIds,
    string Cursor);
