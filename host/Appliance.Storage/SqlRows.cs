using Appliance.Storage.Sql;

namespace Appliance.Storage;

/// <summary>The rows of a running <see cref="Statement"/>, one at a time. To be disposed before the statement runs again.</summary>
public readonly ref struct SqlRows
{
    private readonly RawStatement _statement;

    internal SqlRows(RawStatement statement) => _statement = statement;

    /// <summary>Goes to the next row; false after the last one. The first call does all that the statement changes.</summary>
    public bool Read() => _statement.Step();

    /// <summary>The number in a column of the row.</summary>
    public long Number(int column) => _statement.Number(column);

    /// <summary>The number in a column of the row, or null.</summary>
    public long? NumberOrNull(int column) => _statement.NumberOrNull(column);

    public void Dispose() => _statement.Reset();
}
