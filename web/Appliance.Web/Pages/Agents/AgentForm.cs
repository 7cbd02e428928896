using System.Globalization;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Notices;

namespace Appliance.Web.Pages.Agents;

/// <summary>An account as its form shows it.</summary>
public sealed class AgentForm
{
    private static readonly char[] Separators = [';', '；', '、', ',', '，', '\n', '\r'];

    public string? Login { get; set; }

    public string? DisplayName { get; set; }

    public string? Nickname { get; set; }

    public string? Title { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public bool PhoneHidden { get; set; }

    public string? JobNumber { get; set; }

    public long? DepartmentId { get; set; }

    public int? Capacity { get; set; } = 10;

    public List<long> GroupIds { get; set; } = [];

    public List<long> RoleIds { get; set; } = [];

    public List<long> ChannelAccountIds { get; set; } = [];

    public string? ScopeLimit { get; set; }

    /// <summary>zh-CN; en</summary>
    public string? Languages { get; set; }

    /// <summary>退款:5; 英语:8</summary>
    public string? Skills { get; set; }

    public string? OfflineText { get; set; }

    public long? TemplateId { get; set; }

    /// <summary>Kinds of notices that a new account is sent by mail.</summary>
    public List<string> MailKinds { get; set; } = [.. NoticeKinds.All.Where(kind => NoticePreference.Default(kind).Mail)];

    /// <summary>Kinds of notices that the browser shows to a new account.</summary>
    public List<string> DesktopKinds { get; set; } = [.. NoticeKinds.All.Where(kind => NoticePreference.Default(kind).Desktop)];

    public static AgentForm Of(AgentView agent) => new()
    {
        Login = agent.Login,
        DisplayName = agent.DisplayName,
        Nickname = agent.Nickname,
        Title = agent.Title,
        Email = agent.Email,
        Phone = agent.Phone,
        PhoneHidden = agent.PhoneHidden,
        JobNumber = agent.JobNumber,
        DepartmentId = agent.DepartmentId,
        Capacity = agent.Capacity,
        GroupIds = [.. agent.GroupIds],
        RoleIds = [.. agent.RoleIds],
        ChannelAccountIds = [.. agent.ChannelAccountIds],
        ScopeLimit = agent.ScopeLimit,
        OfflineText = agent.OfflineText,
        Languages = string.Join("; ", agent.Languages),
        Skills = string.Join("; ", agent.Skills.Select(skill => string.Create(CultureInfo.InvariantCulture, $"{skill.Name}:{skill.Level}"))),
        TemplateId = agent.TemplateId,
    };

    /// <summary>The form of a new account, filled from a template.</summary>
    public static AgentForm Of(TemplateView template) => new()
    {
        DepartmentId = template.DepartmentId,
        Capacity = template.Capacity,
        GroupIds = [.. template.GroupIds],
        RoleIds = [.. template.RoleIds],
        ChannelAccountIds = [.. template.ChannelAccountIds],
        ScopeLimit = template.ScopeLimit,
        TemplateId = template.Id,
    };

    public NewAgent ToNew() => new(
        Login ?? "", DisplayName, Title, Nickname, Email, Phone, DepartmentId, JobNumber, GroupIds, RoleIds.Count == 0 ? null : RoleIds, Capacity, SkillList(), LanguageList(),
        PhoneHidden: PhoneHidden, OfflineText: OfflineText, ChannelAccountIds: ChannelAccountIds, ScopeLimit: ScopeLimit, TemplateId: TemplateId,
        Notices: [.. NoticeKinds.All.Select(kind => NoticePreference.Default(kind) with { Mail = MailKinds.Contains(kind), Desktop = DesktopKinds.Contains(kind) })]);

    /// <summary>Everything that the form shows; what its author cannot see stays.</summary>
    public AgentChange ToChange(AgentView before, IReadOnlySet<long> visibleGroups, IReadOnlySet<long> visibleRoles, IReadOnlySet<long> visibleAccounts) => new()
    {
        Login = Login ?? "",
        DisplayName = DisplayName ?? "",
        Title = Title,
        Nickname = Nickname,
        Email = Email,
        Phone = Phone,
        PhoneHidden = PhoneHidden,
        DepartmentId = DepartmentId,
        JobNumber = JobNumber,
        GroupIds = With(GroupIds, before.GroupIds, visibleGroups),
        RoleIds = With(RoleIds, before.RoleIds, visibleRoles),
        ChannelAccountIds = With(ChannelAccountIds, before.ChannelAccountIds, visibleAccounts),
        ScopeLimit = ScopeLimit,
        OfflineText = OfflineText,
        Capacity = Capacity ?? 10,
        Skills = new(SkillList()),
        Languages = new(LanguageList()),
        TemplateId = TemplateId,
    };

    /// <summary>True where the skills cannot be read.</summary>
    public bool HasBrokenSkills() => Parts(Skills).Any(part => Skill(part) is null);

    private List<SkillView> SkillList() => [.. Parts(Skills).Select(Skill).OfType<SkillView>()];

    private List<string> LanguageList() => [.. Parts(Languages)];

    private static Optional<IReadOnlyList<long>> With(List<long> chosen, IReadOnlyList<long> before, IReadOnlySet<long> visible) =>
        new([.. chosen, .. before.Where(id => !visible.Contains(id))]);

    private static string[] Parts(string? text) => (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static SkillView? Skill(string part)
    {
        var at = part.LastIndexOfAny([':', '：']);
        if (at < 0)
        {
            return new SkillView(part, 1);
        }

        return int.TryParse(part[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= 10
            ? new SkillView(part[..at].Trim(), level)
            : null;
    }
}
