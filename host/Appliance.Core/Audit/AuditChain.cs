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

    /// <summary>Walks the whole log. Null when it is whole.</summary>
    public AuditFault? Verify(CancellationToken cancellationToken)
    {
        var (id, hash) = (0L, Start);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = database.Read(connection => connection.Query<AuditRow>(
                $"select {AuditRow.Columns} from audit_log where id > @id order by id limit {Slice}", new { id }).AsList());
            if (rows.Count == 0)
                return null;
            foreach (var row in rows)
            {
                if (row.Hash != HashOf(row))
                    return new AuditFault(row.Id, Altered: true);
                if (row.PreviousHash != hash)
                    return new AuditFault(row.Id, Altered: false);
                (id, hash) = (row.Id, row.Hash);
            }
        }
    }

    internal static string HashOf(AuditRow row) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new object?[] { row.PreviousHash, row.At, row.AgentId, row.Actor, row.Action, row.ObjectKind, row.ObjectId, row.Detail, row.Address })));
}
