using System.Data.Common;
using Appliance.Core.Audit;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Import;

/// <summary>
/// Saves an import: hidden rows in slices on the bulk lane, then one write that shows them all. Whatever happens in
/// between, also the end of the process, nobody has seen anything of it.
/// </summary>
internal sealed class ImportWriter(IDatabase database, AuditLog audit, TimeProvider clock)
{
    // An account takes about 0.15 ms; a slice is to stay below 10 ms.
    private const int Slice = 40;

    public Task<long> BeginAsync(Actor actor, string fileName, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Connection.ExecuteScalar<long>(
            "insert into agent_imports (agent_id, file_name, state, started_at) values (@AgentId, @fileName, 'saving', @now) returning id",
            new { actor.AgentId, fileName, now = clock.Milliseconds() }),
        cancellationToken,
        WriteLane.Bulk);

    /// <summary>Adds the rows, hidden.</summary>
    /// <param name="importId">The import.</param>
    /// <param name="actor">Who imports.</param>
    /// <param name="rows">All of its rows.</param>
    /// <param name="codes">Start codes of the new accounts, by row number.</param>
    /// <param name="progress">Told how many rows are in.</param>
    /// <param name="cancellationToken">Stops between two slices.</param>
    public async Task AddAsync(
        long importId, Actor actor, IReadOnlyList<ImportRow> rows, IReadOnlyDictionary<int, string> codes, Action<int> progress, CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var slice in rows.Chunk(Slice))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await database.WriteAsync(
                session =>
                {
                    foreach (var row in slice)
                        Add(session.Connection, importId, actor, row, codes);
                },
                cancellationToken,
                WriteLane.Bulk);
            done += slice.Length;
            progress(done);
        }
    }

    /// <summary>Shows everything at once. Refused: import_changed, when an account was changed since the check; then nothing is shown.</summary>
    public Task<Refusal?> PublishAsync(long importId, Actor actor, IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            var connection = session.Connection;
            var now = clock.Milliseconds();
            if (ImportSql.ChangedSince(connection, importId))
                return Refusal.Conflict(ImportFaults.Changed);
            ImportSql.Show(connection, importId, actor.AgentId, now);
            ImportSql.Check(connection, importId, now);
            var created = rows.Count(row => row.Before is null);
            connection.Execute(
                "update agent_imports set state = 'done', created_count = @created, changed_count = @changed, ended_at = @now where id = @importId",
                new { importId, created, changed = rows.Count - created, now });
            audit.Append(session, actor, "agents.imported", "agent_import", importId, ImportAudit.Of(connection, importId, rows));
            session.Append(AccountEvents.Imported(importId));
            return (Refusal?)null;
        },
        cancellationToken);

    /// <summary>Takes away what is hidden, of imports that were not finished and of finished ones; called at the start and after each import.</summary>
    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        while (await database.WriteAsync(session => ImportSql.Clean(session.Connection, Slice), cancellationToken, WriteLane.Bulk) > 0)
        {
        }
    }

    /// <summary>Gives an import up; <see cref="CleanAsync"/> takes its rows away.</summary>
    public Task AbandonAsync(long importId, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            session.Connection.Execute(
                "update agent_imports set state = 'abandoned', ended_at = @now where id = @importId and state = 'saving'",
                new { importId, now = clock.Milliseconds() });
        },
        cancellationToken,
        WriteLane.Bulk);

    /// <summary>Gives up what the process was saving when it ended.</summary>
    public Task AbandonAllAsync(CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            session.Connection.Execute("update agent_imports set state = 'abandoned', ended_at = @now where state = 'saving'", new { now = clock.Milliseconds() });
        },
        cancellationToken,
        WriteLane.Bulk);

    private void Add(DbConnection connection, long importId, Actor actor, ImportRow row, IReadOnlyDictionary<int, string> codes)
    {
        var now = clock.Milliseconds();
        var hidden = row.After.Row with { State = AgentStates.Importing };
        if (row.Before is null)
        {
            var id = AgentStore.Insert(connection, row.After with { Row = hidden }, null, OpaqueToken.Hash(codes[row.Number]), now, importId);
            AgentStore.AddLists(connection, row.After with { Row = hidden with { Id = id } }, actor.AgentId, now);
            return;
        }

        // A blank cannot stand in a login, so nobody's is taken.
        var login = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"# import {importId} {row.Before.Row.Id}");
        var shadow = AgentStore.Insert(connection, row.After with { Row = hidden with { Login = login } }, null, null, now);
        AgentStore.AddLists(connection, row.After with { Row = hidden with { Id = shadow } }, actor.AgentId, now);
        connection.Execute(
            "insert into agent_import_changes (import_id, agent_id, detail, shadow_id, seen_at) values (@importId, @agentId, '{}', @shadow, @seenAt)",
            new { importId, agentId = row.Before.Row.Id, shadow, seenAt = row.BeforeUpdatedAt });
    }
}
