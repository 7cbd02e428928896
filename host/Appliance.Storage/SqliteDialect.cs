namespace Appliance.Storage;

/// <summary>SQLite's words.</summary>
public sealed class SqliteDialect : ISqlDialect
{
    /// <inheritdoc/>
    public string IdColumn => "integer primary key";
}
