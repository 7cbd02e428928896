using System.Data.Common;

namespace Appliance.Storage.Migrations;

/// <summary>One step of the schema: ordered, additive, run once in a transaction of its own.</summary>
public interface IMigration
{
    /// <summary>Unique and growing.</summary>
    int Number { get; }

    /// <summary>Short, for the log and the migrations table.</summary>
    string Name { get; }

    /// <summary>What the step consists of; its SHA-256 is stored, and a changed one is refused at the next start.</summary>
    string Source { get; }

    /// <summary>Performs the step.</summary>
    void Apply(DbConnection connection, ISqlDialect dialect);
}
