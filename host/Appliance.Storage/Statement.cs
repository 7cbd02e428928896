namespace Appliance.Storage;

/// <summary>
/// One SQL text of the hot path, to be kept in a static field: the writer compiles it once and runs it below the cost of a
/// command object. For everything else there is <see cref="IWriteSession.Connection"/>.
/// </summary>
/// <param name="sql">A single statement.</param>
/// <param name="parameters">The names in it, in the order in which values are given.</param>
public sealed class Statement(string sql, params string[] parameters)
{
    /// <summary>The text.</summary>
    public string Sql => sql;

    /// <summary>The names of its parameters.</summary>
    public IReadOnlyList<string> Parameters => parameters;
}
