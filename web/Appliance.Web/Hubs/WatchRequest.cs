namespace Appliance.Web.Hubs;

/// <summary>What a client of <c>/hubs/agent</c> wants to be told of.</summary>
/// <param name="Conversations">Told in full, at most 500; those that the agent serves are so anyway.</param>
/// <param name="Lists">waiting, active, recent, bot, left, visitors, marks: at most one summary a second.</param>
public sealed record WatchRequest(IReadOnlyList<long>? Conversations = null, IReadOnlyList<string>? Lists = null);
