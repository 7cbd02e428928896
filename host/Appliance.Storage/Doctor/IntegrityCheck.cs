using System.Data.Common;
using Dapper;

namespace Appliance.Storage.Doctor;

/// <summary>SQLite's own checks: the file's structure, its indexes, its references.</summary>
internal sealed class IntegrityCheck : IDoctorCheck
{
    public IEnumerable<Finding> Look(DbConnection connection, DataFolder folder)
    {
        foreach (var line in connection.Query<string>("pragma integrity_check(50)").Where(line => line != "ok"))
            yield return new Finding("database_damaged", FindingSeverity.Fault, $"The database is damaged: {line}", $"数据库已损坏：{line}");

        var broken = connection.Query("pragma foreign_key_check").GroupBy(row => (string)row.table);
        foreach (var table in broken)
        {
            yield return new Finding(
                "reference_broken",
                FindingSeverity.Fault,
                $"{table.Count()} rows of {table.Key} refer to rows that do not exist.",
                $"表 {table.Key} 中有 {table.Count()} 行引用了不存在的记录。");
        }
    }
}
