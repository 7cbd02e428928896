namespace Appliance.Plugins.Store;

/// <summary>Tables of a plugin's private file.</summary>
internal static class PluginStoreSchema
{
    public const string Sql = """
        create table if not exists documents (
            collection text not null,
            key text not null,
            json text not null,
            version integer not null,
            updated_at integer not null,
            primary key (collection, key)
        ) without rowid;
        create table if not exists fields (
            collection text not null,
            field text not null,
            value text not null,
            key text not null,
            primary key (collection, field, value, key)
        ) without rowid;
        create index if not exists fields_document on fields (collection, key);
        """;
}
