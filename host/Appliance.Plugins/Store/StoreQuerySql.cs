using System.Text;
using System.Text.Json;
using Appliance.Sdk.Storage;

namespace Appliance.Plugins.Store;

/// <summary>The SQL of a store query: keyset paging over (value, key), one row more than asked for.</summary>
internal sealed record StoreQuerySql(string Text, (string Name, object? Value)[] Parameters)
{
    public static StoreQuerySql From(StoreQuery query)
    {
        StoreLimits.CheckName(query.Collection, nameof(query));
        if (query.Field is not null)
            StoreLimits.CheckName(query.Field, nameof(query));
        if (query.Limit is < 1 or > 500)
            throw new ArgumentException("The limit is 1–500.", nameof(query));
        if (query.EqualTo is not null && (query.From is not null || query.To is not null))
            throw new ArgumentException("Either a value or a range.", nameof(query));

        var sort = query.Field is null ? "d.key" : "f.value";
        var where = new StringBuilder();
        var parameters = new List<(string, object?)> { ("$collection", query.Collection), ("$limit", query.Limit + 1L) };
        Add(where, parameters, query.EqualTo, $"{sort} = $equal", "$equal");
        Add(where, parameters, query.From, $"{sort} >= $from", "$from");
        Add(where, parameters, query.To, $"{sort} < $to", "$to");
        if (query.After is not null)
        {
            var (value, key) = ReadCursor(query.After);
            where.Append(" and (" + sort + (query.Descending ? ", d.key) < " : ", d.key) > ") + "($afterValue, $afterKey)");
            parameters.AddRange([("$afterValue", value), ("$afterKey", key)]);
        }

        var direction = query.Descending ? "desc" : "asc";
        var source = "documents d";
        if (query.Field is not null)
        {
            source = "fields f join documents d on d.collection = f.collection and d.key = f.key";
            where.Append(" and f.field = $field");
            parameters.Add(("$field", query.Field));
        }

        var table = query.Field is null ? "d" : "f";
        var text = $"""
            select d.key, d.json, d.version, d.updated_at, {sort} from {source}
            where {table}.collection = $collection{where}
            order by {sort} {direction}, {table}.key {direction} limit $limit
            """;
        return new StoreQuerySql(text, [.. parameters]);
    }

    public static string Cursor(string value, string key) => JsonSerializer.Serialize(new[] { value, key });

    private static (string Value, string Key) ReadCursor(string cursor)
    {
        try
        {
            if (JsonSerializer.Deserialize<string[]>(cursor) is [var value, var key])
                return (value, key);
        }
        catch (JsonException)
        {
            // Told below, like any other text that is no cursor.
        }

        throw new ArgumentException("Not the end of a page.", nameof(cursor));
    }

    private static void Add(StringBuilder where, List<(string, object?)> parameters, string? value, string condition, string name)
    {
        if (value is null)
            return;
        where.Append(" and ").Append(condition);
        parameters.Add((name, value));
    }
}
