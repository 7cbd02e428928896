namespace Appliance.Storage;

/// <summary>The few words in which the SQL of SQLite and PostgreSQL differs. Everything else is written in what both speak.</summary>
public interface ISqlDialect
{
    /// <summary>Column definition of a generated 64-bit primary key, written <c>{id}</c> in migrations.</summary>
    string IdColumn { get; }
}
