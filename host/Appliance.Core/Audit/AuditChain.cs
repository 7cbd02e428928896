using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Audit;

/// <summary>Checks that no entry of the audit log was altered, taken out or put in.</summary>
public sealed class AuditChain(IDatabase database)
{
    internal const string Start = "0000000000000000000000000000000000000000000000000000000000000000";
    private const int Slice = 1000;
    private const int MostFaults = 100;

    /// <summary>Walks the whole log. Empty when it is whole; at most 100 faults.</summary>
    public IReadOnlyList<AuditFault> Verify(CancellationToken cancellationToken)
    {
        List<AuditFault> faults = [];
        var walk = new Walk(faults);
        List<AuditRow> rows;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows = database.Read(connection => Rows(connection, walk.Id));
            rows.ForEach(walk.Step);
        }
        while (rows.Count == Slice && faults.Count < MostFaults);
        return faults;
    }

    /// <summary>The same on one connection, for the doctor.</summary>
    internal static IReadOnlyList<AuditFault> Verify(DbConnection connection)
    {
        List<AuditFault> faults = [];
        var walk = new Walk(faults);
        List<AuditRow> rows;
        do
        {
            rows = Rows(connection, walk.Id);
            rows.ForEach(walk.Step);
        }
        while (rows.Count == Slice && faults.Count < MostFaults);
        return faults;
    }

    /// <summary>What a head says against what is stored; null when they agree.</summary>
    internal static AuditFault? Compare(DbConnection connection, AuditHead head)
    {
        if (head.LastId == 0)
            return null;
        var last = connection.ExecuteScalar<long?>("select max(id) from audit_log") ?? 0;
        if (last < head.LastId)
            return new AuditFault(AuditFaultKind.Cut, last + 1, head.LastId);
        var hash = connection.ExecuteScalar<string?>("select hash from audit_log where id = @LastId", new { head.LastId });
        return hash == head.Hash && connection.ExecuteScalar<long>("select count(*) from audit_log where id <= @LastId", new { head.LastId }) == head.Count
            ? null
            : new AuditFault(AuditFaultKind.Rewritten, head.LastId, head.LastId);
    }

    internal static string HashOf(AuditRow row) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(row.Version == 1
        ? new object?[] { row.PreviousHash, row.At, row.AgentId, row.Actor, row.Action, row.ObjectKind, row.ObjectId, row.Detail, row.Address }
        : [row.Version, row.PreviousHash, row.At, row.AgentId, row.Actor, row.Action, row.ObjectKind, row.ObjectId, row.Detail, row.Address, row.Personal])));

    private static List<AuditRow> Rows(DbConnection connection, long after) => connection.Query<AuditRow>(
        $"select {AuditRow.Columns} from audit_log where id > @after order by id limit {Slice}", new { after }).AsList();

    /// <summary>From entry to entry. Ids have no gaps: what is rolled back gives its id back.</summary>
    private sealed class Walk(List<AuditFault> faults)
    {
        private string _hash = Start;
        private bool _sound = true;

        public long Id { get; private set; }

        public void Step(AuditRow row)
        {
            var sound = row.Hash == HashOf(row);
            if (row.Id != Id + 1)
                faults.Add(new AuditFault(AuditFaultKind.Removed, Id + 1, row.Id - 1));
            else if (row.PreviousHash != _hash && _sound && sound)
                faults.Add(new AuditFault(AuditFaultKind.Changed, Math.Max(Id, 1), Math.Max(Id, 1)));
            if (!sound)
                faults.Add(new AuditFault(AuditFaultKind.Changed, row.Id, row.Id));
            (Id, _hash, _sound) = (row.Id, row.Hash, sound);
        }
    }
}
