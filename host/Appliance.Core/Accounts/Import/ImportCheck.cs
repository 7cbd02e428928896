using System.Data.Common;
using Appliance.Core.Spreadsheets;
using Dapper;

namespace Appliance.Core.Accounts.Import;

/// <summary>Turns the rows of a file into accounts, and says of every cell what is wrong with it. Writes nothing.</summary>
internal sealed class ImportCheck
{
    private readonly DbConnection _connection;
    private readonly ImportOptions _options;
    private readonly ImportNames _names;
    private readonly ImportPermits _permits;
    private readonly OrganisationRules _rules;
    private readonly Dictionary<string, (long Id, long UpdatedAt)> _present;
    private readonly Dictionary<string, int> _seen = [];
    private readonly long _usualRole;
    private readonly long _adminRole;

    public ImportCheck(DbConnection connection, Actor actor, ImportOptions options)
    {
        _connection = connection;
        _options = options;
        _names = new ImportNames(connection);
        _permits = new ImportPermits(connection, actor);
        _rules = OrganisationRules.Of(connection);
        _usualRole = AgentStore.RoleId(connection, BuiltInRoles.Agent);
        _adminRole = AgentStore.RoleId(connection, BuiltInRoles.SuperAdmin);
        _present = connection.Query<(string Key, long Id, long UpdatedAt)>("select login_key, id, updated_at from agents")
            .ToDictionary(agent => agent.Key, agent => (agent.Id, agent.UpdatedAt));
    }

    public List<SheetFault> Faults { get; } = [];

    /// <summary>The columns of the file by field; faults of the head go to <see cref="Faults"/>.</summary>
    public Dictionary<string, int> Head(SheetRow head)
    {
        Faults.AddRange(head.Faults);
        var columns = new Dictionary<string, int>();
        for (var column = 1; column <= head.Cells.Count; column++)
        {
            var text = head.Cells[column - 1];
            if (text.Length == 0 || head.Faults.Any(fault => fault.Column == column))
                continue;
            if (ImportColumns.Find(text) is not { } known)
                Faults.Add(new SheetFault(head.Number, column, ImportFaults.UnknownColumn, SheetCells.Show(text)));
            else if (!columns.TryAdd(known.Key, column))
                Faults.Add(new SheetFault(head.Number, column, ImportFaults.ColumnTwice, SheetCells.Show(text)));
        }

        if (!columns.ContainsKey(ImportColumns.Login) && !head.Faults.Any(fault => fault.Column == 0))
            Faults.Add(new SheetFault(head.Number, 0, ImportFaults.MissingColumn, ImportColumns.All[0].Zh));
        return columns;
    }

    /// <summary>The account that a row makes; null where anything is wrong with it.</summary>
    public ImportRow? Row(SheetRow row, IReadOnlyDictionary<string, int> columns, int headCells)
    {
        var before = Faults.Count;
        Faults.AddRange(row.Faults);
        for (var column = headCells + 1; column <= row.Cells.Count; column++)
        {
            if (row.Cells[column - 1].Length > 0)
                Faults.Add(new SheetFault(row.Number, column, ImportFaults.BeyondColumns, SheetCells.Show(row.Cells[column - 1])));
        }

        var cells = new ImportCells(row, columns, Faults);
        var input = Input(cells);
        var made = input is null ? null : Account(cells, input);
        if (made is not null)
            Check(cells, made);
        return Faults.Count == before ? made : null;
    }

    private NewAgent? Input(ImportCells cells)
    {
        if (cells.Text(ImportColumns.Login) is not { } login)
        {
            cells.Add(ImportColumns.Login, "required");
            return null;
        }

        var key = LoginKey.Of(login);
        if (!_seen.TryAdd(key, cells.Row))
            cells.Add(ImportColumns.Login, ImportFaults.LoginTwice, _seen[key].ToString(System.Globalization.CultureInfo.InvariantCulture));
        var template = _names.Template(_options.TemplateId);
        if (cells.Text(ImportColumns.Template) is { } name && (template = _names.Template(name)) is null)
            cells.Add(ImportColumns.Template, "unknown", name);
        var department = cells.Text(ImportColumns.Department) is { } path ? _names.Department(path) : (null, null);
        if (department.Fault is { } fault)
            cells.Add(ImportColumns.Department, fault, cells.Text(ImportColumns.Department));
        return new NewAgent(
            login, cells.Text(ImportColumns.DisplayName), cells.Text(ImportColumns.Title), cells.Text(ImportColumns.Nickname), cells.Text(ImportColumns.Email),
            cells.Text(ImportColumns.Phone), department.Id, cells.Text(ImportColumns.JobNumber), cells.Ids(ImportColumns.Groups, _names.Group),
            cells.Ids(ImportColumns.Roles, _names.Role), cells.Number(ImportColumns.Capacity), cells.Skills(ImportColumns.Skills), cells.List(ImportColumns.Languages),
            PhoneHidden: cells.YesOrNo(ImportColumns.PhoneHidden) ?? false, OfflineText: cells.Text(ImportColumns.OfflineText),
            ChannelAccountIds: cells.Ids(ImportColumns.Channels, _names.Channel), TemplateId: template?.Id);
    }

    private ImportRow? Account(ImportCells cells, NewAgent input)
    {
        if (!_present.TryGetValue(LoginKey.Of(input.Login), out var present))
        {
            var filled = _names.Template(input.TemplateId)?.Fill(input) ?? input;
            return new ImportRow(cells.Row, null, 0, AgentDraft.Of(filled, _usualRole, AgentStates.Invited));
        }

        // Who may not see the account learns no more than that the name is taken.
        if (!_options.Update || !_permits.MayReach(present.Id) || AgentStore.Find(_connection, present.Id) is not { } before)
        {
            cells.Add(ImportColumns.Login, "taken", input.Login);
            return null;
        }

        if (!_permits.Covers(before))
        {
            cells.Add(ImportColumns.Login, "exceeds_own", input.Login);
            return null;
        }

        return new ImportRow(cells.Row, before, present.UpdatedAt, AgentMerge.Apply(before, Change(cells, input)));
    }

    // An empty cell leaves what is there.
    private static AgentChange Change(ImportCells cells, NewAgent input) => new()
    {
        DisplayName = input.DisplayName is { } name ? name : default(Optional<string>),
        Title = Given(input.Title),
        Nickname = Given(input.Nickname),
        Email = Given(input.Email),
        Phone = Given(input.Phone),
        JobNumber = Given(input.JobNumber),
        OfflineText = Given(input.OfflineText),
        DepartmentId = input.DepartmentId is { } department ? department : default(Optional<long?>),
        GroupIds = input.GroupIds is { } groups ? new(groups) : default,
        RoleIds = input.RoleIds is { } roles ? new(roles) : default,
        ChannelAccountIds = input.ChannelAccountIds is { } channels ? new(channels) : default,
        Capacity = input.Capacity ?? default(Optional<int>),
        Skills = input.Skills is { } skills ? new(skills) : default,
        Languages = input.Languages is { } languages ? new(languages) : default,
        PhoneHidden = cells.Text(ImportColumns.PhoneHidden) is null ? default : new Optional<bool>(input.PhoneHidden),
        TemplateId = cells.Text(ImportColumns.Template) is null ? default : new Optional<long?>(input.TemplateId),
    };

    private static Optional<string?> Given(string? text) => text is null ? default : new Optional<string?>(text);

    private void Check(ImportCells cells, ImportRow made)
    {
        var (before, after) = (made.Before, made.After);
        foreach (var (field, codes) in AgentRules.CheckFields(after))
        {
            // An empty name is the login, whose own fault is told.
            if (field != ImportColumns.DisplayName || cells.Text(field) is not null)
                cells.Add(field, codes[0], cells.Text(field));
        }

        _rules.Check(before?.Row, after.Row, _names.DepartmentName(after.Row.DepartmentId), (field, code) => cells.Add(field, code, cells.Text(field)));
        var limit = AccountLimit.Of(after);
        var granted = before is null || limit.IsWiderThan(AccountLimit.Of(before)) ? after.RoleIds : [.. after.RoleIds.Except(before.RoleIds)];
        if (!_permits.MayGrant(granted, limit))
            cells.Add(cells.Text(ImportColumns.Roles) is null ? ImportColumns.Template : ImportColumns.Roles, "exceeds_own", cells.Text(ImportColumns.Roles));
        var moved = before is null || before.Row.DepartmentId != after.Row.DepartmentId || !before.GroupIds.Order().SequenceEqual(after.GroupIds.Order());
        if (moved && !_permits.MayPlace(after.Row.DepartmentId, after.GroupIds))
            cells.Add(ImportColumns.Department, ImportFaults.OutOfReach, cells.Text(ImportColumns.Department));
        if (before?.RoleIds.Contains(_adminRole) == true && !after.RoleIds.Contains(_adminRole))
            cells.Add(ImportColumns.Roles, ImportFaults.TakesAdmin);
    }
}
