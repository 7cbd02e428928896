using System.Collections.Frozen;

namespace Appliance.Web.Hubs;

/// <summary>What a connection asked to be told in full, and of which lists it wants summaries.</summary>
internal sealed class WatchSet
{
    private readonly FrozenSet<long> _conversations;
    private readonly bool _everything;

    private WatchSet(bool everything, IEnumerable<long> conversations, IEnumerable<string> lists)
    {
        _everything = everything;
        _conversations = conversations.ToFrozenSet();
        Lists = lists.ToFrozenSet();
    }

    /// <summary>Before the first <c>watch</c>, and for programs that never call it: all that the reader may see.</summary>
    public static WatchSet Everything { get; } = new(true, [], []);

    public FrozenSet<string> Lists { get; }

    public static WatchSet Of(IEnumerable<long> conversations, IEnumerable<string> lists) => new(false, conversations, lists);

    public bool Has(long? conversationId) => _everything || (conversationId is { } id && _conversations.Contains(id));
}
