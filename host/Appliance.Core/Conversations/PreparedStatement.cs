using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Appliance.Core.Conversations;

/// <summary>
/// One SQL text of the hot path, prepared once for each connection that runs it. Compiling a statement anew costs
/// several times what a row costs.
/// </summary>
internal sealed class PreparedStatement(string sql, params string[] parameters)
{
    private readonly ConditionalWeakTable<DbConnection, DbCommand> _commands = [];

    /// <summary>The command with its parameters set, in the order of their names. A connection has one user at a time.</summary>
    public DbCommand On(DbConnection connection, params ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(connection, out var command))
            _commands.Add(connection, command = Create(connection));
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private DbCommand Create(DbConnection connection)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a constant of the class that declares the statement.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
