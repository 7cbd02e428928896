using System.Data.Common;

namespace Appliance.Core.Accounts.Leaving;

/// <summary>Everything that can be handed over, in order.</summary>
public sealed class HandOvers(IEnumerable<IHandOver> all)
{
    public IReadOnlyList<IHandOver> All { get; } = [.. all.OrderBy(kind => kind.Order).ThenBy(kind => kind.Key, StringComparer.Ordinal)];

    /// <summary>Null for a key that no feature registered.</summary>
    public IHandOver? Find(string key) => All.FirstOrDefault(kind => kind.Key == key);

    /// <summary>Why the agent's rights cannot be taken: still_owns, with the number of each kind that is left; null where nothing is.</summary>
    internal Refusal? Left(DbConnection connection, long agentId)
    {
        var left = All
            .Select(kind => (kind.Key, Count: kind.Count(connection, agentId)))
            .Where(kind => kind.Count > 0)
            .ToDictionary(kind => kind.Key, kind => new[] { kind.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        return left.Count == 0 ? null : new Refusal(RefusalKind.Refused, "still_owns", left);
    }
}
