using System.Data.Common;
using System.Net.Mail;
using System.Text;
using System.Text.Json;

namespace Appliance.Core.Accounts;

/// <summary>What the fields of an account may hold.</summary>
internal static class AgentRules
{
    private const int MaxName = 64;
    private static readonly string[] Locales = ["zh-CN", "en"];

    public static Dictionary<string, string[]> Check(DbConnection connection, AgentDetail agent)
    {
        var faults = CheckFields(agent);
        void Add(string field, string? code)
        {
            if (code is not null)
                faults.TryAdd(field, [code]);
        }

        var row = agent.Row;
        Add("login", faults.ContainsKey("login") || !AgentStore.LoginTaken(connection, LoginKey.Of(row.Login), row.Id) ? null : "taken");
        Add("templateId", AgentStore.Exist(connection, "account_templates", row.TemplateId is { } templateId ? [templateId] : []) ? null : "unknown");
        foreach (var (field, codes) in CheckPlace(
            connection, row.DepartmentId, agent.GroupIds, agent.RoleIds, agent.ChannelAccountIds, row.Capacity, row.ScopeLimit))
        {
            Add(field, codes[0]);
        }

        return faults;
    }

    /// <summary>What can be said of the fields without asking the database.</summary>
    public static Dictionary<string, string[]> CheckFields(AgentDetail agent)
    {
        var faults = new Dictionary<string, string[]>();
        void Add(string field, string? code)
        {
            if (code is not null)
                faults.TryAdd(field, [code]);
        }

        var row = agent.Row;
        var languages = JsonSerializer.Deserialize<List<string>>(row.Languages)!;
        Add("login", Name(row.Login, required: true) ?? (row.Login.Any(char.IsWhiteSpace) ? "invalid" : null));
        Add("displayName", Name(row.DisplayName, required: true));
        Add("title", Name(row.Title, required: false));
        Add("nickname", Name(row.Nickname, required: false));
        Add("phone", Name(row.Phone, required: false));
        Add("jobNumber", Name(row.JobNumber, required: false));
        Add("email", row.Email is null || IsEmail(row.Email) ? null : "invalid");
        Add("locale", row.Locale is null || Locales.Contains(row.Locale) ? null : "unknown");
        Add("offlineText", row.OfflineText is null ? null : row.OfflineText.Length > 500 ? "too_long" : IsPlain(row.OfflineText) ? null : "invalid");
        Add("languages", languages.Count > 20 ? "too_many" : languages.All(IsLanguage) ? null : "invalid");
        Add("skills", Skills(agent.Skills));
        Add("capacity", row.Capacity is >= 0 and <= 500 ? null : "out_of_range");
        return faults;
    }

    /// <summary>Where an account stands and what it gets: of accounts and of their templates.</summary>
    public static Dictionary<string, string[]> CheckPlace(
        DbConnection connection, long? departmentId, IReadOnlyList<long> groupIds, IReadOnlyList<long> roleIds, IReadOnlyList<long> channelAccountIds,
        int capacity, string? scopeLimit)
    {
        var faults = new Dictionary<string, string[]>();
        void Add(string field, string? code)
        {
            if (code is not null)
                faults[field] = [code];
        }

        Add("departmentId", AgentStore.Exist(connection, "departments", departmentId is { } id ? [id] : []) ? null : "unknown");
        Add("groupIds", Ids(connection, "agent_groups", groupIds));
        Add("roleIds", Ids(connection, "roles", roleIds));
        Add("channelAccountIds", Ids(connection, "channel_accounts", channelAccountIds));
        Add("capacity", capacity is >= 0 and <= 500 ? null : "out_of_range");
        Add("scopeLimit", scopeLimit is null || AccountLimit.Reaches.ContainsKey(scopeLimit) ? null : "unknown");
        return faults;
    }

    /// <summary>What is wrong with a name; null for nothing.</summary>
    public static string? Name(string? value, bool required, int max = MaxName)
    {
        if (string.IsNullOrWhiteSpace(value))
            return required ? "required" : null;
        if (value.Length > max)
            return "too_long";
        // Control characters would break lines in logs and mails; half a surrogate pair is no text.
        return value.Any(char.IsControl) || !IsText(value) ? "invalid" : null;
    }

    // Lines may break in a text for customers.
    private static bool IsPlain(string value) => value.All(character => !char.IsControl(character) || character is '\n' or '\r' or '\t') && IsText(value);

    private static bool IsText(string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
                return false;
        }
        return true;
    }

    private static string? Ids(DbConnection connection, string table, IReadOnlyList<long> ids) =>
        ids.Count > 200 ? "too_many" : AgentStore.Exist(connection, table, ids) ? null : "unknown";

    private static string? Skills(IReadOnlyList<SkillView> skills) =>
        skills.Count > 50 ? "too_many"
        : skills.Any(skill => Name(skill.Name, required: true, 40) is not null || skill.Level is < 1 or > 10) ? "invalid"
        : skills.DistinctBy(skill => skill.Name).Count() < skills.Count ? "taken"
        : null;

    // BCP 47 in its simplest form: zh-CN, en, pt-BR.
    private static bool IsLanguage(string tag) =>
        tag.Length is > 0 and <= 35 && tag.Split('-').All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));

    private static bool IsEmail(string value) =>
        value.Length <= 254 && !value.Any(char.IsControl) && MailAddress.TryCreate(value, out var address) && address.Address == value;
}
