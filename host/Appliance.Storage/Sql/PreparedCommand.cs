using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Appliance.Storage.Sql;

/// <summary>A command that runs on a prepared one of its <see cref="PreparedConnection"/>.</summary>
internal sealed class PreparedCommand(PreparedConnection connection) : DbCommand
{
    private readonly SqliteCommand _parameters = new();
    private SqliteCommand? _rented;
    private SqliteDataReader? _reader;
    private string _text = "";

    [AllowNull]
    public override string CommandText
    {
        get => _text;
        set
        {
            if (value == _text)
                return;
            GiveBack();
            _text = value ?? "";
        }
    }

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            if (value != CommandType.Text)
                throw new NotSupportedException();
        }
    }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException();
    }

    protected override DbParameterCollection DbParameterCollection => _parameters.Parameters;

    protected override DbTransaction? DbTransaction
    {
        get => null;
        set
        {
            if (value is not null)
                throw new NotSupportedException();
        }
    }

    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery() => Run(command => command.ExecuteNonQuery());

    public override object? ExecuteScalar() => Run(command => command.ExecuteScalar());

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) =>
        _reader = Run(command => command.ExecuteReader(behavior & ~CommandBehavior.CloseConnection));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            GiveBack();
            _parameters.Dispose();
        }

        base.Dispose(disposing);
    }

    private T Run<T>(Func<SqliteCommand, T> execution)
    {
        var command = _rented ??= connection.Rent(_text);
        try
        {
            command.Parameters.Clear();
            foreach (SqliteParameter parameter in _parameters.Parameters)
                command.Parameters.Add(parameter);
            return execution(command);
        }
        catch
        {
            // Whatever state it is in, it is not worth keeping.
            _rented = null;
            command.Dispose();
            throw;
        }
    }

    private void GiveBack()
    {
        _reader?.Dispose();
        _reader = null;
        if (_rented is null)
            return;
        connection.Return(_rented);
        _rented = null;
    }
}
