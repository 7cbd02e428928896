using System.Data.Common;
using Dapper;

namespace Appliance.Storage.Migrations;

/// <summary>Changes a table in ways that <c>alter table</c> cannot: a new one is filled from the old one and takes its name (sqlite.org/lang_altertable.html, section 7).</summary>
public static class TableRebuild
{
    /// <summary>Rebuilds <paramref name="table"/> inside a migration; its indexes are made again and references to it stay.</summary>
    /// <param name="connection">The migration's connection.</param>
    /// <param name="table">The table.</param>
    /// <param name="definition">Columns and constraints of the new table, as between the parentheses of <c>create table</c>.</param>
    /// <param name="columns">Columns to fill, comma-separated.</param>
    /// <param name="selection">What fills them, in the same order, taken from the old table; <paramref name="columns"/> where null.</param>
    public static void Run(DbConnection connection, string table, string definition, string columns, string? selection = null)
    {
        var indexes = connection.Query<string>(
            "select sql from sqlite_master where type = 'index' and tbl_name = @table and sql is not null order by name",
            new { table }).ToList();
        connection.Execute($"create table {table}__new ({definition})");
        connection.Execute($"insert into {table}__new ({columns}) select {selection ?? columns} from {table}");
        connection.Execute($"drop table {table}");
        connection.Execute($"alter table {table}__new rename to {table}");
        foreach (var index in indexes)
            connection.Execute(index);
    }
}
