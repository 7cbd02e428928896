using Appliance.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Appliance.Storage.Doctor;

/// <summary>Checks the data folder, also while the program runs. Changes nothing.</summary>
public sealed class DataDoctor(DataFolder folder, IEnumerable<IDoctorCheck> checks)
{
    /// <summary>Runs every check. No finding of severity <see cref="FindingSeverity.Fault"/> means that the data is sound.</summary>
    public IReadOnlyList<Finding> Examine(CancellationToken cancellationToken)
    {
        if (!File.Exists(folder.Database))
            return [new Finding("no_database", FindingSeverity.Fault, $"There is no database in {folder.Root}.", $"{folder.Root} 中没有数据库。")];

        var findings = new List<Finding>();
        try
        {
            using var connection = SqliteOpener.OpenReader(folder.Database);
            foreach (var check in checks)
            {
                cancellationToken.ThrowIfCancellationRequested();
                findings.AddRange(check.Look(connection, folder).Take(100));
            }
        }
        catch (SqliteException e)
        {
            findings.Add(new Finding("database_unreadable", FindingSeverity.Fault, $"The database cannot be read: {e.Message}", $"无法读取数据库：{e.Message}"));
        }

        return findings;
    }
}
