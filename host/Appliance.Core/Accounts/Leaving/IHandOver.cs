using System.Data.Common;
using Appliance.Sdk;
using Appliance.Storage;

namespace Appliance.Core.Accounts.Leaving;

/// <summary>
/// One kind of thing that an agent has and that others take over when they leave: customers, open conversations, … Each
/// feature registers its own (<c>services.AddSingleton&lt;IHandOver, …&gt;()</c>); the page of leaving shows them all, and
/// nobody's rights are taken while one of them still counts.
/// </summary>
public interface IHandOver
{
    /// <summary>Stable, snake_case; stored with every hand-over.</summary>
    string Key { get; }

    LocalizedText Name { get; }

    /// <summary>Where it stands among the others: customers 10, conversations 20, what comes later behind.</summary>
    int Order { get; }

    /// <summary>Where they go when nobody is named (a queue, a pool); null where somebody must be.</summary>
    LocalizedText? Nobody { get; }

    /// <summary>How many one step moves: as many as take 10 ms at most.</summary>
    int SliceSize { get; }

    /// <summary>How many the agent has.</summary>
    int Count(DbConnection connection, long agentId);

    /// <summary>
    /// Moves at most <see cref="HandOverSlice.Size"/> of them, in the write that also counts them; called again until it
    /// moves none. What it may not touch it must not count either.
    /// </summary>
    HandOverResult Move(IWriteSession session, HandOverSlice slice);
}
