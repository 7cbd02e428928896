using System.Data.Common;

namespace Appliance.Storage.Doctor;

/// <summary>One check of stored data. Changes nothing.</summary>
public interface IDoctorCheck
{
    /// <summary>Looks, on a read-only connection, and tells what is not as it should be; at most 100 findings.</summary>
    IEnumerable<Finding> Look(DbConnection connection, DataFolder folder);
}
