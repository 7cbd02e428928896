using System.Data.Common;
using Appliance.Storage.Events;
using Appliance.Storage.Outbox;

namespace Appliance.Storage;

/// <summary>What a piece of work may do inside the writer's transaction. Valid only during the work.</summary>
public interface IWriteSession
{
    /// <summary>The writer's connection; its transaction is already open (pass no transaction object).</summary>
    DbConnection Connection { get; }

    /// <summary>Runs a statement of the hot path; its rows are read from what is returned, which must be disposed.</summary>
    SqlRows Query(Statement statement, params ReadOnlySpan<SqlValue> values);

    /// <summary>Runs a statement of the hot path whose rows, if any, nobody wants.</summary>
    void Execute(Statement statement, params ReadOnlySpan<SqlValue> values);

    /// <summary>Runs an insert of one row of the hot path, which needs no <c>returning</c> for its id.</summary>
    /// <returns>The row's id; null when <c>on conflict do nothing</c> has passed it over.</returns>
    long? Insert(Statement statement, params ReadOnlySpan<SqlValue> values);

    /// <summary>Appends an event in the same transaction. Returns its cursor.</summary>
    long Append(NewEvent newEvent);

    /// <summary>Adds an outbox row in the same transaction: an effect outside, tried after the commit until it is settled.</summary>
    /// <returns>The row's id.</returns>
    long Enqueue(NewOutboxEntry entry);

    /// <summary>Undoes what this piece has written so far when it returns; its result is still handed to the caller.</summary>
    void Discard();
}
