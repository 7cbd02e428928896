using System.Data.Common;
using System.Text;
using Dapper;

namespace Appliance.Core.Accounts.Import;

/// <summary>What cells refer to by name, as it is at one moment.</summary>
internal sealed class ImportNames
{
    private readonly Dictionary<string, List<long>> _departments = [];
    private readonly Dictionary<string, List<long>> _groups = [];
    private readonly Dictionary<string, List<long>> _roles = [];
    private readonly Dictionary<string, List<long>> _channels = [];
    private readonly Dictionary<string, TemplateView> _templates = [];
    private readonly Dictionary<long, string> _departmentNames = [];

    public ImportNames(DbConnection connection)
    {
        var departments = connection.Query<(long Id, long? ParentId, string Name)>("select id, parent_id, name from departments").AsList();
        var byId = departments.ToDictionary(department => department.Id);
        foreach (var department in departments)
        {
            _departmentNames[department.Id] = department.Name;
            Add(_departments, department.Name, department.Id);
            var path = department.Name;
            var depth = 0;
            for (var parent = department.ParentId; parent is { } id && byId.TryGetValue(id, out var above) && depth < 100; parent = above.ParentId, depth++)
            {
                path = $"{above.Name}/{path}";
                Add(_departments, path, department.Id);
            }

            // The whole path, so that a department of the top can be told from one of the same name below.
            Add(_departments, "/" + path, department.Id);
        }

        foreach (var (id, name) in connection.Query<(long, string)>("select id, name from agent_groups"))
            Add(_groups, name, id);
        foreach (var (id, builtIn, name) in connection.Query<(long, string?, string)>("select id, built_in, name from roles"))
        {
            Add(_roles, name, id);
            if (builtIn is not null && Key(builtIn) != Key(name))
                Add(_roles, builtIn, id);
        }

        foreach (var (id, name) in connection.Query<(long, string)>("select id, name from channel_accounts where deleted_at is null"))
            Add(_channels, name, id);
        foreach (var template in TemplateStore.List(connection, 0, 1000))
            _templates[Key(template.Name)] = template;
    }

    public string? DepartmentName(long? id) => id is { } known ? _departmentNames.GetValueOrDefault(known) : null;

    public TemplateView? Template(string name) => _templates.GetValueOrDefault(Key(name));

    public TemplateView? Template(long? id) => _templates.Values.FirstOrDefault(template => template.Id == id);

    /// <summary>The id, or why there is none.</summary>
    public (long? Id, string? Fault) Department(string name) => Find(_departments, name);

    public (long? Id, string? Fault) Group(string name) => Find(_groups, name);

    public (long? Id, string? Fault) Role(string name) => Find(_roles, name);

    public (long? Id, string? Fault) Channel(string name) => Find(_channels, name);

    private static (long? Id, string? Fault) Find(Dictionary<string, List<long>> names, string name) =>
        !names.TryGetValue(Key(name), out var ids) ? (null, "unknown") : ids is [var only] ? (only, null) : (null, ImportFaults.Ambiguous);

    private static void Add(Dictionary<string, List<long>> names, string name, long id)
    {
        var key = Key(name);
        if (!names.TryGetValue(key, out var ids))
            names[key] = ids = [];
        if (!ids.Contains(id))
            ids.Add(id);
    }

    // Full-width letters, blanks around the slashes of a path and capitals make no difference.
    private static string Key(string name) => string.Join(
        '/', name.IsNormalized() ? Parts(name) : Parts(name.Normalize(NormalizationForm.FormKC)));

    private static IEnumerable<string> Parts(string name) => name.ToLowerInvariant().Split('/').Select(part => part.Trim());
}
