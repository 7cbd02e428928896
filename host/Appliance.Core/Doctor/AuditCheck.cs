using System.Data.Common;
using Appliance.Core.Audit;
using Appliance.Storage;
using Appliance.Storage.Doctor;

namespace Appliance.Core.Doctor;

/// <summary>The audit log: its chain, and the heads that were noted outside of it.</summary>
internal sealed class AuditCheck : IDoctorCheck
{
    public IEnumerable<Finding> Look(DbConnection connection, DataFolder folder) =>
        AuditChain.Verify(connection).Concat(AuditWitnesses.Faults(connection, folder)).Select(Tell);

    private static Finding Tell(AuditFault fault)
    {
        var one = fault.First == fault.Last;
        var english = one ? $"entry {fault.First}" : $"entries {fault.First} to {fault.Last}";
        var chinese = one ? $"第 {fault.First} 条" : $"第 {fault.First} 至 {fault.Last} 条";
        var (code, en, zh) = fault.Kind switch
        {
            AuditFaultKind.Changed => ("audit_changed", $"The audit log was changed at {english}.", $"审计日志{chinese}被改动过。"),
            AuditFaultKind.Removed => ("audit_removed", $"The audit log has lost {english}.", $"审计日志缺少{chinese}。"),
            AuditFaultKind.Cut => ("audit_cut", $"The end of the audit log was cut off: {english} existed when its head was noted.", $"审计日志的末尾被截断：记录链头时{chinese}还在。"),
            AuditFaultKind.Rewritten => ("audit_rewritten", $"The audit log up to {english} is not the one whose head was noted.", $"审计日志到{chinese}为止，与当时记录的链头不符。"),
            _ => ("audit_head_unreadable", $"Line {fault.First} of the file of heads cannot be read.", $"链头文件第 {fault.First} 行无法读取。"),
        };
        return new Finding(code, FindingSeverity.Fault, en, zh);
    }
}
