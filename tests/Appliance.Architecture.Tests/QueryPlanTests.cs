using System.Text.RegularExpressions;
using Appliance.Storage;
using Appliance.Storage.Migrations;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Appliance.Architecture.Tests;

/// <summary>
/// Every SQL text of the storage layer and of the features, explained by SQLite over the real schema: none reads a table
/// from end to end that grows with the company's traffic. Texts put together while the program runs are not seen here.
/// </summary>
[TestClass]
public sealed partial class QueryPlanTests : IDisposable
{
    // Those with a few hundred rows at most are not among them: groups, roles, departments, agents, channel accounts, widgets, plugins.
    private static readonly HashSet<string> Growing =
    [
        "messages", "conversations", "customers", "identities", "visitor_tokens", "page_views", "files", "events", "outbox",
        "inbound_keys", "inbound_rejects", "read_marks", "ratings", "service_episodes", "assignment_episodes", "queue_stays",
        "routing_decisions", "audit_log", "sign_ins", "sign_in_failures", "sessions", "presence_log", "notices", "person_keys", "alerts",
        "follow_up_notes", "role_reviews",
        "used_challenges", "pending_sign_ins", "devices", "passkeys", "recovery_codes",
        "external_sign_ins", "external_identities",
        "mails", "password_history", "account_links",
    ];

    // Beginnings of texts that may read a whole table, each for its reason.
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["select cu.id as Id, cu.name as Name"] = "the head of customers' views; a condition always follows",
        ["select c.id as Id, c.state as State"] = "the head of conversations' views; a condition always follows",
        ["select m.id as Id, m.conversation_id"] = "the head of messages' views; a condition always follows",
        ["select c.id, count(m.seq)"] = "the doctor looks at everything, on request",
        ["select id, hash, size from files"] = "the doctor looks at everything, on request",
        ["delete from events where at < @before"] = "the oldest slice, by its key",
        ["select hash from audit_log order by id desc limit 1"] = "the last row, by its key",
        ["select id, hash from audit_log order by id desc limit 1"] = "the last row, by its key",
        ["select count(*) from audit_log"] = "once an hour",
        ["select data from events where type = 'audit.head'"] = "the doctor looks at everything, on request",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("appliance-plans-").FullName;
    private readonly SqliteConnection _connection;
    private readonly HashSet<string> _partial;

    public QueryPlanTests()
    {
        var folder = new DataFolder(new StorageOptions { DataFolder = _folder });
        var steps = EmbeddedSqlMigrations.In(typeof(IDatabase).Assembly).Concat(EmbeddedSqlMigrations.In(typeof(Core.Actor).Assembly));
        new Migrator(folder, steps, TimeProvider.System, NullLogger<Migrator>.Instance).Migrate();
        _connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False;Foreign Keys=False");
        _connection.Open();
        _partial = [.. _connection.Query<string>("select name from sqlite_master where type = 'index' and sql like '% where %'")];
    }

    public void Dispose()
    {
        _connection.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [TestMethod]
    public void Query_OfAnyFeature_FindsItsRowsByAnIndex()
    {
        var explained = 0;
        var scans = new List<string>();
        foreach (var text in ConstantTexts.Of(typeof(IDatabase).Assembly).Concat(ConstantTexts.Of(typeof(Core.Actor).Assembly)).Where(text => Statement().IsMatch(text)))
        {
            if (Plan(text) is not { } plan)
                continue;
            explained++;
            if (Allowed.Keys.Any(text.StartsWith))
                continue;
            scans.AddRange(plan.Where(step => IsScan(step, text)).Select(step => $"{step}\n    {text.ReplaceLineEndings("\n    ")}"));
        }

        Assert.IsEmpty(scans, string.Join("\n\n", scans));
        Assert.IsGreaterThan(150, explained, "Hardly any text was understood: the test sees nothing.");
    }

    // Null where the text is a part of a statement.
    private List<string>? Plan(string text)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "explain query plan " + List().Replace(text, "in (1, 2, 3)");
        foreach (Match parameter in Parameter().Matches(command.CommandText))
        {
            if (!command.Parameters.Contains(parameter.Value))
                command.Parameters.AddWithValue(parameter.Value, 1);
        }

        try
        {
            using var reader = command.ExecuteReader();
            var steps = new List<string>();
            while (reader.Read())
                steps.Add(reader.GetString(3));
            return steps;
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    // The plan names a table by its alias, the statement says which table that is. A partial index holds only the rows asked for.
    private bool IsScan(string step, string text)
    {
        if (Scan().Match(step) is not { Success: true } scan || _partial.Contains(scan.Groups[2].Value))
            return false;
        var name = scan.Groups[1].Value;
        return Growing.Contains(name)
            || Named().Matches(text).Any(named => named.Groups[2].Value == name && Growing.Contains(named.Groups[1].Value));
    }

    [GeneratedRegex(@"^\s*(select|insert|update|delete|with)\s", RegexOptions.ExplicitCapture)]
    private static partial Regex Statement();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\bin @\w+")]
    private static partial Regex List();

    [GeneratedRegex(@"^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?")]
    private static partial Regex Scan();

    [GeneratedRegex(@"\b(?:from|join) (\w+) (?:as )?(\w+)")]
    private static partial Regex Named();
}
