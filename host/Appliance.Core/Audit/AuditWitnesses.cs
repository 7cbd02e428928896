using System.Data.Common;
using System.Text.Json;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Audit;

/// <summary>The heads that were noted, held against the log.</summary>
internal static class AuditWitnesses
{
    /// <summary>Faults that the file of heads and the event log bear witness to; each place once.</summary>
    public static IEnumerable<AuditFault> Faults(DbConnection connection, DataFolder folder)
    {
        var (heads, unreadable) = FromFile(folder);
        var told = connection.Query<string>("select data from events where type = 'audit.head' order by cursor")
            .Select(data => JsonSerializer.Deserialize<AuditHead>(data, StoredJson.Options)!);
        var faults = heads.Concat(told).DistinctBy(head => (head.Count, head.LastId, head.Hash))
            .Select(head => AuditChain.Compare(connection, head)).OfType<AuditFault>().ToList();

        // Each head behind a cut tells of it; the longest says all.
        var cut = faults.Where(fault => fault.Kind == AuditFaultKind.Cut).MaxBy(fault => fault.Last);
        var rewritten = faults.Where(fault => fault.Kind == AuditFaultKind.Rewritten).MinBy(fault => fault.First);
        return new[] { cut, rewritten }.OfType<AuditFault>().Concat(unreadable.Select(line => new AuditFault(AuditFaultKind.HeadUnreadable, line, line)));
    }

    private static (List<AuditHead> Heads, List<long> Unreadable) FromFile(DataFolder folder)
    {
        List<AuditHead> heads = [];
        List<long> unreadable = [];
        if (!File.Exists(folder.AuditHeads))
            return (heads, unreadable);
        var text = File.ReadAllText(folder.AuditHeads);

        // What stands behind the last line break was being written when the power went.
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < lines.Length; i++)
        {
            if (AuditHead.TryParse(lines[i]) is { } head)
                heads.Add(head);
            else
                unreadable.Add(i + 1);
        }

        return (heads, unreadable);
    }
}
