using System.Data.Common;
using Dapper;

namespace Appliance.Storage.Migrations;

/// <summary>A migration written in SQL; <c>{id}</c> stands for the dialect's generated key.</summary>
public sealed record SqlMigration(int Number, string Name, string Source) : IMigration
{
    /// <inheritdoc/>
    public void Apply(DbConnection connection, ISqlDialect dialect) =>
        connection.Execute(Source.Replace("{id}", dialect.IdColumn, StringComparison.Ordinal));
}
